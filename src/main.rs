//! The program: in a browser made ready for the scripts that open a page, elsewhere the commands that check a report
//! folder, write out its events, and write the entry pages of a site.
//!
//! Takes nothing from here on but what `app`, `check` or `pages` take. Never does anything itself.

#[cfg(all(target_arch = "wasm32", feature = "app"))]
fn main() {
    tushuo::app::ready();
}

#[cfg(all(target_arch = "wasm32", not(feature = "app")))]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|one| one.to_string_lossy().into_owned()).collect();
    tushuo::pages::run(&arguments).unwrap_or_else(|| tushuo::check::run(&arguments)).into()
}
