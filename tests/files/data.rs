//! Where the data lies that nobody on the project wrote: beside it, and no part of it.

use std::path::{Path, PathBuf};

/// A folder or file of it. Without it a test says that it was skipped, and under `CI=true` it fails instead.
pub fn data(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "CI needs the data in {}",
        path.display()
    );
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}
