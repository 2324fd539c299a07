//! Opens the built site in a browser, as a person would: a server for the site, a driver for the browser, and a page
//! with what a test does and asks. Takes the site's folder from `TUSHUO_SITE` (else `target/site`); never builds it.

#![allow(clippy::disallowed_methods, reason = "those are about code that runs in a browser")]

pub mod bench;
pub mod dataset;
mod downloads;
mod driver;
mod emulate;
mod engine;
mod page;
mod screen;
mod server;
mod site;

pub use downloads::Downloads;
pub use engine::{Engine, Feature};
pub use fantoccini::wd::{TimeoutConfiguration, WindowHandle};
pub use fantoccini::{Client, Locator, elements::Element, key::Key};
pub use page::{Page, Theme};
pub use server::Line;
pub use site::{Request, Site};

/// What a test step gives, or why it could not.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A script that runs before the page's own and keeps hold of the program's memory, as `program_memory`: that of its first
/// part, where the rest comes later.
pub const KEEP_MEMORY: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await real.apply(WebAssembly, given);
            globalThis.program_memory ??= (made.instance ?? made).exports.memory;
            return made;
        };
    }";

/// A view's address as a part of a file name: its letters and digits, joined by `-`.
pub fn slug(address: &str) -> String {
    let letters = address.chars().map(|letter| if letter.is_alphanumeric() || letter == '.' { letter } else { '-' });
    let slug = letters.collect::<String>();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "overview".to_owned() } else { slug.to_owned() }
}
