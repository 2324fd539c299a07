//! The program in a page: mounts the interface, fetches the report, and keeps a notice for when it dies.
//!
//! Takes the page's root element, gives nothing. The only room that fetches and that listens to the page.

mod events;
mod load;
mod notice;
mod page;

/// Id of the element the page is mounted in.
const ROOT_ID: &str = "tushuo";

/// Starts the page.
pub fn start() {
    // Yew installs its own hook over any other; this one is kept.
    yew::set_custom_panic_hook(Box::new(|panic| notice::show(&panic.to_string())));
    let document = web_sys::window().and_then(|window| window.document());
    let Some(root) = document.and_then(|document| document.get_element_by_id(ROOT_ID)) else { return };
    // The loading sentence of the page gives way to the program's own.
    while let Some(child) = root.first_child() {
        let _ = root.remove_child(&child);
    }
    yew::Renderer::<page::Page>::with_root(root).render();
}
