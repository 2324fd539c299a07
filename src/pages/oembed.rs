//! oEmbed 1.0: how a figure is framed, for sites that ask by its address.
//!
//! Takes a site with its public address, gives a file for each figure. Static, so it knows no `maxwidth`: the frame is
//! as wide as the place it is put in.

use serde_json::json;

use super::{File, Site, card, card_path};
use crate::report::{Lang, Report};
use crate::share::place;
use crate::share::snippets::{FRAME_WIDTH_PX, snippets, title};
use crate::state::View;
use crate::words::message::Frame;

/// Where the oEmbed of a figure stands.
pub(super) fn path(report: &Report, figure: &str, lang: Lang) -> String {
    format!("{}oembed/{figure}.json", place::folder(report, lang))
}

/// The files of every figure in a language.
pub(super) fn files(site: &Site<'_>, base: &str, lang: Lang) -> Vec<File> {
    let figures = site.report.file().figures.iter();
    figures
        .map(|figure| File::new(path(site.report, &figure.id, lang), of_figure(site, base, &figure.id, lang)))
        .collect()
}

fn of_figure(site: &Site<'_>, base: &str, id: &str, lang: Lang) -> String {
    let view = View::Figure(id.to_owned());
    let made = snippets(site.report, &view, lang, Some(base));
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": Frame::Name.text(lang),
        "provider_url": base,
        "title": title(site.report, &view, lang),
        "html": made.frame,
        "width": FRAME_WIDTH_PX,
        "height": made.frame_height_px,
    });
    let picture = card_path(site.report, id, lang);
    if let Some(fields) = answer.as_object_mut().filter(|_| site.pictures.contains(&picture)) {
        fields.insert("thumbnail_url".to_owned(), json!(format!("{base}{picture}")));
        fields.insert("thumbnail_width".to_owned(), json!(card::WIDTH_PX));
        fields.insert("thumbnail_height".to_owned(), json!(card::HEIGHT_PX));
    }
    format!("{answer}\n")
}
