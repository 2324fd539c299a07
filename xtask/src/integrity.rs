//! The sums of a page's modules, so that a browser runs no other than the build made (Subresource Integrity).
//!
//! Takes the folder of a built site, writes `integrity` on each page's module scripts and on what they preload. Style
//! sheets have none: in a sandboxed frame the page is a stranger to its own files, and a sheet with a sum would be
//! refused there; modules are always asked for as a stranger asks. Pages that are there to be copied keep to addresses.

use crate::{
    addresses::attribute,
    stop::{About, Outcome},
    tree,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};
use std::{fs, path::Path};

/// The folder of pages that show others how to embed.
const EXAMPLES: &str = "host-examples";

/// Writes the sums of a site's modules into its pages; those of a build before are replaced. Gives how many there are.
pub(crate) fn seal(site: &Path) -> Outcome<usize> {
    let files = tree::files(site)?;
    let pages = files.iter().filter(|path| path.extension().is_some_and(|kind| kind == "html"));
    let mut count = 0;
    for page in pages.filter(|path| !path.starts_with(site.join(EXAMPLES))) {
        let text = fs::read_to_string(page).about(page.display())?;
        let folder = page.parent().unwrap_or(site);
        let (sealed, sums) = sealed(&text, |address| {
            let module = folder.join(address);
            Ok(sum(&fs::read(&module).about(module.display())?))
        })?;
        fs::write(page, sealed).about(page.display())?;
        count += sums;
    }
    Ok(count)
}

/// A page with the sums of the modules that it names by relative addresses, and how many they are.
fn sealed(page: &str, sum_of: impl Fn(&str) -> Outcome<String>) -> Outcome<(String, usize)> {
    let (mut made, mut count) = (String::with_capacity(page.len() + 256), 0);
    let mut pieces = page.split('<');
    made.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        made.push('<');
        let Some((tag, rest)) = piece.split_once('>') else {
            made.push_str(piece);
            continue;
        };
        let address = module(tag).filter(|address| !address.contains(':'));
        if let Some(address) = address {
            let before = attribute(tag, "integrity").map(|sum| format!(" integrity=\"{sum}\""));
            let tag = before.map_or_else(|| tag.to_owned(), |before| tag.replace(&before, ""));
            let (start, close) = tag.strip_suffix('/').map_or((tag.as_str(), ""), |start| (start, "/"));
            made.extend([start, " integrity=\"", &sum_of(&address)?, "\"", close]);
            count += 1;
        } else {
            made.push_str(tag);
        }
        made.push('>');
        made.push_str(rest);
    }
    Ok((made, count))
}

/// The module that a tag runs or preloads.
fn module(tag: &str) -> Option<String> {
    if tag.starts_with("script ") && attribute(tag, "type")? == "module" {
        return attribute(tag, "src");
    }
    (tag.starts_with("link ") && attribute(tag, "rel")? == "modulepreload").then(|| attribute(tag, "href"))?
}

fn sum(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_what_they_preload_have_sums_and_nothing_else() {
        let page = "<!DOCTYPE html>\n<link rel=\"stylesheet\" href=\"a.css\"/><link rel=\"modulepreload\" href=\"a.js\"/>\
            <script type=\"module\" src=\"../start.js\"></script><script type=\"application/json\">{\"a\": 1 < 2}</script>\
            <script type=\"module\" src=\"https://example.org/b.js\"></script><script>if (1 < 2) {}</script>";
        let once = sealed(page, |address| Ok(format!("of {address}"))).unwrap();
        let wanted = page
            .replace("href=\"a.js\"/>", "href=\"a.js\" integrity=\"of a.js\"/>")
            .replace("src=\"../start.js\">", "src=\"../start.js\" integrity=\"of ../start.js\">");
        assert_eq!(once, (wanted.clone(), 2));
        assert_eq!(sealed(&wanted, |address| Ok(format!("of {address}"))).unwrap().0, wanted);
    }

    #[test]
    fn a_sum_is_written_as_browsers_read_it() {
        // That of nothing, as anybody's tool gives it.
        let of_nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(sum(b""), of_nothing);
    }
}
