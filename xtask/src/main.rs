//! The project's commands: `cargo xtask serve | build | test | check | schema`. Installs what they need, says what it
//! is doing, and ends with a clear sentence when something cannot be had.
//! Changes nothing of the user's but what `help` names.

#![allow(clippy::disallowed_methods, reason = "those are about code that runs in a browser")]

mod addresses;
mod browsers;
mod cache;
mod checks;
mod cli;
mod debian;
mod engines;
mod first_view;
mod integrity;
mod licences;
mod minify;
mod nginx;
mod parts;
mod peers;
mod readers;
mod scripts;
mod sheet;
mod shell;
mod site;
mod size;
mod stage;
mod step;
mod stop;
mod tools;
mod tree;
mod wasm;
mod ways;

use cli::Command;
use site::{Plan, Workshop};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use step::step;
use stop::{About, Outcome, Stop, stop};

fn main() -> ExitCode {
    match cli::parse(std::env::args().skip(1)).map_err(|sentence| Stop { code: 2, sentence }).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(end) => {
            eprintln!("✗ {}", end.sentence);
            ExitCode::from(end.code)
        }
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Help => {
            println!("{}", cli::HELP);
            Ok(())
        }
        Command::Serve { release, report, port } => serve(Plan { release, report }, port),
        Command::Build { report, address } => build(Plan { release: true, report }, address.as_deref()),
        Command::Test(extent) => checks::test(extent),
        Command::Bench => checks::bench(),
        Command::Size => size(),
        Command::Profile => profile(),
        Command::Check { folder } => site::check(&absolute(&folder)?),
        Command::Schema => schema(),
        Command::Stage => stage::stage(),
    }
}

/// A folder named from where the person stands; what we start stands at the workspace's root.
fn absolute(folder: &Path) -> Outcome<PathBuf> {
    std::path::absolute(folder).about(folder.display())
}

fn serve(plan: Plan, port: u16) -> Outcome {
    if std::net::TcpListener::bind(("127.0.0.1", port)).is_err() {
        return Err(stop(format!("Something else serves on port {port}: choose another with --port.")));
    }
    let workshop = Workshop::open()?;
    // The page itself shows what is wrong with a report, so that it can be mended while it is served.
    if let Err(faults) = check_all(&plan) {
        println!("  {} The page will say so too.", faults.sentence);
    }
    workshop.serve(&plan, port)
}

fn build(plan: Plan, address: Option<&str>) -> Outcome {
    let workshop = Workshop::open()?;
    check_all(&plan)?;
    let site = workshop.build(&plan, "dist")?;
    site::pages(&site, address)?;
    workshop.shrink(&site)?;
    workshop.single(&plan, &site)?;
    licences::write(&site)?;
    site::finish(&site, plan.report.is_none(), workshop.budget(&plan)?)?;
    println!(
        "✓ The site is in dist/: put that folder on any web server, under any path; dist/tushuo.html opens by itself."
    );
    Ok(())
}

/// Builds the program as it is shipped, but with its names, and says what is in it.
fn size() -> Outcome {
    let workshop = Workshop::open()?;
    let site = workshop.build(&Plan { release: true, report: None }, "target/size")?;
    workshop.size(&site)
}

/// Notes which functions the overview runs in a browser, for builds where there is none to split the program by.
fn profile() -> Outcome {
    let workshop = Workshop::open()?;
    let browser = browsers::ensure()?;
    let site = workshop.build(&Plan { release: true, report: None }, "target/profile")?;
    site::pages(&site, None)?;
    parts::measure(&browser, &site, &shell::root().join(parts::LIST))
}

fn check_all(plan: &Plan) -> Outcome {
    let mut folders = site::reports()?;
    folders.splice(0..0, plan.report.as_deref().map(absolute).transpose()?);
    if folders.is_empty() {
        return Err(stop("data/ holds no report: a folder with a report.json."));
    }
    step("the reports are valid", || folders.iter().try_for_each(|folder| site::check(folder)))
}

fn schema() -> Outcome {
    let place = shell::root().join("data").join("schema");
    let file = place.join("report.schema.json");
    step("data/schema/report.schema.json", || {
        let args =
            ["run", "--quiet", "--package", "tushuo", "--no-default-features", "--features", "schema", "--", "schema"];
        let mut schema = shell::command(shell::cargo());
        let schema = schema.args(args).current_dir(shell::root()).stderr(std::process::Stdio::inherit()).output();
        let schema = schema.about("schema")?;
        if !schema.status.success() {
            return Err(stop("The schema could not be written, see above; the file is as it was."));
        }
        std::fs::create_dir_all(&place).about(place.display())?;
        std::fs::write(&file, schema.stdout).about(file.display())
    })
}
