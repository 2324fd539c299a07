//! The folder of tools: where it is, one run at a time in it, and installs that are whole or not there at all.
//! Never touches anything outside that folder.

use crate::stop::{About, Outcome, stop};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

/// The folder of tools in the user's cache folder.
pub(crate) struct Cache {
    root: PathBuf,
}

impl Cache {
    /// The cache of this user; the folder is made when something is put in.
    pub(crate) fn of_user() -> Outcome<Self> {
        let root = place(std::env::consts::OS, |name| std::env::var_os(name)).ok_or_else(|| {
            stop("There is no place for the tools: neither XDG_CACHE_HOME nor HOME (LOCALAPPDATA on Windows) is set.")
        })?;
        Ok(Self { root })
    }

    /// Where a tool of this version is, or will be.
    pub(crate) fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.root.join("tools").join(format!("{name}-{version}"))
    }

    /// Where the tools are compiled; kept while an install has not ended well, so that the next try goes on from there.
    pub(crate) fn building(&self) -> PathBuf {
        self.root.join("building")
    }

    /// Waits until no other run installs here, and keeps others out until the lock is dropped.
    pub(crate) fn lock(&self) -> Outcome<Lock> {
        fs::create_dir_all(&self.root).about(self.root.display())?;
        let path = self.root.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path).about(path.display())?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("· another run is installing tools; waiting for it …");
                file.lock().about(path.display())?;
            }
            Err(TryLockError::Error(error)) => return Err(error).about(path.display()),
        }
        self.sweep();
        Ok(Lock { _file: file })
    }

    /// Puts a tool in its place: `make` fills a folder beside it, which is moved there once it is whole.
    pub(crate) fn install(
        &self,
        _lock: &Lock,
        name: &str,
        version: &str,
        make: impl FnOnce(&Path) -> Outcome,
    ) -> Outcome<PathBuf> {
        let place = self.tool(name, version);
        let half = self.root.join("tools").join(format!("{HALF}{name}-{version}"));
        fs::create_dir_all(&half).about(half.display())?;
        make(&half)?;
        fs::rename(&half, &place).about(place.display())?;
        Ok(place)
    }

    /// Removes what compiling the tools left behind.
    pub(crate) fn clear_building(&self, _lock: &Lock) {
        // Left-over files cost space, nothing else.
        let _ = fs::remove_dir_all(self.building());
    }

    /// Removes folders of installs that were interrupted; called only by who holds the lock.
    fn sweep(&self) {
        let Ok(entries) = fs::read_dir(self.root.join("tools")) else { return };
        for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(HALF)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// How the folder of an install that is not whole begins.
const HALF: &str = ".half-";

/// Held while tools are installed; the system lets go of it even when the process is killed.
pub(crate) struct Lock {
    _file: File,
}

/// Where the project's cache is on a system, from its environment.
fn place(system: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| {
        variable(name).map(PathBuf::from).filter(|path| !path.as_os_str().is_empty() && path.is_absolute())
    };
    let user = match system {
        "windows" => folder("LOCALAPPDATA"),
        "macos" => folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join("Library").join("Caches"))),
        _ => folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache"))),
    };
    Some(user?.join("tushuo"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn with(system: &str, variables: &[(&str, &str)]) -> Option<PathBuf> {
        place(system, |name| variables.iter().find(|(given, _)| *given == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn each_system_has_its_place() {
        assert_eq!(with("linux", &[("HOME", "/home/a")]), Some("/home/a/.cache/tushuo".into()));
        assert_eq!(with("linux", &[("HOME", "/home/a"), ("XDG_CACHE_HOME", "/c")]), Some("/c/tushuo".into()));
        assert_eq!(with("macos", &[("HOME", "/Users/a")]), Some("/Users/a/Library/Caches/tushuo".into()));
        assert_eq!(with("windows", &[("LOCALAPPDATA", "/l")]), Some("/l/tushuo".into()));
    }

    #[test]
    fn empty_and_relative_folders_do_not_count() {
        assert_eq!(with("linux", &[("HOME", "/h"), ("XDG_CACHE_HOME", "")]), Some("/h/.cache/tushuo".into()));
        assert_eq!(with("linux", &[("HOME", "/h"), ("XDG_CACHE_HOME", "c")]), Some("/h/.cache/tushuo".into()));
        assert_eq!(with("linux", &[]), None);
    }

    #[test]
    fn an_interrupted_install_leaves_no_tool() {
        let root = std::env::temp_dir().join(format!("tushuo-cache-{}", std::process::id()));
        let cache = Cache { root: root.clone() };
        let lock = cache.lock().unwrap();
        let failed = cache.install(&lock, "a", "1", |folder| {
            fs::write(folder.join("part"), "x").unwrap();
            Err(stop("interrupted"))
        });
        assert!(failed.is_err());
        assert!(!cache.tool("a", "1").exists());
        drop(lock);
        let lock = cache.lock().unwrap();
        let place = cache.install(&lock, "a", "1", |folder| fs::write(folder.join("whole"), "x").about("it")).unwrap();
        assert!(place.join("whole").exists() && !place.join("part").exists());
        fs::remove_dir_all(root).unwrap();
    }
}
