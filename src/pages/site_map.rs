//! The list of all pages for search engines.
//!
//! Takes a site with its public address, gives `sitemap.xml`, and `robots.txt` where the site stands at the root of its
//! host: elsewhere nobody would read it.

use core::fmt::Write as _;

use super::{File, Site, lang_code};
use crate::describe::escape::escaped;
use crate::share::place;

/// The files.
pub(super) fn files(site: &Site<'_>, base: &str) -> Vec<File> {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let languages = &site.report.file().languages;
    for view in site.views() {
        let address = |lang| escaped(&format!("{base}{}", place::page(site.report, &view, lang)));
        for lang in languages {
            // Writing into a string cannot fail.
            let _ = write!(map, "<url><loc>{}</loc>", address(*lang));
            for other in languages {
                let code = lang_code(*other);
                let address = address(*other);
                let _ = write!(map, "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\"/>");
            }
            map.push_str("</url>\n");
        }
    }
    map.push_str("</urlset>\n");
    let mut files = vec![File::new("sitemap.xml", map)];
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    if host.matches('/').count() == 1 {
        files.push(File::new("robots.txt", format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")));
    }
    files
}
