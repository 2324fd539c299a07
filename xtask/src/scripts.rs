//! The scripts and sheets whose names only the build knows: the script that starts the page, the one for other pages, and
//! the sheet of the custom element.
//!
//! Takes the folder that Trunk gathers the site in, and `www/`. Names what it writes by the program's own hash, so that
//! caches never mix two builds; `embed.js` alone keeps its name.

use crate::{
    sheet::embedded,
    stop::{About, Outcome, Stop, stop},
};
use std::{fs, path::Path};

/// The sheets that make up the element's, in the order of the page.
pub(crate) const SHEETS: [&str; 4] = ["style.css", "calendar.css", "present.css", "inside.css"];

/// The sheet of unattended screens, which a guest in another page never is.
pub(crate) const KIOSK_SHEET: &str = "kiosk.css";

/// Writes the scripts and the sheet, and has the page start by one of them.
pub(crate) fn finish(www: &Path, site: &Path) -> Outcome {
    let page = site.join("index.html");
    let html = fs::read_to_string(&page).about(page.display())?;
    let program = program_of(&html).ok_or_else(|| stop(format!("{}: no program is named.", page.display())))?;
    let names = Names::of(program);
    write(site, &names.sheet, &sheet(www)?)?;
    write(site, &names.start, &names.fill(&read(www, "start.js")?))?;
    write(site, "embed.js", &names.fill(&read(www, "embed.js")?))?;
    let html = with_start(&html, &names.start).ok_or_else(|| stop(format!("{}: no start.", page.display())))?;
    fs::write(&page, html).about(page.display())
}

/// The names of a build, which share the program's hash.
struct Names {
    program: String,
    wasm: String,
    start: String,
    sheet: String,
}

impl Names {
    /// Of the program `tushuo-HASH`.
    fn of(program: &str) -> Self {
        let hash = program.rsplit_once('-').map_or(program, |(_, hash)| hash);
        Self {
            program: format!("{program}.js"),
            wasm: format!("{program}_bg.wasm"),
            start: format!("start-{hash}.js"),
            sheet: format!("embed-{hash}.css"),
        }
    }

    fn fill(&self, script: &str) -> String {
        script.replace("@PROGRAM@", &self.program).replace("@WASM@", &self.wasm).replace("@SHEET@", &self.sheet)
    }
}

fn sheet(www: &Path) -> Outcome<String> {
    let mut sheet = read(www, "embed.css")?;
    for name in SHEETS {
        sheet.push_str(&embedded(&read(www, name)?).map_err(|why| stop(format!("{name}: {why}.")))?);
    }
    Ok(sheet)
}

fn read(www: &Path, name: &str) -> Result<String, Stop> {
    let path = www.join(name);
    fs::read_to_string(&path).about(path.display())
}

fn write(site: &Path, name: &str, text: &str) -> Outcome {
    let path = site.join(name);
    fs::write(&path, text).about(path.display())
}

/// What the script that Trunk writes imports: `tushuo-HASH`.
fn program_of(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once("from './")?;
    rest.split_once(".js'").map(|(name, _)| name)
}

/// The page with a script of its own in place of the one that Trunk writes into it: a strict policy allows no other.
fn with_start(html: &str, start: &str) -> Option<String> {
    let (before, rest) = html.split_once("<script type=\"module\">")?;
    let (_, after) = rest.split_once("</script>")?;
    Some(format!("{before}<script type=\"module\" src=\"./{start}\"></script>{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<head>\n<script type=\"module\">\nimport init, * as bindings from './tushuo-ab12.js';\nx\n</script>\n</head>";

    #[test]
    fn the_page_starts_by_a_script_of_its_own() {
        assert_eq!(program_of(PAGE), Some("tushuo-ab12"));
        let page = with_start(PAGE, "start-ab12.js").unwrap();
        assert_eq!(page, "<head>\n<script type=\"module\" src=\"./start-ab12.js\"></script>\n</head>");
        assert_eq!(with_start("<head></head>", "start.js"), None);
        assert_eq!(program_of("<head></head>"), None);
    }

    #[test]
    fn every_name_is_filled_in() {
        let names = Names::of("tushuo-ab12");
        assert_eq!(names.fill("@PROGRAM@ @WASM@ @SHEET@"), "tushuo-ab12.js tushuo-ab12_bg.wasm embed-ab12.css");
        let www = crate::shell::root().join("www");
        for name in ["start.js", "embed.js"] {
            assert!(!names.fill(&read(&www, name).unwrap()).contains('@'), "{name}");
        }
    }
}
