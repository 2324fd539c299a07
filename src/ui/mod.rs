//! The interface: Yew function components.
//!
//! Takes snapshots ([`shared::Shared`]), gives HTML. Props are values with cheap equality, never live handles;
//! views change what is looked at by linking to another address. No inner HTML and no style attribute anywhere.

mod beside;
pub mod calendar;
pub mod card;
pub mod chart;
pub mod copy;
pub mod download;
pub mod figure;
pub mod frame;
mod growth;
pub mod host;
pub mod icon;
mod keys;
pub mod kiosk;
pub mod listen;
pub mod listener;
mod menu;
mod over;
pub mod overview;
pub mod pinned;
pub mod present;
pub mod runs;
mod save;
pub mod sentence;
pub mod shape;
pub mod share;
pub mod shared;
mod size;
pub mod soon;
mod sound;
pub mod source;
mod surface;
pub mod table;
mod tiles;
pub mod trouble;
pub mod turns;
mod window;
