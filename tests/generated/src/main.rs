//! Writes a generated report into a folder: `generated-reports FOLDER EVENTS [YEARS]`, or one with lines of many values:
//! `generated-reports FOLDER series VALUES [LINES]`.

use std::path::Path;
use std::process::ExitCode;

use generated_reports::{Generated, Plan, of_series, report};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, events, years) = match arguments.as_slice() {
        [folder, series, numbers @ ..] if series == "series" => {
            let numbers: Vec<u32> = numbers.iter().filter_map(|number| number.parse().ok()).collect();
            return match numbers.as_slice() {
                [values] => done(folder, &of_series(*values, 1)),
                [values, lines] => done(folder, &of_series(*values, *lines)),
                _ => usage(),
            };
        }
        [folder, events] => (folder, events.parse(), Ok(Plan::of(0).years)),
        [folder, events, years] => (folder, events.parse(), years.parse()),
        _ => return usage(),
    };
    let (Ok(events), Ok(years)) = (events, years) else { return usage() };
    done(folder, &report(Plan { years, ..Plan::of(events) }))
}

fn done(folder: &str, generated: &Generated) -> ExitCode {
    match write(Path::new(folder), generated) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path, generated: &Generated) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("report.json"), &generated.json)?;
    std::fs::write(folder.join("source.zh.md"), &generated.source)
}

fn usage() -> ExitCode {
    eprintln!("generated-reports FOLDER EVENTS [YEARS]\ngenerated-reports FOLDER series VALUES [LINES]");
    ExitCode::FAILURE
}
