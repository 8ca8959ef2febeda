//! The tasks of the project: set it up, build it, serve it, test it.

mod applications;
mod audit;
mod build;
mod catalogue;
mod docs;
mod fuzz;
mod map;
mod mutants;
mod oracle;
mod pack;
mod roles;
mod scenarios;
mod schema;
mod semantics;
mod serve;
mod setup;
mod sizes;
mod steps;
mod test;
mod tools;

use anyhow::Result;
use clap::Parser;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds, serves and tests entra-verdict.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Bring what the other tasks need; each of them also brings its own part.
    Setup,
    /// Build the wasm package into pkg/core, the playground into pkg, and the simulator into www/dist.
    Build,
    /// Write the simulator as one HTML file, which opens from anywhere, without a server and without network.
    Bundle {
        /// Bundle what was built before.
        #[arg(long)]
        no_build: bool,
    },
    /// Build the npm package and pack it, and the crate, with the bill of materials of both.
    Package {
        /// Test the packed package too, in every runtime that can be had.
        #[arg(long)]
        test: bool,
    },
    /// Write pkg/schema and pkg/types.d.ts from the Rust types.
    Schema {
        /// Write nothing, and fail if what is checked in is stale.
        #[arg(long)]
        check: bool,
    },
    /// Write the tables of docs/semantics from the catalogue and the scenarios, and the lists of files in docs/architecture.md.
    Semantics {
        /// Write nothing, and fail if what is checked in is stale or a link in docs leads nowhere.
        #[arg(long)]
        check: bool,
    },
    /// Build the simulator and serve it on this machine.
    Serve {
        /// The port to listen on [default: 8080, or a free one where that is taken]
        #[arg(long)]
        port: Option<u16>,
        /// Serve what was built before.
        #[arg(long)]
        no_build: bool,
    },
    /// Replay scenarios through the native core and the wasm package.
    Scenarios {
        /// Scenario files, or folders of them [default: tests/scenarios]
        paths: Vec<PathBuf>,
    },
    /// Ask the package and the oracle the same generated questions.
    Oracle {
        /// How many questions
        #[arg(long, default_value_t = 20_000)]
        cases: u64,
        /// What they are made from
        #[arg(long, default_value = "1")]
        seed: String,
        /// Ask what was built before.
        #[arg(long)]
        no_build: bool,
    },
    /// Look for bytes that trap, take too much, or are not read as they were written.
    Fuzz {
        /// What is fuzzed: a name of fuzz/targets, `share_link` or `json_edit` [default: each of them]
        target: Option<String>,
        /// How long, for each
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// Change the rules place by place, and tell which changes no scenario, test or answer of the oracle notices.
    Mutants {
        /// Only in files of src/decide with this in their path
        #[arg(long)]
        file: Option<String>,
        /// Only one of so many
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
        every: u16,
    },
    /// Refresh the built-in list of attested models, or of Microsoft's applications, from a newer one.
    Catalogue {
        /// The documentation's page as Markdown, or a table with tabs: description, aaguid, bio, usb, nfc, ble; of applications name and applicationId, under a first line with their source
        file: PathBuf,
        /// The day of the page [default: what the page or its file name says]
        #[arg(long)]
        date: Option<String>,
    },
    /// Build the wasm package and hold the size of its modules to tests/sizes.json.
    Sizes {
        /// Write tests/sizes.json instead.
        #[arg(long)]
        update: bool,
        /// Measure what was built before.
        #[arg(long)]
        no_build: bool,
    },
    /// Build the wasm package and the native core, and measure them beside each other and others, and the simulator in Chromium.
    Bench,
    /// Build the API's documentation, of the npm package and of the crate, into target/docs and target/doc, and the site with a page for each code and rule into target/site.
    Docs {
        /// Ask the package that was built before.
        #[arg(long)]
        no_build: bool,
    },
    /// Check licences and sources of every dependency, and ask the registries for reported weaknesses.
    Audit,
    /// What to run after a change: formatting, lints, the page's types, and the core's tests with each scenario, natively.
    Check,
    /// Run every test there is, or those of one part.
    Test {
        /// Only this part; without it all of them, and lints, documentation and sizes
        part: Option<test::Part>,
        /// Only tests with this in their name: of `core` and `wasm` a part of the path that `cargo test` shows; of the
        /// others a part of the file's name (`share` for tests/browser/share.test.mjs), or, where no file has it, a
        /// pattern that the test's name has to match.
        #[arg(requires = "part")]
        filter: Option<String>,
        /// Test what was built before.
        #[arg(long, requires = "part")]
        no_build: bool,
    },
}

