//! The command `tushuo events DIR OUT`.

use std::fs;
use std::path::{Path, PathBuf};

use tushuo::check::run;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tushuo-events-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn events(from: &Path, to: &Path) -> u8 {
    run(&["events".to_owned(), from.display().to_string(), to.display().to_string()])
}

#[test]
fn the_command_writes_every_form_in_both_languages_and_the_same_again() {
    let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shanghai-2023-ch7"), folder("all"));
    let files = || {
        let names = ["zh", "en"].iter().flat_map(|lang| ["ics", "csv", "json"].map(|kind| (lang, kind)));
        let paths = names.map(|(lang, kind)| to.join(lang).join(format!("shanghai-2023-ch7-events.{kind}")));
        paths.map(|path| fs::read(path).expect("a file")).collect::<Vec<_>>()
    };
    assert_eq!(events(&from, &to), 0);
    let first = files();
    assert!(first.iter().all(|bytes| bytes.len() > 1000));
    assert_eq!(events(&from, &to), 0);
    assert_eq!(files(), first);
    fs::remove_dir_all(&to).expect("it was there");
}

#[test]
fn nothing_is_written_of_a_report_that_has_problems_or_is_not_there() {
    let (from, to) = (folder("bad"), folder("none"));
    assert_eq!(events(&from, &to), 2);
    fs::create_dir_all(&from).expect("a folder");
    fs::write(from.join("report.json"), "{}").expect("a file");
    fs::write(from.join("source.zh.md"), "甲").expect("a file");
    assert_eq!(events(&from, &to), 1);
    assert!(!to.exists());
    fs::remove_dir_all(&from).expect("it was there");
}
