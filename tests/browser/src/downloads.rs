//! Files that a page saves: a folder of their own for each test, gone with it.

use crate::{Outcome, Page};
use serde_json::json;
use std::{fs, path::PathBuf, time::Duration};

/// A folder that a page saves into.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Makes an empty folder named after a test, and has the page's browser save into it.
    pub async fn of(page: &Page, name: &str) -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("tushuo-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path)?;
        let behaviour = json!({ "behavior": "allow", "downloadPath": path.to_string_lossy() });
        page.cdp("Browser.setDownloadBehavior", behaviour).await?;
        Ok(Self(path))
    }

    /// The names of the files in it.
    pub fn names(&self) -> Outcome<Vec<String>> {
        let entries = fs::read_dir(&self.0)?.collect::<Result<Vec<_>, _>>()?;
        Ok(entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
    }

    /// Takes a file out of it once all of it is saved; `None` where it never is.
    pub async fn take(&self, name: &str) -> Outcome<Option<Vec<u8>>> {
        for _ in 0..200 {
            let names = self.names()?;
            // Chromium writes beside the name first.
            if names.iter().any(|one| one == name) && !names.iter().any(|one| one.ends_with(".crdownload")) {
                let path = self.0.join(name);
                let bytes = fs::read(&path)?;
                fs::remove_file(path)?;
                return Ok(Some(bytes));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(None)
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
