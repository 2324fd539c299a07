//! Every file below a folder, in order. Takes a folder, gives paths; never reads a file.

use crate::stop::{About, Outcome};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The files below `folder`, sorted.
pub(crate) fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let (mut folders, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).about(folder.display())? {
            let path = entry.about(folder.display())?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}
