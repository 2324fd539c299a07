//! What is in the program: its functions by crate, and the largest of them, as wasm-bindgen named them.
//!
//! Takes the bytes of a WASM file that still has its names, gives the lines of a table; a file that is cut short or has
//! no names is said to be so. Never changes the file.

use std::collections::BTreeMap;

/// How many crates, and how many functions, are shown.
const SHOWN: [usize; 2] = [30, 50];
/// The section that holds the bodies of functions, the one of imports, and those that name things.
const IMPORTS: u8 = 2;
/// See above.
const CODE: u8 = 10;
/// See above.
const CUSTOM: u8 = 0;

/// The table as a person reads it.
pub(crate) fn table(wasm: &[u8]) -> Option<String> {
    let functions = functions(wasm)?;
    let all: usize = functions.iter().map(|(_, size)| size).sum();
    let mut lines = vec![format!("  {} functions, {all} of {} bytes", functions.len(), wasm.len())];
    let crates = sums(functions.iter().map(|(name, size)| (room(name), *size)));
    let names = sums(functions.iter().map(|(name, size)| (plain(name), *size)));
    for (rows, shown) in [crates, names].into_iter().zip(SHOWN) {
        lines.push(String::new());
        lines.extend(rows.iter().take(shown).map(|(name, bytes, count)| {
            let share = 100.0 * f64::from(u32::try_from(*bytes).unwrap_or(u32::MAX)) / all.max(1) as f64;
            format!("  {bytes:>9} {share:>5.1} % {count:>6}  {}", name.chars().take(150).collect::<String>())
        }));
    }
    Some(lines.join("\n"))
}

/// Sums by name, the largest first: name, bytes, count.
fn sums(sizes: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize, usize)> {
    let mut sums: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, size) in sizes {
        let sum = sums.entry(name).or_default();
        *sum = (sum.0 + size, sum.1 + 1);
    }
    let mut rows: Vec<_> = sums.into_iter().map(|(name, (bytes, count))| (name, bytes, count)).collect();
    rows.sort_by_key(|(_, bytes, _)| std::cmp::Reverse(*bytes));
    rows
}

/// A name without the hashes of crates.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 8 && hash.chars().all(|letter| letter.is_ascii_hexdigit()) => {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The crate that a function belongs to: the first one in its name that is not the standard library, with its room
/// where it is the program's own.
fn room(name: &str) -> String {
    const STANDARD: [&str; 6] = ["core", "alloc", "std", "hashbrown", "dlmalloc", "compiler_builtins"];
    let name = plain(name);
    let words: Vec<&str> = name.split("::").map(last_word).collect();
    let is_crate = |word: &str| word.starts_with(|first: char| first.is_ascii_lowercase());
    let starts = name.match_indices("::").map(|(at, _)| at).zip(&words);
    // A path begins where no other part of it stands before.
    let mut first = starts.filter(|(at, word)| {
        let before = name.get(..at - word.len()).unwrap_or_default();
        is_crate(word) && !before.ends_with("::")
    });
    let Some((at, found)) = first.clone().find(|(_, word)| !STANDARD.contains(word)).or_else(|| first.next()) else {
        return name;
    };
    let next = name.get(at + 2..).unwrap_or_default();
    let next = next.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default();
    if *found == "tushuo" { format!("tushuo::{next}") } else { (*found).to_owned() }
}

