//! Debian's packages: what is installed, and installing more as root. Never runs apt elsewhere or for anybody else.

use crate::{
    shell::{aloud, answer, command, find},
    step::step,
    stop::{Outcome, stop},
};
use std::process::Stdio;

/// Is this Debian, and are we root, so that packages can be installed?
pub(crate) fn may_install() -> bool {
    is_debian(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
        && find("apt-get").is_some()
        && answer(command("id").arg("-u")).as_deref() == Some("0")
}

/// Are all these packages installed?
pub(crate) fn all_there(packages: &[&str]) -> bool {
    let states = answer(command("dpkg-query").args(["-W", "-f=${Status}\\n"]).args(packages)).unwrap_or_default();
    states.lines().filter(|state| *state == "install ok installed").count() == packages.len()
}

/// Installs packages; says so while it does.
pub(crate) fn install(packages: &[&str]) -> Outcome {
    step(&format!("packages {} (apt)", packages.join(" ")), || {
        aloud("apt-get update", apt().args(["-qq", "update"]))?;
        aloud("apt-get install", apt().args(["-qq", "-y", "--no-install-recommends", "install"]).args(packages))
    })
}

/// Brings the list of packages up to date, where we may.
pub(crate) fn update() -> Outcome {
    if !may_install() {
        return Err(stop("Only root brings the list of packages up to date."));
    }
    aloud("apt-get update", apt().args(["-qq", "update"]))
}

fn apt() -> std::process::Command {
    let mut apt = command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
    apt
}

fn is_debian(release: &str) -> bool {
    release.lines().any(|line| line.trim().replace('"', "") == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_is_debian() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(is_debian("ID=\"debian\""));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(!is_debian(""));
    }
}
