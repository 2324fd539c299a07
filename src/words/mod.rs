//! Words: the message tables, number and date wording, the filling of templates, and faults put into sentences.
//!
//! Takes codes, exact digits and dates, gives Chinese and English. Never computes a value, never rounds one: the
//! digits it shows are printed ones, their exact shift, or the ends of an interval.

pub mod calendar;
pub mod date;
pub mod export;
pub mod fill;
pub mod foreign;
pub mod kiosk;
pub mod message;
pub mod number;
pub mod package;
pub mod pages;
pub mod present;
pub mod problem;
pub mod sentence;
pub mod share;
pub mod speech;
pub mod takeaway;
