//! Starts other programs: quietly for their answer, aloud for a person, with a time limit, or with a line of progress.
//! Takes a command, gives its outcome as a sentence; never hides what a failing program printed.

use crate::stop::{About, Outcome, Stop, stop};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, IsTerminal},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How long between two lines of progress where there is no terminal.
const EVERY: Duration = Duration::from_secs(15);
/// How many of a failing program's last lines are shown.
const LAST_LINES: usize = 400;

/// A command as we start them: without what cargo set for this program alone.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    // Trunk takes this variable for a boolean and stops at the usual `1`.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// The cargo that started us.
pub(crate) fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

/// What a program prints on standard output, if it ends well.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program that prints for the person; `what` begins the sentence when it fails.
pub(crate) fn aloud(what: &str, command: &mut Command) -> Outcome {
    let status = command.status().about(format!("{what}: `{}` does not start", name(command)))?;
    ended(what, status)
}

/// Like [`aloud`], but in this process's place where the system can do that: who ends us then ends the program too.
#[cfg(unix)]
pub(crate) fn instead(what: &str, command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(stop(format!("{what}: `{}` does not start: {error}.", name(command))))
}

/// See above.
#[cfg(not(unix))]
pub(crate) fn instead(what: &str, command: &mut Command) -> Outcome {
    aloud(what, command)
}

/// Like [`aloud`], but not longer than `limit`.
pub(crate) fn within(limit: Duration, what: &str, command: &mut Command) -> Outcome {
    let mut child =
        command.stdin(Stdio::null()).spawn().about(format!("{what}: `{}` does not start", name(command)))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().about(what)? {
            return ended(what, status);
        }
        if start.elapsed() > limit {
            // Whether it could be ended or had just ended by itself: it is over.
            let _ = child.kill();
            let _ = child.wait();
            return Err(stop(format!("{what}: no end after {} s.", limit.as_secs())));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Runs a cargo that compiles. At a terminal its own progress shows; elsewhere a line now and then counts the crates.
pub(crate) fn compiling(what: &str, command: &mut Command) -> Outcome {
    if std::io::stderr().is_terminal() {
        return aloud(what, command);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().about(format!("{what}: `{}` does not start", name(command)))?;
    let heard = Heard::of(&mut child);
    let (start, mut told) = (Instant::now(), Instant::now());
    let status = loop {
        if let Some(status) = child.try_wait().about(what)? {
            break status;
        }
        if told.elapsed() >= EVERY {
            println!("  {} crates compiled, {} s", heard.crates.load(Ordering::Relaxed), start.elapsed().as_secs());
            told = Instant::now();
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    if !status.success() {
        heard.show();
    }
    ended(what, status)
}

/// What a running cargo has said so far.
struct Heard {
    crates: Arc<AtomicUsize>,
    lines: Arc<Mutex<Vec<String>>>,
    listener: Option<std::thread::JoinHandle<()>>,
}

impl Heard {
    fn of(child: &mut Child) -> Self {
        let (crates, lines) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
        let (count, keep) = (Arc::clone(&crates), Arc::clone(&lines));
        let listener = child.stderr.take().map(|pipe| {
            std::thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    let begins = line.trim_start();
                    if begins.starts_with("Compiling ") || begins.starts_with("Checking ") {
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                    let mut kept = keep.lock().unwrap_or_else(PoisonError::into_inner);
                    kept.push(line);
                    if kept.len() > LAST_LINES {
                        kept.remove(0);
                    }
                }
            })
        });
        Self { crates, lines, listener }
    }

    fn show(mut self) {
        if let Some(listener) = self.listener.take() {
            // A listener that stopped early leaves fewer lines to show, nothing else.
            let _ = listener.join();
        }
        for line in self.lines.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            eprintln!("{line}");
        }
    }
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn ended(what: &str, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok()).filter(|code| *code != 0).unwrap_or(1);
    Err(Stop { code, sentence: format!("{what}: failed, see above.") })
}

/// Where a program is on `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let scripts: &[&str] = if cfg!(windows) { &[".cmd", ".bat"] } else { &[] };
    std::env::split_paths(&path).find_map(|folder| {
        let plain = folder.join(&file);
        let others = scripts.iter().map(|ending| folder.join(format!("{program}{ending}")));
        std::iter::once(plain).chain(others).find(|candidate| candidate.is_file())
    })
}

/// `PATH` with some folders before all others.
pub(crate) fn path_with(first: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(first.iter().cloned().chain(std::env::split_paths(&old))).about("PATH")
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_passed_on() {
        let told = aloud("it", command("sh").args(["-c", "exit 7"]));
        assert!(told.is_err_and(|stop| stop.code == 7 && stop.sentence.starts_with("it:")));
        assert!(aloud("it", &mut command("true")).is_ok());
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let told = aloud("it", &mut command("no-such-program-here"));
        assert!(told.is_err_and(|stop| stop.sentence.contains("no-such-program-here")));
    }

    #[test]
    fn a_time_limit_ends_the_program() {
        let told = within(Duration::from_millis(100), "it", command("sleep").arg("30"));
        assert!(told.is_err_and(|stop| stop.sentence.contains("no end after")));
    }

    #[test]
    fn programs_are_found_on_the_path() {
        assert!(find("sh").is_some());
        assert!(find("no-such-program-here").is_none());
    }
}