/// The word that a piece of a path ends with: `<&mut serde_json` is `serde_json`.
fn last_word(piece: &str) -> &str {
    piece.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// The functions of a file: name and bytes.
fn functions(wasm: &[u8]) -> Option<Vec<(String, usize)>> {
    let mut file = Bytes(wasm.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while let Some(section) = file.byte() {
        let mut body = Bytes(file.sized()?);
        match section {
            IMPORTS => imported = body.imported_functions()?,
            CODE => {
                let count = body.number()?;
                sizes = (0..count).map(|_| body.sized().map(<[u8]>::len)).collect::<Option<_>>()?;
            }
            CUSTOM if body.sized()? == b"name" => names = body.names()?,
            _ => {}
        }
    }
    // What tools add afterwards may have no name; where nothing has one there is nothing to tell.
    let name = |index| names.get(&index).map_or("(no name)", String::as_str).to_owned();
    let each = (imported..).zip(sizes).map(|(index, size)| (name(index), size)).collect();
    (!names.is_empty()).then_some(each)
}

/// Bytes that are still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number of seven bits a byte.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as the number before them says.
    fn sized(&mut self) -> Option<&'a [u8]> {
        let size = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(bytes)
    }

    /// How many functions an import section names.
    fn imported_functions(&mut self) -> Option<usize> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.sized()?;
            self.sized()?;
            let kind = self.byte()?;
            match kind {
                0 => functions += 1,
                1 | 3 => drop(self.byte()?),
                _ => {}
            }
            match kind {
                0 => drop(self.number()?),
                1 | 2 => {
                    let has_most = self.byte()? & 1 == 1;
                    self.number()?;
                    if has_most {
                        self.number()?;
                    }
                }
                3 => drop(self.byte()?),
                _ => return None,
            }
        }
        Some(functions)
    }

    /// The names of functions in a name section.
    fn names(&mut self) -> Option<BTreeMap<usize, String>> {
        while let Some(kind) = self.byte() {
            let mut part = Self(self.sized()?);
            if kind == 1 {
                let count = part.number()?;
                let one = |_| Some((part.number()?, String::from_utf8_lossy(part.sized()?).into_owned()));
                return (0..count).map(one).collect();
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, two of its own, named.
    fn small() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([2, 7, 1, 1, b'a', 1, b'b', 0, 0]);
        wasm.extend([10, 9, 2, 2, 0, 11, 4, 0, 1, 1, 11]);
        let names = [&[2, 1][..], &[8], b"core::ab", &[2, 12], b"<tushuo::ui>"].concat();
        let names = [&[4][..], b"name", &[1, names.len() as u8], &names].concat();
        wasm.extend([&[0, names.len() as u8][..], &names].concat());
        wasm
    }

    #[test]
    fn functions_have_their_names_and_sizes() {
        let found = functions(&small()).unwrap();
        assert_eq!(found, [("core::ab".to_owned(), 2), ("<tushuo::ui>".to_owned(), 4)]);
        let table = table(&small()).unwrap();
        assert!(table.contains("tushuo::ui") && table.starts_with("  2 functions, 6 of"), "{table}");
    }

    #[test]
    fn a_function_that_a_tool_added_without_a_name_is_counted() {
        let mut wasm = small();
        // Of the two names the second now is that of a function that is not there.
        let at = wasm.windows(4).position(|four| four == [2, 12, b'<', b't']).unwrap();
        wasm[at] = 7;
        let found = functions(&wasm).unwrap();
        assert_eq!(found, [("core::ab".to_owned(), 2), ("(no name)".to_owned(), 4)]);
    }

    #[test]
    fn what_is_cut_short_or_has_no_names_is_refused() {
        let wasm = small();
        assert_eq!(functions(&wasm[..wasm.len() - 3]), None);
        assert_eq!(functions(b"\0asm\x01\0\0\0\x0a\x04\x01\x02\0\x0b"), None);
        assert_eq!(functions(b"text"), None);
    }

    #[test]
    fn crates_are_told_by_the_first_that_is_not_the_standard_library() {
        let rooms = [
            ("<&mut serde_json[cd8c7919ff71d44d]::de::Deserializer<R> as core::x>::y", "serde_json"),
            (
                "core[641134fb57596b42]::ptr::drop_in_place::<tushuo[7d15d7245aa5c29c]::figure::Figure>",
                "tushuo::figure",
            ),
            ("<core::cell::RefCell<yew::x::Y<Z>> as Drop>::drop", "yew"),
            ("core::fmt::write", "core"),
            ("main", "main"),
        ];
        for (name, expected) in rooms {
            assert_eq!(room(name), expected, "{name}");
        }
    }
}
