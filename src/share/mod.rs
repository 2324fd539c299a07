//! Sharing: where a view stands in a built site, what to paste to show it elsewhere, its QR code.
//!
//! Takes a report, a view, a language and, where there is one, the site's public address; gives addresses, snippets
//! and paths. Every text in a snippet is escaped. Never asks a network and never makes an element.

pub mod handoff;
pub mod place;
pub mod qr;
pub mod snippets;

pub use qr::{Qr, qr};
pub use snippets::{Snippets, snippets};
