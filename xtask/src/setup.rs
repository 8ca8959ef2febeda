//! Brings what the tasks need. What is there is left alone and costs next to nothing to look for.

use crate::tools::{Tools, root, say};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the module runs.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Panics without a message, and without the code that would make one.
pub const ABORT: &str = "-Cpanic=immediate-abort";
const WASM_PACK: &str = "0.15.1";
/// Debian's compiler under rustup's roof.
const DEBIAN_TOOLCHAIN: &str = "web";
/// A standard library is 20 MB; a closed network may not even refuse.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(240);

/// The browsers, and the driver of the first.
pub struct Browser {
    /// Chromium or Chrome.
    pub program: PathBuf,
    /// The WebDriver that belongs to it.
    pub driver: PathBuf,
    /// Firefox, which needs no driver.
    pub firefox: PathBuf,
}

/// Everything that any task needs.
pub fn all(tools: &mut Tools) -> Result<()> {
    all_but_wasm_tests(tools)?;
    wasm_tests(tools)
}

/// What takes no long compilation.
pub fn all_but_wasm_tests(tools: &mut Tools) -> Result<()> {
    wasm_target(tools)?;
    wasm_clippy(tools)?;
    workspace(tools)?;
    npm_packages(tools, "tests/runtimes")?;
    npm_packages(tools, "xtask/release")?;
    let browser = browser(tools)?;
    say(format_args!(
        "the browsers are {} and {}",
        browser.program.display(),
        browser.firefox.display()
    ));
    Ok(())
}

/// The wasm target, wasm-pack, and the test runner of the matching wasm-bindgen.
pub fn wasm_tests(tools: &mut Tools) -> Result<()> {
    wasm_target(tools)?;
    cargo_tool(tools, "wasm-pack", "wasm-pack", WASM_PACK)?;
    let bindgen = bindgen_version(tools)?;
    cargo_tool(tools, "wasm-bindgen-cli", "wasm-bindgen", &bindgen)
}

/// The compiler for wasm.
pub fn wasm_target(tools: &mut Tools) -> Result<()> {
    if compiles_to_wasm(tools, None) {
        return Ok(());
    }
    if compiles_to_wasm(tools, Some(DEBIAN_TOOLCHAIN)) {
        tools.wasm_toolchain = Some(DEBIAN_TOOLCHAIN);
        return Ok(());
    }
    let by_hand = format!("rustup target add {TARGET}");
    ensure!(
        tools.find("rustup").is_some(),
        "the wasm target is missing, and rustup, which would bring it: {by_hand}"
    );
    say(format_args!("adding the wasm target: {by_hand}"));
    let add = tools
        .cmd("rustup", ["target", "add", TARGET])?
        .stderr_null()
        .unchecked()
        .start()?;
    match add.wait_timeout(DOWNLOAD_LIMIT)? {
        Some(output) if output.status.success() => return Ok(()),
        Some(_) => {}
        None => add.kill()?,
    }
    say("that cannot be downloaded here");
    let apt = tools.find("apt-get").is_some();
    ensure!(apt, "the wasm target could not be had: {by_hand}");
    debian_toolchain(tools).with_context(|| {
        format!("the wasm target could not be had, neither by `{by_hand}` nor from Debian")
    })?;
    tools.wasm_toolchain = Some(DEBIAN_TOOLCHAIN);
    Ok(())
}

/// Whether the standard library can be compiled with the core, in which panics are then nothing but traps: its source is there
/// or can be had, and the compiler knows how.
pub fn standard_library(tools: &Tools) -> Result<bool> {
    // Debian's compiler has its own.
    if tools.wasm_toolchain.is_some() {
        return Ok(false);
    }
    let args = ["-Zunstable-options", ABORT, "--print=sysroot"];
    let call = tools.cmd("rustc", args)?.env("RUSTC_BOOTSTRAP", "1");
    let Ok(sysroot) = call.stderr_null().read() else {
        return Ok(false);
    };
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std");
    if !source.exists() && tools.find("rustup").is_some() {
        say("adding the source of the standard library: rustup component add rust-src");
        let call = tools.cmd("rustup", ["component", "add", "rust-src"])?;
        let add = call.stderr_null().unchecked().start()?;
        if add.wait_timeout(DOWNLOAD_LIMIT)?.is_none() {
            add.kill()?;
        }
    }
    Ok(source.exists())
}

