//! Every test that wants a browser, in one program: the next one begins as soon as one ends, whatever it is about.
//!
//! Takes the built site from `TUSHUO_SITE` and the browser from `TUSHUO_BROWSER`, which `cargo xtask test` sets.

mod axe;
mod calendar;
mod cards;
mod download;
mod embed;
mod entry;
mod faults;
mod high;
mod kiosk;
mod listen;
mod looks;
mod motion;
mod opens;
mod over;
mod parts;
mod present;
mod reflow;
mod report;
mod safe;
mod single;
mod smoke;
mod tour;
mod traps;
mod tree;
mod trouble;
mod views;
