//! QR codes as one path.
//!
//! Takes a text, gives the path of its dark modules and the size of the field with the quiet zone of four modules
//! around it. Error correction is M, or better where that takes no more room. Never draws in a colour: the page does,
//! dark on light in every theme, since readers expect that.

use core::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::describe::escape::escaped;

/// The light modules that must stand around a code.
const QUIET: i32 = 4;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height in modules, with the quiet zone: the view box is `0 0 size size`.
    pub size: i32,
    /// The dark modules, for the `d` of a path.
    pub path: String,
}

/// The QR code of a text; `None` where the text is too long for any.
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let length = i32::try_from(length).unwrap_or_default();
            if length > 0 {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += length + 1;
        }
    }
    Some(Qr { size: code.size() + 2 * QUIET, path })
}

impl Qr {
    /// The code as a file of its own, dark on light; `title` is for who cannot see it.
    pub fn svg(&self, title: &str) -> String {
        let Self { size, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" role=\"img\" \
             shape-rendering=\"crispEdges\"><title>{}</title><rect width=\"{size}\" height=\"{size}\" \
             fill=\"#FFFFFF\"/><path d=\"{path}\" fill=\"#000000\"/></svg>\n",
            escaped(title)
        )
    }
}
