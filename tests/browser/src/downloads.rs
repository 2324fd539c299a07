//! Files that a page saves: a folder of their own for each test, gone with it.

use crate::{Outcome, Page};
use std::{fs, path::PathBuf, time::Duration};

/// A folder that a page saves into.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Makes an empty folder named after a test, and has the page's browser save into it.
    pub async fn of(page: &Page, name: &str) -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("tushuo-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path)?;
        page.save_into(&path).await?;
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
            // Browsers write beside the name first; Firefox keeps the name by an empty file meanwhile.
            let half = |one: &String| [".crdownload", ".part"].iter().any(|end| one.ends_with(end));
            let path = self.0.join(name);
            let begun = fs::metadata(&path).is_ok_and(|file| file.len() > 0);
            if begun && !names.iter().any(half) {
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
