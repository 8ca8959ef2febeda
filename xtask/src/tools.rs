//! How other programs are called.

use anyhow::{Context, Result};
use duct::Expression;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The folder of the repository.
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// The folder for what is built.
pub fn target() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(|target| root().join(target));
    target.unwrap_or_else(|| root().join("target"))
}

/// Says what is being done, apart from the results on standard output.
pub fn say(what: impl std::fmt::Display) {
    eprintln!("xtask: {what}");
}

/// The programs at hand, filled in by the set-up.
#[derive(Default)]
pub struct Tools {
    /// Folders that come before the person's own PATH.
    pub folders: Vec<PathBuf>,
    /// The toolchain for wasm builds, where it is not the active one.
    pub wasm_toolchain: Option<&'static str>,
}

impl Tools {
    fn path(&self) -> Result<OsString> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let own = self.folders.iter().cloned();
        Ok(std::env::join_paths(
            own.chain(std::env::split_paths(&inherited)),
        )?)
    }

    /// Where a program is, if it is there.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        which::which_in(program, self.path().ok(), root()).ok()
    }

    /// A call in the root of the repository.
    pub fn cmd<S: AsRef<OsStr>>(
        &self,
        program: &str,
        args: impl IntoIterator<Item = S>,
    ) -> Result<Expression> {
        self.cmd_in(root(), program, args)
    }

    /// A call in another folder.
    pub fn cmd_in<S: AsRef<OsStr>>(
        &self,
        folder: &Path,
        program: &str,
        args: impl IntoIterator<Item = S>,
    ) -> Result<Expression> {
        let found = self
            .find(program)
            .with_context(|| format!("{program} was not found on PATH"))?;
        let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
        let mut call = duct::cmd(found, args.collect::<Vec<_>>())
            .dir(folder)
            .env("PATH", self.path()?);
        // `cargo run` describes this crate in the environment. Inner cargo calls that see it would
        // take a different environment for a reason to build again.
        for (name, _) in std::env::vars_os() {
            let described = name.to_str().is_some_and(|name| {
                name == "CARGO"
                    || name == "OUT_DIR"
                    || name.starts_with("CARGO_PKG_")
                    || name.starts_with("CARGO_MANIFEST_")
            });
            if described {
                call = call.env_remove(name);
            }
        }
        Ok(call)
    }

    /// A call that builds for wasm.
    pub fn wasm<S: AsRef<OsStr>>(
        &self,
        program: &str,
        args: impl IntoIterator<Item = S>,
    ) -> Result<Expression> {
        let call = self.cmd(program, args)?;
        Ok(match self.wasm_toolchain {
            Some(toolchain) => call.env("RUSTUP_TOOLCHAIN", toolchain),
            None => call,
        })
    }
}
