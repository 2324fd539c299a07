//! Descriptions: what a figure, a quote and the source say, as structured text.
//!
//! Takes a report and a [`crate::figure::Figure`], gives tables, sentences and pieces of the source that a page can
//! set. Never draws and never touches a document.

pub mod quote;
pub mod source;
pub mod table;
