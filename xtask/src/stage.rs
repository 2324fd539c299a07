//! Puts the reports beside the page: copies `data/` and, first in the index, another report that was asked for; then the
//! examples for other pages, and what [`scripts`] writes.
//! Trunk calls it after each build. Never looks into a report further than its id.

use crate::{
    scripts, shell,
    stop::{About, Outcome, stop},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tinyjson::JsonValue;

/// The variable that names another report's folder.
pub(crate) const REPORT: &str = "TUSHUO_REPORT";
/// A file larger than this is no report; it is not read for its id.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Copies everything to the folder that Trunk gathers the site in.
pub(crate) fn stage() -> Outcome {
    let Some(target) = std::env::var_os("TRUNK_STAGING_DIR") else {
        return Err(stop("`stage` is called by Trunk, which names the folder in TRUNK_STAGING_DIR."));
    };
    let other = std::env::var_os(REPORT).map(PathBuf::from);
    let (root, target) = (shell::root(), PathBuf::from(target));
    gather(&root.join("data"), other.as_deref(), &target.join("data"))?;
    copy(&root.join("www").join("host-examples"), &target.join("host-examples"))?;
    scripts::finish(&root.join("www"), &target)
}

/// Copies the folders of `data`, and `other` in front of them, to `target`, with an index of them.
fn gather(data: &Path, other: Option<&Path>, target: &Path) -> Outcome {
    let first = other.map(report_id).transpose()?;
    let mut reports = Vec::new();
    for entry in fs::read_dir(data).about(data.display())? {
        let path = entry.about(data.display())?.path();
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        if path.is_dir() && first.as_ref() != Some(&name) && !name.starts_with('.') {
            copy(&path, &target.join(&name))?;
            if path.join("report.json").is_file() {
                reports.push(name);
            }
        }
    }
    reports.sort();
    let index = data.join("index.json");
    if index.is_file() {
        reports = self::reports(&index)?;
    }
    if let (Some(id), Some(folder)) = (first, other) {
        copy(folder, &target.join(&id))?;
        reports.retain(|report| *report != id);
        reports.insert(0, id);
    }
    let index = target.join("index.json");
    fs::create_dir_all(target).about(target.display())?;
    fs::write(&index, index_text(&reports)).about(index.display())
}

/// The ids that an `index.json` names.
pub(crate) fn reports(index: &Path) -> Outcome<Vec<String>> {
    let text = fs::read_to_string(index).about(index.display())?;
    indexed(&text).map_err(|why| stop(format!("{}: {why}", index.display())))
}

/// The ids in the text of an `index.json`.
fn indexed(text: &str) -> Result<Vec<String>, String> {
    let wrong = || "it should read {\"reports\": [\"a-report\", …]}.".to_owned();
    let value: JsonValue = text.parse().map_err(|error| format!("{error}"))?;
    let JsonValue::Object(mut fields) = value else { return Err(wrong()) };
    let Some(JsonValue::Array(reports)) = fields.remove("reports") else { return Err(wrong()) };
    reports.into_iter().map(|id| String::try_from(id).map_err(|_| wrong())).collect()
}

/// The text of an `index.json`.
fn index_text(ids: &[String]) -> String {
    let ids = ids.iter().map(|id| JsonValue::String(id.clone())).collect();
    let index = JsonValue::Object([("reports".to_owned(), JsonValue::Array(ids))].into());
    // Strings always have a text.
    index.stringify().unwrap_or_default()
}

/// The id that a report gives itself, fit to name a folder.
fn report_id(folder: &Path) -> Outcome<String> {
    let file = folder.join("report.json");
    let size = fs::metadata(&file).about(file.display())?.len();
    if size > LARGEST {
        return Err(stop(format!("{}: {size} bytes are too many for a report.", file.display())));
    }
    let text = fs::read_to_string(&file).about(file.display())?;
    id_of(&text).map_err(|why| stop(format!("{}: {why}", file.display())))
}

fn id_of(report: &str) -> Result<String, String> {
    let value: JsonValue = report.parse().map_err(|error| format!("{error}"))?;
    let JsonValue::Object(mut fields) = value else { return Err("it should be an object.".to_owned()) };
    let Some(JsonValue::String(id)) = fields.remove("id") else { return Err("`id`: there should be one.".to_owned()) };
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if id.is_empty() || id.starts_with('.') || !id.chars().all(plain) {
        return Err(format!("`id`: \"{id}\" names a folder: letters, digits and hyphens only."));
    }
    Ok(id)
}

/// Copies a folder with all that is in it, but for what is hidden.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).about(to.display())?;
    for entry in fs::read_dir(from).about(from.display())? {
        let path = entry.about(from.display())?.path();
        let Some(name) = path.file_name() else { continue };
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).about(path.display())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            static COUNT: AtomicUsize = AtomicUsize::new(0);
            let name = format!("tushuo-stage-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            Self(std::env::temp_dir().join(name))
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        fn read(&self, path: &str) -> String {
            fs::read_to_string(self.0.join(path)).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn everything_of_data_is_copied() {
        let folder = Folder::new();
        folder.write("data/index.json", "{\"reports\": [\"b\", \"a\"]}");
        folder.write("data/a/report.json", "{}");
        folder.write("data/b/source.zh.md", "x");
        folder.write("data/schema/report.schema.json", "{}");
        gather(&folder.0.join("data"), None, &folder.0.join("out")).unwrap();
        assert_eq!(folder.read("out/index.json"), "{\"reports\":[\"b\",\"a\"]}");
        assert_eq!(folder.read("out/b/source.zh.md"), "x");
        assert!(folder.0.join("out/schema/report.schema.json").is_file());
    }

    #[test]
    fn another_report_comes_first_and_once() {
        let folder = Folder::new();
        folder.write("data/index.json", "{\"reports\":[\"a\",\"mine\"]}");
        folder.write("data/mine/report.json", "old");
        folder.write("other/report.json", "{\"id\":\"mine\"}");
        gather(&folder.0.join("data"), Some(&folder.0.join("other")), &folder.0.join("out")).unwrap();
        assert_eq!(folder.read("out/index.json"), "{\"reports\":[\"mine\",\"a\"]}");
        assert_eq!(folder.read("out/mine/report.json"), "{\"id\":\"mine\"}");
    }

    #[test]
    fn without_an_index_the_reports_are_listed() {
        let folder = Folder::new();
        folder.write("data/b/report.json", "{}");
        folder.write("data/a/report.json", "{}");
        folder.write("data/schema/report.schema.json", "{}");
        gather(&folder.0.join("data"), None, &folder.0.join("out")).unwrap();
        assert_eq!(folder.read("out/index.json"), "{\"reports\":[\"a\",\"b\"]}");
    }

    #[test]
    fn an_id_must_name_a_folder() {
        assert_eq!(id_of("{\"id\":\"a-1\",\"x\":[1]}"), Ok("a-1".to_owned()));
        for bad in ["{\"id\":\"../a\"}", "{\"id\":\"\"}", "{\"id\":1}", "{}", "[]", "{", ""] {
            assert!(id_of(bad).is_err(), "{bad}");
        }
    }
}
