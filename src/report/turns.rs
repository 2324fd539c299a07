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