fn main() -> ExitCode {
    match run(&Task::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // One line, whatever RUST_BACKTRACE says: it is the machine that lacks something.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does the task; false is a failure that has been told already.
fn run(task: &Task) -> Result<bool> {
    let mut tools = tools::Tools::default();
    match task {
        Task::Setup => setup::all(&mut tools)?,
        Task::Build => {
            build::package(&mut tools, build::Optimise::Yes)?;
            build::page(&tools)?;
        }
        Task::Bundle { no_build } => {
            let file = build::one_file(&mut tools, *no_build)?;
            let size = fs::metadata(&file)?.len() / 1024;
            tools::say(format_args!("the simulator in one file has {size} KiB"));
            println!("{}", file.display());
        }
        Task::Package { test } => {
            pack::package(&mut tools)?;
            if *test {
                let browser = setup::browser(&tools)?;
                pack::test(&tools, &browser, None)?;
            }
        }
        Task::Schema { check } => schema::generate(&tools, *check)?,
        Task::Semantics { check } => semantics::generate(&tools, *check)?,
        Task::Serve { port, no_build } => serve::simulator(&mut tools, *port, *no_build)?,
        Task::Scenarios { paths } => {
            let cases = scenarios::find(paths)?;
            build::package(&mut tools, build::Optimise::No)?;
            return scenarios::replay(&tools, &cases);
        }
        Task::Oracle {
            cases,
            seed,
            no_build,
        } => {
            if !no_build {
                build::package(&mut tools, build::Optimise::No)?;
            }
            return oracle::ask(&tools, *cases, seed);
        }
        Task::Fuzz { target, seconds } => fuzz::run(&mut tools, target.as_deref(), *seconds)?,
        Task::Mutants { file, every } => {
            let wanted = mutants::Wanted {
                file: file.as_deref(),
                every: usize::from(*every),
            };
            return mutants::run(&tools, &wanted);
        }
        Task::Catalogue { file, date } => catalogue::refresh(file, date.as_deref())?,
        Task::Sizes { update, no_build } => {
            if !no_build {
                build::package(&mut tools, build::Optimise::Yes)?;
            }
            if *update {
                sizes::update(&tools)?;
            } else {
                sizes::check(&tools)?;
            }
        }
        Task::Bench => {
            // First, since what is profiled below is the package's own.
            build::crossings(&mut tools)?;
            build::package(&mut tools, build::Optimise::Yes)?;
            setup::npm_packages(&tools, "tests/bench")?;
            setup::workspace(&tools)?;
            build::page(&tools)?;
            let native = scenarios::native_program(&tools)?;
            let browser = setup::browser(&tools)?;
            let simulator = serve::Simulator::start(0)?;
            tools
                .cmd("node", ["tests/bench/bench.mjs"])?
                .env("ENTRA_VERDICT_NATIVE", native)
                .env("ENTRA_VERDICT_NAMED", build::named())
                .env("ENTRA_VERDICT_URL", simulator.url())
                .env("CHROMIUM", &browser.program)
                .run()?;
        }
        Task::Docs { no_build } => docs::all(&mut tools, *no_build)?,
        Task::Check => test::check(&tools)?,
        Task::Audit => audit::all(&mut tools)?,
        Task::Test { part: None, .. } => test::all(&mut tools)?,
        Task::Test {
            part: Some(part),
            filter,
            no_build,
        } => test::part(&mut tools, *part, filter.as_deref(), !no_build)?,
    }
    Ok(true)
}
