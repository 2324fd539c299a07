//! Files handed to the browser to save, and pictures made of drawings.
//!
//! Takes bytes and names, gives what the browser made of them or that it refused. Nothing is added to the page: the
//! link that saves and the canvas that draws stand in no document. Never asks another machine for anything.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Document, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

use crate::draw::picture::Picture;

/// The browser refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

/// How long a saved file can still be read by the browser, in ms: some begin to save after the click is over.
const KEPT_MS: i32 = 60_000;

/// Most pixels of a side of a canvas: beyond it browsers refuse.
const MOST_DEVICE_PX: f64 = 8192.0;

/// Hands a file to the browser to save.
pub(super) fn save(bytes: &[u8], media_type: &str, name: &str) -> Result<(), Refused> {
    let address = Address::of(&blob(bytes, media_type)?)?;
    let link: HtmlAnchorElement = element("a")?;
    link.set_href(&address.0);
    link.set_download(name);
    link.click();
    address.drop_later();
    Ok(())
}

/// A drawing as PNG, `scale` device px to a CSS px.
pub(super) async fn png(picture: &Picture, scale: f64) -> Result<Vec<u8>, Refused> {
    let scale = scale.min(MOST_DEVICE_PX / picture.width_px.max(picture.height_px));
    let (width, height) = (picture.width_px * scale, picture.height_px * scale);
    let address = Address::of(&blob(picture.svg.as_bytes(), "image/svg+xml")?)?;
    let image = HtmlImageElement::new().map_err(refused)?;
    image.set_src(&address.0);
    JsFuture::from(image.decode()).await.map_err(refused)?;
    let canvas: HtmlCanvasElement = element("canvas")?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context = canvas.get_context("2d").map_err(refused)?.ok_or(Refused)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(refused)?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).map_err(refused)?;
    let made = blob_of(&canvas).await?;
    let bytes = JsFuture::from(made.array_buffer()).await.map_err(refused)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// What is on a canvas, as PNG.
async fn blob_of(canvas: &HtmlCanvasElement) -> Result<Blob, Refused> {
    let mut result = Ok(());
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        // A canvas that may not be read says so at once, one that is too large by giving nothing.
        result = canvas.to_blob(&resolve);
        if result.is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    result.map_err(refused)?;
    JsFuture::from(promise).await.map_err(refused)?.dyn_into().map_err(refused)
}

fn blob(bytes: &[u8], media_type: &str) -> Result<Blob, Refused> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(refused)
}

fn element<T: JsCast>(name: &str) -> Result<T, Refused> {
    let document: Document = web_sys::window().and_then(|window| window.document()).ok_or(Refused)?;
    document.create_element(name).map_err(refused)?.dyn_into().map_err(refused)
}

fn refused<T>(_: T) -> Refused {
    Refused
}

/// The address of a file in memory, given back when dropped.
struct Address(String);

impl Address {
    fn of(blob: &Blob) -> Result<Self, Refused> {
        Url::create_object_url_with_blob(blob).map(Self).map_err(refused)
    }

    fn drop_later(self) {
        let Some(window) = web_sys::window() else { return };
        let drop = Closure::once_into_js(move || drop(self));
        if let Some(drop) = drop.dyn_ref::<Function>() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(drop, KEPT_MS);
        }
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}
