//! The documentation: of the API, out of the types, and as a site, out of the catalogue and the scenarios.

use crate::build;
use crate::setup;
use crate::tools::{Tools, root, target};
use anyhow::Result;
use duct::Expression;

/// Of the npm package into target/docs, of the crate into target/doc, and the site into target/site.
pub fn all(tools: &mut Tools, no_build: bool) -> Result<()> {
    if !no_build {
        build::package(tools, build::Optimise::Yes)?;
    }
    let tools = &*tools;
    package(tools)?.run()?;
    krate(tools)?.run()?;
    site(tools)?.run()?;
    println!("{}", target().join("docs/index.html").display());
    println!(
        "{}",
        target().join("doc/entra_verdict/index.html").display()
    );
    println!("{}", target().join("site/index.html").display());
    Ok(())
}

/// The site: a page for each code and each rule, and what stands in docs. It asks the package that was built before.
fn site(tools: &Tools) -> Result<Expression> {
    setup::workspace(tools)?;
    let out = target().join("site").display().to_string();
    let call = tools.cmd("node", ["site/build.mjs", &out])?;
    Ok(call.stdout_to_stderr())
}

/// Of the npm package. A link that leads nowhere, or a type that is not exported, is a failure.
pub fn package(tools: &Tools) -> Result<Expression> {
    setup::npm_packages(tools, "xtask/release")?;
    let place = root().join("xtask/release");
    let typedoc = place
        .join("node_modules/.bin/typedoc")
        .display()
        .to_string();
    let out = target().join("docs").display().to_string();
    let call = tools.cmd_in(&place, &typedoc, ["--out", &out])?;
    Ok(call.stdout_to_stderr())
}

/// Of the crate.
pub fn krate(tools: &Tools) -> Result<Expression> {
    let args = ["doc", "--quiet", "--no-deps", "--package=entra-verdict"];
    let call = tools.cmd("cargo", args)?;
    Ok(call.env("RUSTDOCFLAGS", "-D warnings"))
}
