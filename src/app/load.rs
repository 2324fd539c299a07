//! Fetching a report: the index, then its two files.
//!
//! Takes where the report comes from and the id that was asked for, gives a checked report or the reason there is none.
//! Refuses what is too large before it is read. Asks only the page's own folder, or the one that a host named.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, SubtleCrypto};
use yew::AttrValue;

use super::place::Origin;
use crate::report::load::{REPORT_LIMIT, SOURCE_LIMIT};
use crate::report::problem::{Code, FileFault, Problem, REPORT_FILE, SOURCE_FILE};
use crate::report::{Hashes, Known, Report};
use crate::ui::soon::next_task;
use crate::ui::trouble::Reason;

/// A report, or why there is none; either way the folder it was looked for in, empty where it was in none.
pub(super) struct Loaded {
    pub(super) folder: AttrValue,
    pub(super) report: Result<Report, Reason>,
}

/// Loads a report; from an index the report `id`, or its first. What bears the seal is not checked once more.
pub(super) async fn load(origin: Origin, id: Option<String>, seal: Option<&str>) -> Loaded {
    match origin {
        Origin::Index(base) => {
            let data = format!("{base}data/");
            let id = match id {
                Some(id) => Ok(id),
                None => first_of_index(&data).await,
            };
            match id {
                Ok(id) => load_folder(format!("{data}{id}/"), seal).await,
                Err(reason) => Loaded { folder: data.into(), report: Err(reason) },
            }
        }
        Origin::Folder(folder) => load_folder(folder, seal).await,
        Origin::Given(given) => {
            let report = read(&given.report, given.source.as_deref(), seal).await;
            Loaded { folder: AttrValue::default(), report }
        }
        Origin::Nowhere(reason) => Loaded { folder: AttrValue::default(), report: Err(reason) },
    }
}

async fn load_folder(folder: String, seal: Option<&str>) -> Loaded {
    let report = fetch_report(&folder, seal).await;
    Loaded { folder: folder.into(), report }
}

async fn first_of_index(data: &str) -> Result<String, Reason> {
    let address = format!("{data}index.json");
    let bytes = bytes_of(Asked::of(address.clone()), INDEX_LIMIT, "index.json").await?;
    let index: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    let first = index.as_ref().and_then(|index| index.get("reports")?.get(0)?.as_str());
    first.map(str::to_owned).ok_or(Reason::Missing(address))
}

/// Most bytes of the index.
const INDEX_LIMIT: usize = 64 * 1024;

async fn fetch_report(folder: &str, seal: Option<&str>) -> Result<Report, Reason> {
    // Both are on their way before one of them is waited for.
    let [json, source] = [REPORT_FILE, SOURCE_FILE].map(|file| Asked::of(format!("{folder}{file}")));
    let json = bytes_of(json, REPORT_LIMIT, REPORT_FILE).await?;
    let source = bytes_of(source, SOURCE_LIMIT, SOURCE_FILE).await?;
    read(&json, Some(&source), seal).await
}

/// Reads and checks a report in turns, so that the page answers and paints meanwhile.
async fn read(json: &[u8], source: Option<&[u8]>, seal: Option<&str>) -> Result<Report, Reason> {
    /// After how long a turn ends with the part it is at: a quarter of a picture's time at 60 a second.
    const TURN_MS: f64 = 4.0;
    let began_ms = Rc::new(Cell::new(now_ms()));
    let pause = || {
        let is_due = now_ms() - began_ms.get() > TURN_MS;
        let began_ms = began_ms.clone();
        is_due.then(|| -> Pin<Box<dyn Future<Output = ()>>> {
            Box::pin(async move {
                next_task().await;
                began_ms.set(now_ms());
            })
        })
    };
    let hashes = hashes(json, source).await;
    Report::load_in_turns(json, source, Known { seal, hashes }, &pause).await.map_err(Reason::Problems)
}

/// The hashes of both files, computed by the browser meanwhile; `None` where it does not do that: on pages that came
/// neither by https nor from this machine.
async fn hashes(json: &[u8], source: Option<&[u8]>) -> Option<Hashes> {
    let report = hash(json).await?;
    Some(Hashes { report, source: if let Some(source) = source { Some(hash(source).await?) } else { None } })
}

async fn hash(bytes: &[u8]) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle: SubtleCrypto = js_sys::Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()?;
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", &Uint8Array::from(bytes)).ok()?;
    Some(Hashes::digits(&Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec()))
}

/// Time in ms, on a clock that never goes back.
pub(super) fn now_ms() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// A file that was asked for.
struct Asked {
    address: String,
    /// `None` where there is no window to ask.
    answer: Option<JsFuture>,
}

impl Asked {
    fn of(address: String) -> Self {
        let answer = web_sys::window().map(|window| JsFuture::from(window.fetch_with_str(&address)));
        Self { address, answer }
    }
}

async fn bytes_of(asked: Asked, limit: usize, file: &'static str) -> Result<Vec<u8>, Reason> {
    let Asked { address, answer } = asked;
    let network = |why: wasm_bindgen::JsValue| {
        let why = why.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Reason::Network(address.clone(), why.unwrap_or_default())
    };
    let response = answer.ok_or_else(|| Reason::Missing(address.clone()))?.await.map_err(network)?;
    let response: Response = response.dyn_into().map_err(network)?;
    if response.status() == 404 {
        return Err(Reason::Missing(address.clone()));
    }
    if !response.ok() {
        return Err(Reason::Network(address.clone(), format!("HTTP {}", response.status())));
    }
    let length = response.headers().get("content-length").ok().flatten();
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: u64| length > limit as u64) {
        return Err(Reason::Problems(vec![too_large(file, limit)]));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(network)?).await.map_err(network)?;
    let bytes = Uint8Array::new(&buffer);
    if bytes.length() as usize > limit {
        return Err(Reason::Problems(vec![too_large(file, limit)]));
    }
    Ok(bytes.to_vec())
}

fn too_large(file: &'static str, limit: usize) -> Problem {
    Problem { file, path: String::new(), code: Code::File(FileFault::TooLarge { limit }) }
}
