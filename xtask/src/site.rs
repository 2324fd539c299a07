//! Builds the page with Trunk: debug or release, once or served. Takes what was asked for, gives a folder;
//! never changes the sources.

use crate::{
    addresses, browsers,
    cache::Cache,
    first_view, integrity, minify,
    parts::{self, First},
    scripts,
    shell::{aloud, cargo, command, compiling, instead, path_with, root},
    size,
    stage::{self, REPORT},
    step::step,
    stop::{About, Outcome, stop},
    tools::{self, Leaves},
    wasm::{self, Wasm},
    ways,
};
use std::{
    cell::OnceCell,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Everything that building the page needs, found or installed.
pub(crate) struct Workshop {
    /// Where the tools are.
    pub(crate) cache: Cache,
    /// How WASM is compiled here.
    pub(crate) wasm: Wasm,
    folders: Vec<PathBuf>,
    /// The folder of the cargo that compiles what is shipped, once it was looked for.
    lean: OnceCell<Option<PathBuf>>,
}

/// How the page is to be built.
#[derive(Default)]
pub(crate) struct Plan {
    /// As it is shipped, or quickly.
    pub(crate) release: bool,
    /// Another report's folder, to come first.
    pub(crate) report: Option<PathBuf>,
}

impl Workshop {
    /// Finds or installs what building needs.
    pub(crate) fn open() -> Outcome<Self> {
        let cache = Cache::of_user()?;
        let wasm = wasm::ensure(&cache)?;
        let mut folders = tools::ensure(&cache)?;
        folders.splice(0..0, wasm.first_on_path.clone());
        Ok(Self { cache, wasm, folders, lean: OnceCell::new() })
    }

    fn trunk(&self, verb: &str, plan: &Plan, dist: &Path) -> Outcome<Command> {
        let mut folders = self.folders.clone();
        if plan.release {
            folders.splice(0..0, self.lean()?);
        }
        let mut trunk = command("trunk");
        trunk.arg(verb).arg("--dist").arg(dist).current_dir(root());
        trunk.env("PATH", path_with(&folders)?).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // How chatty Trunk is should not hang on a variable meant for other programs.
        trunk.env_remove("RUST_LOG");
        if plan.release {
            trunk.arg("--release");
        }
        match &plan.report {
            Some(folder) => trunk.env(REPORT, folder.canonicalize().about(folder.display())?),
            None => trunk.env_remove(REPORT),
        };
        Ok(trunk)
    }

    /// Builds the page into `dist`, a path below the workspace's root.
    pub(crate) fn build(&self, plan: &Plan, dist: &str) -> Outcome<PathBuf> {
        let place = root().join(dist);
        fs::create_dir_all(&place).about(place.display())?;
        let kind = if plan.release { "release" } else { "debug" };
        step(&format!("the page ({kind}) in {dist}/"), || {
            compiling("trunk build", &mut self.trunk("build", plan, Path::new(dist))?)
        })?;
        Ok(place)
    }

    /// Makes the one file `tushuo.html` of a built site: the same program, in a script that needs no modules.
    pub(crate) fn single(&self, plan: &Plan, site: &Path) -> Outcome {
        step("the one file: tushuo.html", || {
            let profile = if plan.release { "release" } else { "page" };
            let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
            let raw = target.join(wasm::TARGET).join(profile).join("tushuo.wasm");
            let program = target.join("single").join(profile);
            fs::create_dir_all(&program).about(program.display())?;
            let mut bindgen = command("wasm-bindgen");
            bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", "tushuo", "--out-dir"]);
            bindgen.arg(&program).arg(&raw).env("PATH", path_with(&self.folders)?);
            aloud("wasm-bindgen", &mut bindgen)?;
            if plan.release {
                tools::optimize(&self.cache, &program.join("tushuo_bg.wasm"), Leaves::Nothing)?;
            }
            let data = site.join("data");
            let reports = stage::reports(&data.join("index.json"))?;
            let Some(first) = reports.first() else { return Err(stop("The index names no report.")) };
            let www = root().join("www");
            let styles = scripts::SHEETS.map(|name| www.join(name));
            let mut single = native();
            single.arg("single").arg(data.join(first)).arg(program).arg(site.join("tushuo.html")).args(styles);
            single.arg(www.join(scripts::KIOSK_SHEET));
            aloud("single", &mut single)
        })
    }

    /// Serves the page, building it again on each change, until it is ended.
    pub(crate) fn serve(&self, plan: &Plan, port: u16) -> Outcome {
        let dist = "target/serve";
        fs::create_dir_all(root().join(dist)).about(dist)?;
        println!("· building the page, then serving it until you press Ctrl+C:\n\n    http://127.0.0.1:{port}/\n");
        let mut trunk = self.trunk("serve", plan, Path::new(dist))?;
        instead("trunk serve", trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]))
    }

    /// Makes what the first view loads of the program as small as can be had here. Split first: what makes a program
    /// smaller also puts functions into others, and what is of the rest into what is not.
    /// The entry pages must be there: they are what is measured.
    pub(crate) fn shrink(&self, site: &Path) -> Outcome {
        let mut lists = vec![root().join(parts::LIST)];
        let measured = root().join("target").join("first-view.txt");
        match browsers::found().map(|browser| parts::measure(&browser, site, &measured)) {
            Some(Ok(())) => lists.push(measured),
            Some(Err(why)) => println!("  {} The program is split by the list of another build.", why.sentence),
            None => println!("  Without Chromium and its driver the program is split by the list of another build."),
        }
        parts::split(site, First::Named(&lists))?;
        self.optimize(site)?;
        minify::minify(&self.cache, site)?;
        parts::rename(site)
    }

    /// Makes the built program smaller, where that can be had.
    fn optimize(&self, site: &Path) -> Outcome {
        Self::programs(site)?.iter().try_for_each(|path| tools::optimize(&self.cache, path, Leaves::Nothing))
    }

    /// Says what is in the built program, by crate and by function.
    pub(crate) fn size(&self, site: &Path) -> Outcome {
        for path in Self::programs(site)? {
            tools::optimize(&self.cache, &path, Leaves::Names)?;
            let table = size::table(&fs::read(&path).about(path.display())?);
            println!("{}", table.ok_or_else(|| stop(format!("{}: it has no names.", path.display())))?);
        }
        Ok(())
    }

    fn programs(site: &Path) -> Outcome<Vec<PathBuf>> {
        let entries = fs::read_dir(site).about(site.display())?;
        let paths = entries.map(|entry| Ok(entry.about(site.display())?.path())).collect::<Outcome<Vec<_>>>()?;
        Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "wasm")).collect())
    }

    /// Which budget a build must keep to: none where another report was asked for, or wasm-opt cannot be had.
    pub(crate) fn budget(&self, plan: &Plan) -> Outcome<Option<&'static str>> {
        if plan.report.is_some() || !tools::can_optimize() {
            return Ok(None);
        }
        Ok(Some(if self.lean()?.is_some() { "lean" } else { "usual" }))
    }

    fn lean(&self) -> Outcome<Option<PathBuf>> {
        if let Some(known) = self.lean.get() {
            return Ok(known.clone());
        }
        let found = self.wasm.lean(&self.cache)?;
        Ok(self.lean.get_or_init(|| found).clone())
    }
}

