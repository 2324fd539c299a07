//! The program in a page: mounts the interface on a page of its own or in elements of others, fetches the report, and
//! keeps a notice for when it dies.
//!
//! Takes elements, gives nothing. The only room that fetches and that listens to a page. Does nothing by itself: a
//! script asks for the one or the other.

mod colours;
pub mod embed;
mod events;
mod focused;
mod guard;
mod guest;
mod height;
mod hooks;
mod kiosk;
mod links;
mod load;
mod notice;
mod own;
mod page;
mod place;
mod pool;
mod pressed;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use own::Own;
use place::{Place, remember};

/// Id of the element that a page of its own is mounted in.
const ROOT_ID: &str = "tushuo";

/// Makes the program ready.
pub fn ready() {
    // Yew installs its own hook over any other; this one is kept.
    yew::set_custom_panic_hook(Box::new(|panic| notice::show(&panic.to_string())));
    notice::watch();
}

/// Opens the page of its own; called by the script of `www/index.html`.
#[wasm_bindgen(js_name = openPage)]
pub fn open_page() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id(ROOT_ID)?.dyn_into().ok());
    let Some(root) = root else { return };
    let Some(own) = Own::new(root).map(Rc::new) else { return };
    let mount = own.mount().clone().into();
    let place = Place::Own(own);
    remember(&place);
    let props = page::RootProps { place: Some(place) };
    yew::Renderer::<page::Root>::with_root_and_props(mount, props).render();
}
