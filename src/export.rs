//! The files of the command `tushuo events DIR OUT`: every event of a report, in every form and language.
//!
//! Takes a checked report, the moment its events were last changed and a folder, writes into a folder a language what
//! the page gives to take away. Native only: never in the page.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::describe::events::{IcsOptions, MonthOnly, Stamp, events_csv, events_file_name, events_ics, events_json};
use crate::report::{Lang, Report};

/// Writes the files and gives their paths.
pub fn write_events(report: &Report, stamp: Stamp, target: &Path) -> io::Result<Vec<PathBuf>> {
    let ids: Vec<&str> = report.file().events.iter().map(|event| event.id.as_str()).collect();
    let mut written = Vec::new();
    for (lang, folder) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let folder = target.join(folder);
        fs::create_dir_all(&folder)?;
        let options = IcsOptions { lang, stamp, month_only: MonthOnly::WholeMonth, address_of: None };
        for (extension, bytes) in [
            ("ics", events_ics(report, &ids, &options).bytes),
            ("csv", events_csv(report, &ids, lang)),
            ("json", events_json(report, &ids, lang)),
        ] {
            let path = folder.join(events_file_name(report, None, extension));
            fs::write(&path, bytes)?;
            written.push(path);
        }
    }
    Ok(written)
}