/// Validates a report folder with the program's own native command.
pub(crate) fn check(folder: &Path) -> Outcome {
    let mut check = command(cargo());
    check.args(["run", "--quiet", "--package", "tushuo", "--no-default-features", "--", "check"]);
    aloud("check", check.arg(folder).current_dir(root()))
}

/// Every folder of `data/` that holds a report.
pub(crate) fn reports() -> Outcome<Vec<PathBuf>> {
    let data = root().join("data");
    let mut found = Vec::new();
    for entry in fs::read_dir(&data).about(data.display())? {
        let path = entry.about(data.display())?.path();
        if path.join("report.json").is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes the entry pages beside the built program, and the Data Package of every report beside its data. The first
/// report of the index is the one the pages show.
pub(crate) fn pages(site: &Path, address: Option<&str>) -> Outcome {
    step("the entry pages and the data packages", || {
        let data = site.join("data");
        let reports = stage::reports(&data.join("index.json"))?;
        let Some((first, others)) = reports.split_first() else {
            return Err(stop(format!("{}: it names no report.", data.join("index.json").display())));
        };
        let mut pages = native();
        pages.arg("pages").arg(data.join(first)).arg(site);
        if let Some(address) = address {
            pages.args(["--address", address]);
        }
        aloud("pages", &mut pages)?;
        others.iter().try_for_each(|report| {
            let folder = data.join(report);
            aloud("package", native().arg("package").arg(&folder).arg(&folder))
        })
    })
}

/// Stops where a file of the site names another one that is not there, or by where the site stands.
pub(crate) fn check_addresses(site: &Path) -> Outcome {
    let count = step("the site's addresses are relative, and their files are there", || addresses::check(site))?;
    println!("  {count} addresses");
    Ok(())
}

/// Writes the sums of a site's modules into its pages; last, once nothing changes any more.
pub(crate) fn seal(site: &Path) -> Outcome {
    step("the sums of the modules in the pages", || integrity::seal(site)).map(|sums| println!("  {sums} sums"))
}

/// What comes last, when every file is there: its addresses are looked at, its smaller copies are written, and what a
/// visitor loads is told and held against its budget; of the README's own report, where the README says otherwise too.
pub(crate) fn finish(site: &Path, is_of_readme: bool, budget: Option<&str>) -> Outcome {
    check_addresses(site)?;
    seal(site)?;
    step("smaller copies for servers (.br, .gz)", || {
        let mut pack = command(cargo());
        pack.args(["run", "--quiet", "--package", "pack", "--"]).arg(site).current_dir(root());
        aloud("packing", &mut pack)
    })?;
    let readme = is_of_readme.then(|| fs::read_to_string(root().join("README.md"))).transpose().about("README.md")?;
    let view = first_view::measure(site)?;
    println!("{}\n{}", view.table(), ways::table(site, &view, readme.as_deref())?);
    budget.map_or(Ok(()), |kind| view.keeps_to(&root().join("xtask").join("first-view.budget"), kind))
}

/// The program's native commands, with all that a site can carry.
fn native() -> Command {
    let mut native = command(cargo());
    native.args(["run", "--quiet", "--package", "tushuo", "--no-default-features", "--features", "pictures", "--"]);
    native.current_dir(root());
    native
}
