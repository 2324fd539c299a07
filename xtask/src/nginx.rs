//! nginx, which the documented configuration is tried with. Finds one; on Debian unpacks its package into the cache,
//! since installing it would start a server on this machine. Runs the ignored tests of `tests/deploy.rs` with it.
//! Never starts a server that others can reach, and where no nginx can be had it says so and goes on.

use crate::{
    cache::Cache,
    debian,
    shell::{answer, cargo, command, find, root},
    step::{step, there},
    stop::{About, Outcome, stop},
    tree,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where nginx is when it is not on `PATH`, which for most users has no folder of servers.
const ELSEWHERE: [&str; 3] = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"];
/// Debian's packages that hold the program, of the releases of now and before; the first that does is taken.
const PACKAGES: [&str; 2] = ["nginx", "nginx-light"];
/// Debian's package of the module for `.br`.
const BROTLI: &str = "libnginx-mod-http-brotli-static";

/// The program, and the module that sends `.br`, if there is one.
pub(crate) struct Nginx {
    program: PathBuf,
    brotli: Option<PathBuf>,
}

/// Finds or unpacks nginx; none where it cannot be had.
pub(crate) fn look() -> Outcome<Option<Nginx>> {
    let named = std::env::var_os("NGINX").map(PathBuf::from).filter(|path| path.is_file());
    let elsewhere = || ELSEWHERE.map(PathBuf::from).into_iter().find(|path| path.is_file());
    if let Some(program) = named.or_else(|| find("nginx")).or_else(elsewhere).filter(|program| runs(program)) {
        there("nginx", &program.display().to_string());
        // A module fits the nginx that it was built for: the system's the system's.
        let module = PathBuf::from("/usr/lib/nginx/modules").join(MODULE);
        let brotli = (program == Path::new("/usr/sbin/nginx") && module.is_file()).then_some(module);
        return Ok(Some(Nginx { program, brotli }));
    }
    if !cfg!(target_os = "linux") || find("apt-get").is_none() || find("dpkg").is_none() {
        return Ok(None);
    }
    unpacked()
}

/// The file of the module for `.br`.
const MODULE: &str = "ngx_http_brotli_static_module.so";

fn runs(program: &Path) -> bool {
    // The version is told on the other stream; that it ends well is enough.
    answer(command(program).arg("-v")).is_some()
}

/// Debian's nginx in the cache, unpacked if it is not there yet.
fn unpacked() -> Outcome<Option<Nginx>> {
    let cache = Cache::of_user()?;
    let place = cache.tool("nginx", "debian");
    if !place.is_dir() {
        let lock = cache.lock()?;
        let made = cache.install(&lock, "nginx", "debian", |folder| {
            step("nginx (apt, unpacked into the cache, not installed)", || unpack(folder))
        });
        if let Err(why) = made {
            println!("  {}", why.sentence);
            return Ok(None);
        }
    }
    let files = tree::files(&place)?;
    let of = |end: &str| files.iter().find(|file| file.ends_with(end)).cloned();
    let Some(program) = of("sbin/nginx").filter(|program| runs(program)) else { return Ok(None) };
    there("nginx", "in the cache");
    Ok(Some(Nginx { program, brotli: of(MODULE) }))
}

fn unpack(folder: &Path) -> Outcome {
    let program = |folder: &Path| folder.join("usr").join("sbin").join("nginx").is_file();
    let try_all = || PACKAGES.into_iter().any(|name| package(folder, name) && program(folder));
    let found = try_all() || (debian::update().is_ok() && try_all());
    if !found {
        return Err(stop("apt has no nginx for us here (as root, `apt-get update` may help)."));
    }
    // Not every release has it; then `.br` alone is not tried.
    package(folder, BROTLI);
    Ok(())
}

/// Downloads and unpacks one package; says whether that went well.
fn package(folder: &Path, name: &str) -> bool {
    let download = answer(command("apt-get").args(["-qq", "download", name]).current_dir(folder)).is_some();
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let archive = files.into_iter().find(|path| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(&format!("{name}_")) && file.ends_with(".deb")
    });
    download && archive.is_some_and(|file| answer(command("dpkg").arg("-x").arg(file).arg(folder)).is_some())
}

impl Nginx {
    /// Runs the tests that want nginx, with the features that the other native tests are built with.
    pub(crate) fn try_configuration(&self, features: &str) -> Outcome {
        let mut test = command(cargo());
        test.args(["test", "--quiet", "--workspace", "--exclude", "browser-tests", "--features", features]);
        test.args(["--test", "deploy", "--", "--ignored"]).current_dir(root());
        test.env("TUSHUO_NGINX", &self.program).env_remove("TUSHUO_NGINX_BROTLI");
        if let Some(module) = &self.brotli {
            test.env("TUSHUO_NGINX_BROTLI", module);
        }
        step("docs/nginx.conf, tried with nginx", || {
            let output = test.stderr(std::process::Stdio::inherit()).output().about("cargo test")?;
            let told = String::from_utf8_lossy(&output.stdout);
            if output.status.success() && passed(&told) > 0 {
                let left_out = if self.brotli.is_some() { "" } else { ", but for .br: its module is not here" };
                println!("  {} tests{left_out}", passed(&told));
                return Ok(());
            }
            print!("{told}");
            Err(stop("docs/nginx.conf: the tests with nginx failed or did not run, see above."))
        })
    }
}

/// How many tests a test program says have passed.
fn passed(told: &str) -> usize {
    let counts = told.lines().filter_map(|line| line.strip_prefix("test result: ok. "));
    counts.filter_map(|line| line.split(' ').next()?.parse::<usize>().ok()).sum()
}

/// Tries the documented configuration, or says that it is left out.
pub(crate) fn check(nginx: Option<&Nginx>, features: &str) -> Outcome {
    if let Some(nginx) = nginx {
        return nginx.try_configuration(features);
    }
    println!("  docs/nginx.conf is not tried: there is no nginx here (NGINX may name one). All else is.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_that_did_not_run_are_told_from_those_that_passed() {
        assert_eq!(passed("test result: ok. 0 passed; 0 failed; 0 ignored\n"), 0);
        assert_eq!(passed("\ntest result: ok. 9 passed; 0 failed\ntest result: ok. 1 passed; 0 failed\n"), 10);
        assert_eq!(passed("test result: FAILED. 8 passed; 1 failed\n"), 0);
    }
}
