//! The commands: `tushuo check DIR`, whether a report folder can be trusted; `tushuo events DIR OUT`, its events as files.
//!
//! Takes folders, gives what to print and how to exit. Reads at most one byte more than a file may have. Native
//! only: never in the page.

use core::fmt::Write;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::describe::events::Stamp;
use crate::export::write_events;
use crate::report::Report;
use crate::report::load::{self, REPORT_LIMIT, SOURCE_LIMIT};
use crate::report::problem::{Code, FileFault, Problem, REPORT_FILE, SOURCE_FILE};
use crate::report::schema::{Lang, ReportFile};
use crate::report::validate::{accounts, validate};
use crate::words::problem::worded;

/// What a check came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Every problem.
    pub problems: Vec<Problem>,
    /// How much was checked; `None` where the dataset could not be read.
    pub counts: Option<Counts>,
}

/// How much a report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Printed values.
    pub statistics: usize,
    /// Events.
    pub events: usize,
    /// Figures.
    pub figures: usize,
    /// Numerals of the source that are accounted for.
    pub accounted: usize,
    /// Numerals of the source.
    pub numerals: usize,
}

/// Runs the command with the arguments after the program's name, prints, and gives the exit code: 0 for a good
/// report, 1 for one with problems, 2 for a command or a folder that is not there.
pub fn run(arguments: &[String]) -> u8 {
    match arguments {
        [command, folder] if command == "check" => {
            let Some(folder) = existing(folder) else { return 2 };
            let checked = check(folder);
            print!("{}", listing(&checked));
            u8::from(!checked.problems.is_empty())
        }
        [command, folder, target] if command == "events" => {
            existing(folder).map_or(2, |folder| events(folder, Path::new(target)))
        }
        #[cfg(feature = "schema")]
        [command] if command == "schema" => schema(),
        _ => {
            eprintln!(
                "用法 / usage: tushuo check DIR\n             tushuo events DIR OUT\n             \
                 tushuo pages DIR SITE [--address URL]\n             tushuo package DIR TARGET\n             \
                 tushuo single DIR PROGRAM TARGET STYLE…"
            );
            2
        }
    }
}

/// A folder that is there; says so where it is not.
fn existing(folder: &str) -> Option<&Path> {
    let path = Path::new(folder);
    if !path.is_dir() {
        eprintln!("没有文件夹 {folder} / there is no folder {folder}");
    }
    path.is_dir().then_some(path)
}

/// Writes the events of a report folder as calendars, tables and JSON, and names the files; a report with problems is
/// written nowhere. Entries bear the time at which `report.json` was last changed, so that the same report gives the
/// same files.
fn events(folder: &Path, target: &Path) -> u8 {
    let files = read(folder, SOURCE_FILE, SOURCE_LIMIT)
        .and_then(|source| Ok((read(folder, REPORT_FILE, REPORT_LIMIT)?, source)));
    let report = match files.and_then(|(json, source)| Report::load(&json, Some(&source))) {
        Ok(report) => report,
        Err(problems) => {
            eprint!("{}", listing(&Checked { problems, counts: None }));
            return 1;
        }
    };
    let changed = fs::metadata(folder.join(REPORT_FILE)).and_then(|file| file.modified()).ok();
    let seconds = changed.and_then(|changed| changed.duration_since(UNIX_EPOCH).ok()).map_or(0, |span| span.as_secs());
    match write_events(&report, Stamp::of_unix_seconds(seconds.try_into().unwrap_or_default()), target) {
        Ok(paths) => {
            for path in paths {
                println!("{}", path.display());
            }
            0
        }
        Err(error) => {
            eprintln!("{0}：写不进去：{error} / cannot be written to: {error}", target.display());
            1
        }
    }
}

/// Prints the JSON Schema of `report.json`.
#[cfg(feature = "schema")]
fn schema() -> u8 {
    match serde_json::to_string_pretty(&schemars::schema_for!(ReportFile)) {
        Ok(schema) => {
            println!("{schema}");
            0
        }
        Err(error) => {
            eprintln!("{error}");
            1
        }
    }
}

/// Checks a report folder.
pub fn check(folder: &Path) -> Checked {
    let mut problems = Vec::new();
    let source = read(folder, SOURCE_FILE, SOURCE_LIMIT).and_then(|bytes| load::source(&bytes));
    let source = source.map_err(|faults| problems.extend(faults)).ok();
    let file = read(folder, REPORT_FILE, REPORT_LIMIT).and_then(|bytes| load::parse(&bytes));
    let file = file.map_err(|faults| problems.extend(faults)).ok();
    let counts = file.map(|file| {
        problems.extend(validate(&file, source.as_deref()));
        counts(&file, source.as_deref())
    });
    Checked { problems, counts }
}

fn counts(file: &ReportFile, source: Option<&str>) -> Counts {
    let accounts = source.map(|source| accounts(file, source)).unwrap_or_default();
    Counts {
        statistics: file.statistics.len(),
        events: file.events.len(),
        figures: file.figures.len(),
        accounted: accounts.accounted,
        numerals: accounts.numerals,
    }
}

/// A report of a folder, checked, and the bytes of its source.
pub fn load(folder: &Path) -> Result<(Report, Vec<u8>), Vec<Problem>> {
    let source = read(folder, SOURCE_FILE, SOURCE_LIMIT)?;
    let report = Report::load(&read(folder, REPORT_FILE, REPORT_LIMIT)?, Some(&source))?;
    Ok((report, source))
}

/// Reads a file up to one byte more than its limit, which is enough to refuse it.
fn read(folder: &Path, name: &'static str, limit: usize) -> Result<Vec<u8>, Vec<Problem>> {
    let fault = |error: std::io::Error| {
        let fault = match error.kind() {
            ErrorKind::NotFound => FileFault::Missing,
            _ => FileFault::Unreadable { reason: error.to_string() },
        };
        vec![Problem { file: name, path: String::new(), code: Code::File(fault) }]
    };
    let path = folder.join(name);
    // A pipe or a device would be waited for without end.
    if !fs::metadata(&path).map_err(fault)?.is_file() {
        return Err(fault(std::io::Error::other("not a file")));
    }
    let mut bytes = Vec::new();
    let most = limit as u64 + 1;
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(fault)?;
    Ok(bytes)
}

/// What a check came to, in Chinese and English.
pub fn listing(checked: &Checked) -> String {
    let mut text = String::new();
    for problem in &checked.problems {
        let place = if problem.path.is_empty() {
            problem.file.to_owned()
        } else {
            format!("{} · {}", problem.file, problem.path)
        };
        for lang in [Lang::Zh, Lang::En] {
            let words = worded(problem, lang);
            // Writing to a string does not fail.
            let _ = writeln!(text, "{place}: {} — {}", words.what, words.remedy);
        }
    }
    let _ = writeln!(text, "{}", summary(checked));
    text
}

fn summary(checked: &Checked) -> String {
    let found = checked.problems.len();
    let (zh, en) = match found {
        0 => ("没有问题".to_owned(), "no problems".to_owned()),
        1 => ("1 个问题".to_owned(), "1 problem".to_owned()),
        _ => (format!("{found} 个问题"), format!("{found} problems")),
    };
    let Some(Counts { statistics, events, figures, accounted, numerals }) = checked.counts else {
        return format!("{zh} / {en}");
    };
    format!(
        "{zh}：统计数据 {statistics}，事件 {events}，图表 {figures}，原文数字 {accounted}/{numerals} 有着落\n\
         {en}: statistics {statistics}, events {events}, figures {figures}, numerals accounted for {accounted}/{numerals}"
    )
}
