//! A screen that nobody sees, for a browser that knows no headless mode: Xvfb on a free display, ended when dropped.
//! Takes the program from `XVFB`, else from `PATH`; never uses the screen of who runs the tests.

use crate::Outcome;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

/// A running Xvfb.
pub(crate) struct Screen {
    child: Child,
    /// Its name, as programs want it in `DISPLAY`.
    pub(crate) display: String,
}

impl Screen {
    /// Starts a screen that holds a window of any size a test asks for.
    pub(crate) fn start() -> Outcome<Self> {
        let program = std::env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into());
        let mut child = Command::new(&program)
            .args(["-displayfd", "1", "-screen", "0", "2560x2048x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}.", program.display()))?;
        let mut line = String::new();
        let said = child.stdout.take().ok_or("the screen has no output")?;
        BufReader::new(said).read_line(&mut line)?;
        let screen = Self { child, display: format!(":{}", line.trim()) };
        if line.trim().is_empty() { Err(format!("{} has no display.", program.display()).into()) } else { Ok(screen) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
