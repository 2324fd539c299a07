//! Smaller copies of a built site's files, `.br` and `.gz` beside each, for servers that send them as they are.
//! Takes the folder of a site, says what came of it. Never changes a file, and leaves no copy of an older one.

#![allow(clippy::disallowed_methods, reason = "those are about code that runs in a browser")]

use std::{
    ffi::OsString,
    fs,
    io::Write,
    num::NonZero,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// What is text, or packs like it. Pictures of points are packed already.
const KINDS: [&str; 12] = ["html", "css", "js", "mjs", "wasm", "json", "svg", "csv", "ics", "md", "txt", "xml"];
/// A file that fits into one packet of the network arrives no sooner when it is smaller.
const SMALLEST: u64 = 1024;
/// What brotli calls its best, and its window: 2^22 bytes, more than any file here has.
const BROTLI: (u32, u32) = (11, 22);

/// What could not be read or written, as a sentence.
type Outcome<T> = Result<T, String>;

/// What packing came to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Packed {
    /// How many files have smaller copies.
    files: usize,
    /// Their bytes, as they are, as `.br` and as `.gz`.
    bytes: [u64; 3],
}

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let (Some(site), None) = (words.next(), words.next()) else {
        eprintln!("usage: pack SITE");
        return ExitCode::from(2);
    };
    match pack(Path::new(&site)) {
        Ok(Packed { files, bytes: [plain, br, gz] }) => {
            println!("  {files} files, {plain} bytes: {br} as brotli, {gz} as gzip");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("✗ {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the copies, on all processors.
fn pack(site: &Path) -> Outcome<Packed> {
    let files = to_pack(site)?;
    let (next, packed) = (AtomicUsize::new(0), Mutex::new(Ok(Packed::default())));
    let work = || {
        while let Some((_, path)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let one = pack_file(path);
            let mut all = packed.lock().unwrap_or_else(PoisonError::into_inner);
            match (&mut *all, one) {
                (Ok(all), Ok(Some(bytes))) => {
                    all.files += 1;
                    all.bytes.iter_mut().zip(bytes).for_each(|(sum, bytes)| *sum += bytes);
                }
                (Ok(_), Err(error)) => *all = Err(error),
                _ => {}
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(work);
        }
    });
    packed.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The files that are worth it, the largest first: one that takes seconds is not begun when all else is done.
/// Copies of an earlier run are removed.
fn to_pack(site: &Path) -> Outcome<Vec<(u64, PathBuf)>> {
    let (mut folders, mut files) = (vec![site.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(about(&folder))? {
            let path = entry.map_err(about(&folder))?.path();
            let facts = fs::metadata(&path).map_err(about(&path))?;
            if facts.is_dir() {
                folders.push(path);
            } else if is_copy(&path) {
                fs::remove_file(&path).map_err(about(&path))?;
            } else if facts.len() >= SMALLEST && kind(&path).is_some_and(|kind| KINDS.contains(&kind)) {
                files.push((facts.len(), path));
            }
        }
    }
    files.sort_by(|left, right| right.cmp(left));
    Ok(files)
}

/// The copies of one file, and the bytes of all three; none where packing gains nothing.
fn pack_file(path: &Path) -> Outcome<Option<[u64; 3]>> {
    let plain = fs::read(path).map_err(about(path))?;
    let (br, gz) = (brotli(&plain).map_err(about(path))?, gzip(&plain).map_err(about(path))?);
    if br.len() >= plain.len() || gz.len() >= plain.len() {
        return Ok(None);
    }
    for (ending, bytes) in [("br", &br), ("gz", &gz)] {
        let copy = beside(path, ending);
        fs::write(&copy, bytes).map_err(about(&copy))?;
    }
    Ok(Some([plain.len() as u64, br.len() as u64, gz.len() as u64]))
}

fn brotli(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let (quality, window) = BROTLI;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, window);
    writer.write_all(plain)?;
    Ok(writer.into_inner())
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    // It names neither file nor time: the same site gives the same bytes.
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(plain)?;
    writer.finish()
}

/// The name of a copy: `a.css` has `a.css.br`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(ending);
    name.into()
}

/// Is this what an earlier run wrote?
fn is_copy(path: &Path) -> bool {
    let inner = path.with_extension("");
    matches!(kind(path), Some("br" | "gz")) && kind(&inner).is_some_and(|inner| KINDS.contains(&inner))
}

fn kind(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

fn about(path: &Path) -> impl Fn(std::io::Error) -> String {
    let name = path.display().to_string();
    move |error| format!("{name}: {error}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("tushuo-pack-{name}-{}", std::process::id()));
            fs::create_dir_all(folder.join("en")).unwrap();
            Self(folder)
        }

        fn names(&self) -> Vec<String> {
            let names = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let mut all: Vec<PathBuf> = names(&self.0).chain(names(&self.0.join("en"))).collect();
            all.retain(|path| path.is_file());
            all.sort();
            all.iter().map(|path| path.strip_prefix(&self.0).unwrap().to_string_lossy().replace('\\', "/")).collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn copies_are_read_back_as_what_was_packed() {
        let folder = Folder::new("back");
        let text = "营造具有全球竞争力的创新生态 10486.31 ".repeat(400);
        fs::write(folder.0.join("en/a.svg"), &text).unwrap();
        let packed = pack(&folder.0).unwrap();
        let read = |ending: &str| fs::read(beside(&folder.0.join("en/a.svg"), ending)).unwrap();
        assert_eq!(packed.files, 1);
        assert_eq!(packed.bytes, [text.len(), read("br").len(), read("gz").len()].map(|bytes| bytes as u64));
        let (mut br, mut gz) = (String::new(), String::new());
        brotli::Decompressor::new(read("br").as_slice(), 4096).read_to_string(&mut br).unwrap();
        flate2::read::GzDecoder::new(read("gz").as_slice()).read_to_string(&mut gz).unwrap();
        assert!(br == text && gz == text);
    }

    #[test]
    fn only_what_gains_by_it_is_packed() {
        let folder = Folder::new("gains");
        let text = "a".repeat(4000);
        for name in ["a.html", "b.png", "en/c.ics"] {
            fs::write(folder.0.join(name), &text).unwrap();
        }
        fs::write(folder.0.join("small.css"), "a{}").unwrap();
        // Bytes without a pattern grow when they are packed.
        let mut state = 1_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        });
        fs::write(folder.0.join("noise.wasm"), noise.take(1 << 15).collect::<Vec<_>>()).unwrap();
        assert_eq!(pack(&folder.0).unwrap().files, 2);
        let all = ["a.html", "a.html.br", "a.html.gz", "b.png", "en/c.ics", "en/c.ics.br", "en/c.ics.gz"];
        assert_eq!(folder.names(), [&all[..], &["noise.wasm", "small.css"]].concat());
    }

    #[test]
    fn no_copy_outlives_its_file_and_the_same_file_gives_the_same_copies() {
        let folder = Folder::new("again");
        fs::write(folder.0.join("a.json"), "[1, 2] ".repeat(400)).unwrap();
        pack(&folder.0).unwrap();
        let first = fs::read(folder.0.join("a.json.gz")).unwrap();
        fs::write(folder.0.join("old.css.br"), "x").unwrap();
        fs::write(folder.0.join("theirs.tar.gz"), "x").unwrap();
        pack(&folder.0).unwrap();
        assert_eq!(folder.names(), ["a.json", "a.json.br", "a.json.gz", "theirs.tar.gz"]);
        assert_eq!(fs::read(folder.0.join("a.json.gz")).unwrap(), first);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        assert!(pack(Path::new("no-such-folder")).is_err_and(|told| told.contains("no-such-folder")));
    }
}
