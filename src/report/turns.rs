//! Long work in turns: between its parts it asks whether to rest, so that who waits for it can do something else.
//!
//! Takes a [`Pause`], gives nothing. What the parts do does not depend on whether anybody rested between them.

use core::future::Future;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

/// Asked between two parts: `None` to go on at once, else what ends when it is time to go on.
pub type Pause<'a> = &'a dyn Fn() -> Option<Pin<Box<dyn Future<Output = ()>>>>;

/// The end of one part.
pub(super) async fn rest(pause: Pause<'_>) {
    if let Some(pause) = pause() {
        pause.await;
    }
}

/// Does all of it in one go: nobody waits.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        // Without a pause it is over when it is first asked.
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

/// Never rests.
pub(super) const NEVER: Pause<'static> = &|| None;

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use super::*;
    use crate::report::{Hashes, Known, Report};

    /// Is over when it is asked for the second time.
    async fn once_more() {
        let mut asked = false;
        core::future::poll_fn(
            move |_| if core::mem::replace(&mut asked, true) { Poll::Ready(()) } else { Poll::Pending },
        )
        .await;
    }

    #[test]
    fn a_report_read_in_turns_is_the_same() {
        let read = |file: &str| std::fs::read(format!("data/shanghai-2023-ch7/{file}")).expect("the file is there");
        let (json, source) = (read("report.json"), read("source.zh.md"));
        let rests = Cell::new(0);
        let pause = || -> Option<Pin<Box<dyn Future<Output = ()>>>> {
            rests.set(rests.get() + 1);
            Some(Box::pin(once_more()))
        };
        let in_turns =
            at_once(Report::load_in_turns(&json, Some(&source), Known::default(), &pause)).expect("no problems");
        let whole = Report::load(&json, Some(&source)).expect("no problems");
        assert_eq!(format!("{in_turns:?}").len(), format!("{whole:?}").len());
        assert_eq!(in_turns.hash(), whole.hash());
        // Statistics and events rest one by one.
        let parts = whole.file().statistics.len() + whole.file().events.len();
        assert!(rests.get() > parts, "{} rests for {parts} parts", rests.get());
    }

    #[test]
    fn a_report_with_a_fault_has_the_same_fault_in_turns() {
        let read = |file: &str| std::fs::read_to_string(format!("data/shanghai-2023-ch7/{file}")).expect("it is there");
        let (json, source) = (read("report.json").replacen("10486.31", "10486.32", 1), read("source.zh.md"));
        let source = Some(source.as_bytes());
        let in_turns =
            at_once(Report::load_in_turns(json.as_bytes(), source, Known::default(), &|| Some(Box::pin(once_more()))));
        let whole = Report::load(json.as_bytes(), source).expect_err("another number is printed");
        assert_eq!(format!("{:?}", in_turns.expect_err("the same")), format!("{whole:?}"));
    }

    #[test]
    fn a_sealed_report_is_the_same_and_one_changed_since_is_checked() {
        let read = |file: &str| std::fs::read_to_string(format!("data/shanghai-2023-ch7/{file}")).expect("it is there");
        let (json, source) = (read("report.json"), read("source.zh.md"));
        let load = |json: &str, source: Option<&str>, seal: Option<&str>| {
            let known = Known { seal, hashes: None };
            at_once(Report::load_in_turns(json.as_bytes(), source.map(str::as_bytes), known, NEVER))
        };
        let checked = load(&json, Some(&source), None).expect("no problems");
        let seal = checked.seal().expect("there is a source");
        let sealed = load(&json, Some(&source), Some(&seal)).expect("no problems");
        for (at, event) in checked.file().events.iter().enumerate() {
            for mention in 0..event.mentions.len() {
                assert_eq!(sealed.mention_place(at, mention), checked.mention_place(at, mention), "{}", event.id);
            }
        }
        assert_eq!((sealed.file(), sealed.hash(), sealed.source()), (checked.file(), checked.hash(), checked.source()));
        // One digit of either file, and the seal is that of another report.
        let other = json.replacen("10486.31", "10486.32", 1);
        assert!(load(&other, Some(&source), Some(&seal)).is_err());
        assert!(load(&json, Some(&source.replacen("10486.31", "10486.32", 1)), Some(&seal)).is_err());
        // It is by the hashes alone that files are known: with those of the others, nothing is checked.
        let mut hashes = seal.split('-').map(str::to_owned);
        let hashes = hashes.next().zip(hashes.next()).map(|(report, source)| Hashes { report, source: Some(source) });
        let known = Known { seal: Some(&seal), hashes };
        assert!(at_once(Report::load_in_turns(other.as_bytes(), Some(source.as_bytes()), known, NEVER)).is_ok());
        // Without its source a report has no seal, and quotes are not checked.
        assert_eq!(load(&json, None, Some(&seal)).expect("no problems").seal(), None);
    }
}
