//! Tells the page around a frame how high the content is: `{ type: "tushuo:height", height }`.
//!
//! Takes the root, whose height depends on its width and content but never on the height of the frame; so what is told
//! cannot come back as another height. A height is no secret, and is told to whoever embeds the page.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};

use super::own::is_framed;

/// Tells, until dropped.
pub(super) struct Telling {
    root: Element,
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

impl Telling {
    /// Begins to tell, where the page is in a frame.
    pub(super) fn of(root: &Element) -> Option<Self> {
        if !is_framed() {
            return None;
        }
        let (root, mut last) = (root.clone(), None);
        let on_resize = {
            let root = root.clone();
            Closure::<dyn FnMut()>::new(move || {
                let height = root.get_bounding_client_rect().height().ceil();
                if last != Some(height) {
                    last = Some(height);
                    tell(height);
                }
            })
        };
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        let _ = root.class_list().add_1("inside");
        observer.observe(&root);
        Some(Self { root, observer, _on_resize: on_resize })
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        let _ = self.root.class_list().remove_1("inside");
        self.observer.disconnect();
    }
}

fn tell(height: f64) {
    let parent = web_sys::window().and_then(|window| window.parent().ok().flatten());
    let message = js_sys::Object::new();
    let set = |key: &str, value: &JsValue| js_sys::Reflect::set(&message, &key.into(), value).is_ok();
    if let Some(parent) = parent
        && set("type", &"tushuo:height".into())
        && set("height", &height.into())
    {
        let _ = parent.post_message(&message, "*");
    }
}
