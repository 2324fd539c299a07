//! tushuo 图说: figures of a printed report that can be trusted to the digit.
//!
//! The rooms follow the data: [`report`] is read and checked, [`figure`] and [`calendar`] are made of it,
//! [`words`] and [`describe`] put it into words, [`draw`] onto a surface; [`state`] holds what is looked at, and
//! `ui` and `app` put all of it into a page. Everything but the last two runs without a browser.

#[cfg(feature = "app")]
pub mod app;
pub mod calendar;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod deck;
pub mod describe;
pub mod draw;
#[cfg(not(target_arch = "wasm32"))]
pub mod export;
pub mod figure;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
pub mod report;
pub mod share;
pub mod state;
#[cfg(feature = "app")]
pub mod ui;
pub mod words;
