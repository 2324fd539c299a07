//! Descriptions: what a figure, a quote and the source say, as structured text.
//!
//! Takes a report and a [`crate::figure::Figure`], gives tables, sentences, data files, captions and pieces of the
//! source that a page can set. Never draws and never touches a document.

pub mod caption;
pub mod csv;
mod dataset;
pub mod escape;
pub mod events;
pub mod json;
pub mod listen;
pub mod over;
pub mod png;
pub mod quote;
pub mod record;
pub mod sentence;
pub mod source;
pub mod table;

pub use self::csv::csv;
pub use self::json::json;
