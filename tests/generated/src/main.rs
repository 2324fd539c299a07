//! Writes a generated report into a folder: `generated-reports FOLDER EVENTS [YEARS]`.

use std::path::Path;
use std::process::ExitCode;

use generated_reports::{Plan, report};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, events, years) = match arguments.as_slice() {
        [folder, events] => (folder, events.parse(), Ok(Plan::of(0).years)),
        [folder, events, years] => (folder, events.parse(), years.parse()),
        _ => return usage(),
    };
    let (Ok(events), Ok(years)) = (events, years) else { return usage() };
    match write(Path::new(folder), Plan { years, ..Plan::of(events) }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path, plan: Plan) -> std::io::Result<()> {
    let generated = report(plan);
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("report.json"), generated.json)?;
    std::fs::write(folder.join("source.zh.md"), generated.source)
}

fn usage() -> ExitCode {
    eprintln!("generated-reports FOLDER EVENTS [YEARS]");
    ExitCode::FAILURE
}
