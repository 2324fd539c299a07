//! The command line: takes the words typed, gives the command meant, or a sentence that says what is wrong with them.
//! Never reads files or starts anything.

use std::path::PathBuf;

/// What can be asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Says what there is.
    Help,
    /// Builds and serves the page, again on each change.
    Serve { release: bool, report: Option<PathBuf>, port: u16 },
    /// Makes the static site in `dist/`.
    Build { report: Option<PathBuf>, address: Option<String> },
    /// Runs the checks.
    Test(Extent),
    /// Measures the shipped page.
    Bench,
    /// Says what is in the shipped program.
    Size,
    /// Notes what the overview runs, for the program to be split by.
    Profile,
    /// Validates a report folder.
    Check { folder: PathBuf },
    /// Writes the JSON Schema of `report.json` anew.
    Schema,
    /// Copies the reports beside the page; Trunk calls this.
    Stage,
}

/// How far the checks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What needs Rust only.
    Native,
    /// That, and the page in Chromium.
    Chromium,
    /// That, and the page in Firefox and WebKitGTK.
    Everything,
}

/// The port the page is served on unless another is named.
const PORT: u16 = 8080;

/// What `help` prints.
pub(crate) const HELP: &str = "\
cargo xtask serve [--release] [--report DIR] [--port N]   builds the page, serves it on 127.0.0.1:8080, again on each change
cargo xtask build [--report DIR] [--address URL]          makes the static site in dist/; URL is its public address
cargo xtask test [--everywhere | --native]                runs every check, the page in Chromium; --everywhere:
                                                          in Firefox and WebKitGTK too; --native: in no browser
cargo xtask bench                                         measures the shipped page in a browser
cargo xtask size                                          says what is in the shipped program, by crate and function
cargo xtask profile                                       notes what the overview runs (xtask/split/first-view.txt)
cargo xtask check DIR                                     validates a report folder
cargo xtask schema                                        writes data/schema/report.schema.json anew
cargo xtask stage                                         copies the reports beside the page (Trunk calls this)
cargo xtask help                                          prints these lines

What is missing is installed first: the tools into the user's cache folder, the WASM target through rustup,
and, on Debian as root, packages through apt. The first run takes minutes, the next ones seconds.";

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut words = words.into_iter();
    let Some(name) = words.next() else { return Ok(Command::Help) };
    let mut rest = Rest::default();
    rest.read(words)?;
    let command = match name.as_str() {
        "help" | "--help" | "-h" => Command::Help,
        "serve" => Command::Serve {
            release: rest.switch("--release"),
            report: rest.value("--report").map(PathBuf::from),
            port: rest.port()?,
        },
        "build" => {
            Command::Build { report: rest.value("--report").map(PathBuf::from), address: rest.public_address()? }
        }
        "test" => Command::Test(if rest.switch("--native") {
            Extent::Native
        } else if rest.switch("--everywhere") {
            Extent::Everything
        } else {
            Extent::Chromium
        }),
        "bench" => Command::Bench,
        "size" => Command::Size,
        "profile" => Command::Profile,
        "check" => {
            let folder =
                rest.words.pop().ok_or("Which folder? For example: cargo xtask check data/shanghai-2023-ch7")?;
            Command::Check { folder: PathBuf::from(folder) }
        }
        "schema" => Command::Schema,
        "stage" => Command::Stage,
        other => return Err(format!("There is no command `{other}`. These there are:\n\n{HELP}")),
    };
    rest.nothing_left(&name)?;
    Ok(command)
}

/// What followed the command's name, not yet asked for.
#[derive(Default)]
struct Rest {
    switches: Vec<String>,
    values: Vec<(String, String)>,
    words: Vec<String>,
}

impl Rest {
    fn read(&mut self, mut words: impl Iterator<Item = String>) -> Result<(), String> {
        while let Some(word) = words.next() {
            if let Some((name, value)) = word.split_once('=').filter(|(name, _)| name.starts_with("--")) {
                self.values.push((name.to_owned(), value.to_owned()));
            } else if ["--report", "--port", "--address"].contains(&word.as_str()) {
                let value = words.next().ok_or_else(|| format!("`{word}` wants a value after it."))?;
                self.values.push((word, value));
            } else if word.starts_with('-') {
                self.switches.push(word);
            } else {
                self.words.push(word);
            }
        }
        Ok(())
    }

    fn switch(&mut self, name: &str) -> bool {
        let before = self.switches.len();
        self.switches.retain(|switch| switch != name);
        before != self.switches.len()
    }

    fn value(&mut self, name: &str) -> Option<String> {
        let place = self.values.iter().position(|(given, _)| given == name)?;
        Some(self.values.remove(place).1)
    }

    fn port(&mut self) -> Result<u16, String> {
        let Some(text) = self.value("--port") else { return Ok(PORT) };
        text.parse().ok().filter(|port| *port > 0).ok_or_else(|| format!("`--port {text}`: a port is 1 to 65535."))
    }

    fn public_address(&mut self) -> Result<Option<String>, String> {
        match self.value("--address") {
            Some(text) if !(text.starts_with("https://") || text.starts_with("http://")) => {
                Err(format!("`--address {text}`: a public address begins with https:// or http://."))
            }
            other => Ok(other),
        }
    }

    fn nothing_left(&self, name: &str) -> Result<(), String> {
        let left = self.switches.iter().chain(self.values.iter().map(|(name, _)| name)).chain(&self.words).next();
        left.map_or(Ok(()), |word| Err(format!("`{name}` does not know `{word}`. See `cargo xtask help`.")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn nothing_said_is_help() {
        assert_eq!(said(""), Ok(Command::Help));
        assert_eq!(said("--help"), Ok(Command::Help));
    }

    #[test]
    fn serve_has_defaults() {
        assert_eq!(said("serve"), Ok(Command::Serve { release: false, report: None, port: 8080 }));
        let all = Command::Serve { release: true, report: Some("a/b".into()), port: 9000 };
        assert_eq!(said("serve --port=9000 --release --report a/b"), Ok(all));
    }

    #[test]
    fn values_are_checked() {
        assert!(said("serve --port 0").is_err());
        assert!(said("serve --port x").is_err());
        assert!(said("serve --report").is_err());
        assert!(said("build --address example.org").is_err());
        assert!(said("check").is_err());
    }

    #[test]
    fn what_is_unknown_is_named() {
        assert!(said("serv").is_err_and(|said| said.contains("`serv`")));
        assert!(said("test --fast").is_err_and(|said| said.contains("--fast")));
        assert!(said("check a b").is_err());
    }

    #[test]
    fn check_takes_a_folder() {
        assert_eq!(said("check data/x"), Ok(Command::Check { folder: "data/x".into() }));
        assert_eq!(said("size"), Ok(Command::Size));
        assert_eq!(said("profile"), Ok(Command::Profile));
    }

    #[test]
    fn tests_go_as_far_as_is_said() {
        assert_eq!(said("test"), Ok(Command::Test(Extent::Chromium)));
        assert_eq!(said("test --everywhere"), Ok(Command::Test(Extent::Everything)));
        assert_eq!(said("test --native"), Ok(Command::Test(Extent::Native)));
        assert!(said("test --native --everywhere").is_err_and(|said| said.contains("--everywhere")));
    }
}