/// Compiles nothing at all, since a folder of libraries that another compiler version made is of
/// no use, and looks like any other.
fn compiles_to_wasm(tools: &Tools, toolchain: Option<&str>) -> bool {
    let module = std::env::temp_dir().join(format!("entra-verdict-{}.wasm", std::process::id()));
    let output = module.display().to_string();
    let kind = "--crate-type=cdylib";
    let call = tools.cmd("rustc", ["--target", TARGET, kind, "-o", &output, "-"]);
    let Ok(mut call) = call else { return false };
    if let Some(toolchain) = toolchain {
        call = call.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    let call = call.stdin_bytes("").stdout_null().stderr_null();
    let compiled = call.run().is_ok();
    // It is not there if nothing was compiled.
    let _ = fs::remove_file(module);
    compiled
}

/// Debian has the compiler for wasm, and the standard library only as source.
fn debian_toolchain(tools: &Tools) -> Result<()> {
    let debian = |path: &str| Path::new("/usr").join(path);
    let compiler = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
    apt(tools, &compiler)?;
    // The linker is a link into a package of the same name that nothing above depends on.
    let linker = debian("bin/rust-lld");
    if !linker.exists() {
        let target = fs::read_link(&linker).context("rust-web-llvm brought no rust-lld")?;
        let package = target.file_name().and_then(|name| name.to_str());
        apt(tools, &[package.context("rust-lld leads nowhere")?])?;
    }

    say("building the standard library for wasm, once for this machine (about 1 min)");
    let work = cache()?.join("wasm-std");
    fs::create_dir_all(work.join("src"))?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"nothing\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    fs::write(work.join("src/lib.rs"), "")?;
    // wasm-bindgen-test wants the crate `test`.
    let std = "-Zbuild-std=std,panic_abort,test";
    let out = work.join("target");
    let build = ["build", "--quiet", "--release", "--target", TARGET, std];
    let cargo = debian("bin/cargo").display().to_string();
    tools
        .cmd_in(&work, &cargo, build)?
        .env("RUSTC", debian("bin/rustc"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &out)
        .env_remove("RUSTFLAGS")
        .run()
        .context("building the standard library for wasm failed")?;

    let sysroot = debian("lib/rustlib").join(TARGET).join("lib");
    let built = out.join(TARGET).join("release/deps");
    let place = || -> Result<()> {
        // What an earlier compiler left would stand in the way of its successor.
        if sysroot.exists() {
            fs::remove_dir_all(&sysroot)?;
        }
        fs::create_dir_all(&sysroot)?;
        for file in fs::read_dir(&built)? {
            let file = file?.path();
            let name = file.file_name().and_then(|name| name.to_str());
            if let Some(name) = name
                && name.ends_with(".rlib")
                && !name.starts_with("libnothing-")
            {
                fs::copy(&file, sysroot.join(name))?;
            }
        }
        Ok(())
    };
    place().with_context(|| {
        format!(
            "putting the standard library into {} failed",
            sysroot.display()
        )
    })?;
    fs::remove_dir_all(&work)?;
    tools
        .cmd("rustup", ["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"])?
        .run()?;
    ensure!(
        compiles_to_wasm(tools, Some(DEBIAN_TOOLCHAIN)),
        "Debian's compiler still does not compile to wasm: rustc +{DEBIAN_TOOLCHAIN} --target {TARGET}"
    );
    Ok(())
}

/// The lints for the toolchain of the wasm builds; rustup's own come with it.
pub fn wasm_clippy(tools: &Tools) -> Result<()> {
    let call = tools.wasm("cargo", ["clippy", "--version"])?;
    let there = call.stdout_null().stderr_null().run().is_ok();
    if there {
        return Ok(());
    }
    match tools.wasm_toolchain {
        Some(_) => apt(tools, &["rust-web-clippy"]),
        None => bail!("clippy is missing: rustup component add clippy rustfmt"),
    }
}

/// The version that the generated bindings have to match exactly.
fn bindgen_version(tools: &Tools) -> Result<String> {
    let id = tools
        .cmd("cargo", ["pkgid", "--quiet", "wasm-bindgen"])?
        .read()?;
    let version = id.rsplit('@').next();
    Ok(version
        .context("Cargo.lock names no wasm-bindgen")?
        .to_owned())
}

/// A program from the registry, in a folder of its own per version, so that the person's own stays
/// what it is and a fresh clone finds it again.
pub fn cargo_tool(tools: &mut Tools, package: &str, program: &str, version: &str) -> Result<()> {
    let right = |tools: &Tools| {
        let call = tools.cmd(program, ["--version"]).ok();
        let said = call.and_then(|call| call.stderr_null().read().ok());
        said.is_some_and(|said| said.split_whitespace().last() == Some(version))
    };
    if right(tools) {
        return Ok(());
    }
    let folder = cache()?.join(format!("{package}-{version}"));
    tools.folders.insert(0, folder.join("bin"));
    if right(tools) {
        return Ok(());
    }
    say(format_args!("installing {package} {version} (about 3 min)"));
    let folder = folder.display().to_string();
    let install = |locked: &[&str]| -> Result<()> {
        let args = [
            "install",
            "--quiet",
            "--root",
            &folder,
            "--version",
            version,
            package,
        ];
        let call = tools.cmd_in(&cache()?, "cargo", args.iter().chain(locked))?;
        let call = call.env_remove("CARGO_TARGET_DIR");
        // The last attempt is the one to tell about.
        let call = if locked.is_empty() {
            call
        } else {
            call.stderr_null()
        };
        call.run().map(drop).map_err(Into::into)
    };
    // A lock file may name a version that a mirror of the registry does not have (yet).
    install(&["--locked"])
        .or_else(|_| install(&[]))
        .with_context(|| {
            format!("{package} could not be had: cargo install {package} --version {version}")
        })?;
    ensure!(
        right(tools),
        "{package} was installed but does not answer as {version}"
    );
    Ok(())
}

/// The packages of what is built and tested here. What only one task needs, and is large or wants other versions, has a lock file
/// of its own.
pub fn workspace(tools: &Tools) -> Result<()> {
    npm_packages(tools, ".")
}

/// The packages of a folder's package-lock.json.
pub fn npm_packages(tools: &Tools, folder: &str) -> Result<()> {
    node(tools)?;
    let place = root().join(folder);
    let wanted = fs::read(place.join("package-lock.json"))?;
    let stamp = place.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(format_args!(
        "installing the npm packages of {folder}/package-lock.json"
    ));
    let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    tools
        .cmd_in(&place, "npm", args)?
        .stdout_to_stderr()
        .run()
        .with_context(|| {
            format!("the npm packages could not be had: (cd {folder} && npm ci --ignore-scripts)")
        })?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// Node, which is not ours to install.
pub fn node(tools: &Tools) -> Result<()> {
    let call = tools.cmd("node", ["--version"]).ok();
    let said = call.and_then(|call| call.read().ok()).unwrap_or_default();
    let major = said.trim_start_matches('v').split('.').next();
    let major = major.and_then(|major| major.parse().ok()).unwrap_or(0);
    ensure!(
        major >= 20,
        "Node.js 20 or newer is missing: nvm install --lts, or your system's package nodejs"
    );
    Ok(())
}

/// A program of an npm package.
pub fn npm_program(name: &str) -> String {
    let programs = root().join("node_modules/.bin");
    programs.join(name).display().to_string()
}

/// Chromium or Chrome, its WebDriver, and Firefox.
pub fn browser(tools: &Tools) -> Result<Browser> {
    let any = |programs: &[&str]| programs.iter().find_map(|name| tools.find(name));
    let chromium = || {
        let program = any(&[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ])?;
        Some((program, tools.find("chromedriver")?))
    };
    let firefox = || {
        any(&[
            "firefox-esr",
            "firefox",
            "/Applications/Firefox.app/Contents/MacOS/firefox",
        ])
    };
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.extend(["chromium", "chromium-driver"]);
    }
    if firefox().is_none() {
        missing.push("firefox-esr");
    }
    if !missing.is_empty() && tools.find("apt-get").is_some() {
        apt(tools, &missing)?;
    }
    let (program, driver) = chromium().context(
        "Chromium (or Chrome) and chromedriver are missing from PATH: \
         apt-get install chromium chromium-driver, or brew install chromium chromedriver",
    )?;
    let firefox = firefox().context(
        "Firefox is missing from PATH: apt-get install firefox-esr, or brew install --cask firefox",
    )?;
    Ok(Browser {
        program,
        driver,
        firefox,
    })
}

/// Whether files may be put anywhere.
pub fn is_root(tools: &Tools) -> bool {
    let id = tools.cmd("id", ["-u"]).ok();
    id.and_then(|id| id.read().ok()).as_deref() == Some("0")
}

fn apt(tools: &Tools, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("apt-get update && apt-get install {list}");
    if !is_root(tools) {
        bail!("{list}: only root may install them: sudo sh -c '{by_hand}'");
    }
    say(format_args!("installing from Debian: {list}"));
    let call = |args: &[&str]| -> Result<()> {
        let call = tools.cmd("apt-get", args)?;
        let call = call.env("DEBIAN_FRONTEND", "noninteractive").stdout_null();
        call.run().map(drop).map_err(Into::into)
    };
    // A source that does not answer need not be the one that counts: the installation tells.
    let _ = call(&["update", "-qq"]);
    let wait = "--option=DPkg::Lock::Timeout=300";
    let install = ["install", "-qq", "--no-install-recommends", wait];
    call(&[&install[..], packages].concat())
        .with_context(|| format!("{list} could not be had: {by_hand}"))
}

/// Where this project keeps programs between clones.
fn cache() -> Result<PathBuf> {
    let of_user = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let of_user = of_user.filter(|folder| folder.is_absolute());
    let folder = of_user
        .or_else(|| Some(std::env::home_dir()?.join(".cache")))
        .context("there is no home directory to keep programs in: set XDG_CACHE_HOME")?
        .join("entra-verdict");
    fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be created", folder.display()))?;
    Ok(folder)
}
