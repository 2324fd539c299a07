//! Every view there is, for tests that look at all of them.

use browser_tests::{
    Outcome, Page, Site, Theme,
    dataset::{list, report, text},
};
use serde_json::Value;
use std::fs;

pub(crate) const LANGS: [&str; 2] = ["zh", "en"];
pub(crate) const THEMES: [&str; 3] = ["light", "dark", "contrast"];

/// Views beside the plain one of each figure: each in another state, or with something open.
const OTHERS: [&str; 16] = [
    "",
    "figures",
    "figures/credit-balance?measure=borrowers&derived=0",
    "figures/credit-balance?mark=sme-loan-balance-2022",
    "figures/insurance?scale=linear&mark=ic-cover",
    "figures/patents?elsewhere=1",
    "calendar",
    "calendar?as=list",
    "calendar?when=2023-05",
    "calendar?topic=ip&q=%E7%9F%A5%E8%AF%86%E4%BA%A7%E6%9D%83",
    "calendar?q=nothing-is-called-so",
    "calendar/science-festival",
    "source",
    "source/tech-loan-balance",
    "present/1",
    "present/3",
];

/// Every view, as an address without its `#/`.
pub(crate) fn views() -> Outcome<Vec<String>> {
    let report = report()?;
    let figures = list(&report, "figures").map(|figure| format!("figures/{}", text(figure, "id")));
    Ok(OTHERS.map(str::to_owned).into_iter().chain(figures).collect())
}

/// Pages that read without the program, of every kind and in both languages.
pub(crate) const ENTRIES: [&str; 8] = [
    "index.html",
    "figures/credit-balance.html",
    "figures/policies.html",
    "calendar.html",
    "source.html",
    "en/index.html",
    "en/figures/patents.html",
    "en/calendar.html",
];

/// The built site without what starts the program: its pages stay as they were sent.
pub(crate) fn without_program() -> Outcome<Site> {
    let site = Site::built()?;
    let files = fs::read_dir(Site::folder()?)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    for start in files.filter(|name| name.starts_with("start-")) {
        site.answer_instead(&start, 200, "");
    }
    Ok(site)
}

/// The address of a view with these settings.
pub(crate) fn address(view: &str, settings: &str) -> String {
    let join = if view.contains('?') { '&' } else { '?' };
    format!("#/{view}{join}{settings}")
}

/// Charts stand at once and do not grow first, for tests that look at one view after another.
pub(crate) async fn hold_still(page: &Page) -> Outcome {
    page.emulate_media(Theme::Light, true).await
}

/// Goes to a view and waits until it stands still, whole.
pub(crate) async fn show(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.wait_state_ready().await?;
    // The address is taken up in a later turn of the page's own.
    let there = format!(
        "return location.hash === {} && !!document.querySelector('main')?.firstElementChild",
        Value::from(address)
    );
    page.wait_true(&there).await.map_err(|error| format!("{address}: {error}"))?;
    page.settle().await
}
