//! The simulator's server: static files, to this machine only.

use crate::build;
use crate::tools::{Tools, root};
use anyhow::{Context, Result, anyhow, ensure};
use percent_encoding::percent_decode_str;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const HEADERS: [(&str, &str); 5] = [
    ("Cache-Control", "no-store"),
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(30);
const LONGEST_HEAD: usize = 64 * 1024;

/// Builds the simulator and serves it until it is stopped.
pub fn simulator(tools: &mut Tools, port: Option<u16>, no_build: bool) -> Result<()> {
    if no_build {
        build::page(tools)?;
    } else {
        build::simulator(tools)?;
    }
    let _watching = build::watch(tools)?;
    let server = match port {
        Some(port) => Simulator::start(port)?,
        None => Simulator::start(8080).or_else(|_| Simulator::start(0))?,
    };
    println!("The simulator answers at {}", server.url());
    server.wait()
}

/// A running server.
pub struct Simulator {
    address: SocketAddr,
    thread: thread::JoinHandle<()>,
}

impl Simulator {
    /// Serves on a port, or on a free one for 0, and returns once it answers.
    pub fn start(port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} of this machine cannot be had"))?;
        let address = listener.local_addr()?;
        // Browsers open connections ahead of need, and each may stay silent. With a thread of its
        // own it keeps nobody else waiting.
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A browser that went away meanwhile does not need its answer.
                thread::spawn(|| drop(answer(stream)));
            }
        });
        let simulator = Self { address, thread };
        for path in ["/", "/main.js", "/core/core.wasm"] {
            let status = simulator.status(path)?;
            ensure!(status == "200", "the simulator answers {status} at {path}");
        }
        Ok(simulator)
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    fn wait(self) -> Result<()> {
        let ended = self.thread.join();
        ended.map_err(|_| anyhow!("the server has stopped"))
    }

    fn status(&self, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(self.address)?;
        write!(stream, "HEAD {path} HTTP/1.1\r\n\r\n")?;
        let mut head = String::new();
        stream.read_to_string(&mut head)?;
        let status = head.split(' ').nth(1).context("the server is silent")?;
        Ok(status.to_owned())
    }
}

/// Answers one request and closes the connection.
fn answer(mut stream: TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let (method, url) = request(&mut stream)?;
    let text = |text: &str| {
        let kind = "text/plain; charset=utf-8".to_owned();
        (kind, text.as_bytes().to_vec())
    };
    let (status, (kind, body)) = match method.as_str() {
        "GET" | "HEAD" => match read(&url) {
            Some(file) => ("200 OK", file),
            None => ("404 Not Found", text("There is nothing here.\n")),
        },
        _ => (
            "405 Method Not Allowed",
            text("Only GET and HEAD are answered.\n"),
        ),
    };
    let mut head = format!("HTTP/1.1 {status}\r\n");
    let length = body.len().to_string();
    let own = [
        ("Connection", "close"),
        ("Content-Length", &length),
        ("Content-Type", &kind),
    ];
    for (name, value) in HEADERS.iter().chain(&own) {
        write!(head, "{name}: {value}\r\n")?;
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    Ok(())
}

/// Method and address of a request, read to the end of its head.
fn request(stream: &mut impl Read) -> Result<(String, String)> {
    let mut head = Vec::new();
    loop {
        let mut part = [0; 4096];
        let length = stream.read(&mut part)?;
        ensure!(length > 0, "the request is not complete");
        head.extend(part.iter().take(length));
        ensure!(head.len() <= LONGEST_HEAD, "the request is too long");
        let mut headers = [httparse::EMPTY_HEADER; 100];
        let mut request = httparse::Request::new(&mut headers);
        if request.parse(&head)?.is_complete() {
            let method = request.method.context("no method")?;
            let url = request.path.context("no address")?;
            return Ok((method.to_owned(), url.to_owned()));
        }
    }
}

fn read(url: &str) -> Option<(String, Vec<u8>)> {
    let file = file(root(), url)?;
    let body = fs::read(&file).ok()?;
    let kind = mime_guess::from_path(&file).first_or_octet_stream();
    let of_text = kind.type_() == mime_guess::mime::TEXT;
    let charset = if of_text { "; charset=utf-8" } else { "" };
    Some((format!("{}{charset}", kind.essence_str()), body))
}

/// The file of www/dist behind an address, and nothing outside of it.
fn file(root: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = percent_decode_str(path.strip_prefix('/')?)
        .decode_utf8()
        .ok()?;
    let folder = root.join("www/dist");
    let mut file = folder.clone();
    if !path.is_empty() {
        for part in path.trim_end_matches('/').split('/') {
            if part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(part);
        }
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    // Also what a link in there points to has to be in there.
    let file = file.canonicalize().ok()?;
    let inside = file.starts_with(folder.canonicalize().ok()?);
    (inside && file.is_file()).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page, a package and a secret beside them.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Result<Self> {
            let name = format!("entra-verdict-{name}-{}", std::process::id());
            let site = Self(std::env::temp_dir().join(name));
            for path in [
                "www/dist/index.html",
                "www/dist/a b.css",
                "www/dist/core/module.wasm",
                "secret",
                "www/index.html",
                "www/dist/.hidden",
            ] {
                let path = site.0.join(path);
                fs::create_dir_all(path.parent().context("no folder")?)?;
                fs::write(path, "")?;
            }
            Ok(site)
        }

        fn found(&self, url: &str) -> Option<String> {
            let root = self.0.canonicalize().ok()?;
            let file = file(&self.0, url)?;
            Some(file.strip_prefix(root).ok()?.display().to_string())
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn addresses_lead_to_the_page() -> Result<()> {
        let site = Site::new("found")?;
        assert_eq!(site.found("/").as_deref(), Some("www/dist/index.html"));
        assert_eq!(site.found("/?q#f").as_deref(), Some("www/dist/index.html"));
        assert_eq!(
            site.found("/a%20b.css").as_deref(),
            Some("www/dist/a b.css")
        );
        let module = site.found("/core/module.wasm");
        assert_eq!(module.as_deref(), Some("www/dist/core/module.wasm"));
        Ok(())
    }

    #[test]
    fn addresses_lead_nowhere_else() -> Result<()> {
        let site = Site::new("hidden")?;
        for url in [
            "",
            "/../secret",
            "/../index.html",
            "/core/../../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/core/%2e%2e%2f..%2f..%2fsecret",
            "//secret",
            "/.hidden",
            "/missing",
            "/core",
            "/%00",
            "/%ff",
        ] {
            assert_eq!(site.found(url), None, "{url}");
        }
        Ok(())
    }

    #[test]
    fn requests_are_read_in_any_pieces() -> Result<()> {
        let text = b"GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n";
        for cut in 0..text.len() {
            let (first, second) = text.split_at(cut);
            let (method, url) = request(&mut first.chain(second))?;
            assert_eq!((method.as_str(), url.as_str()), ("GET", "/a?b"));
            assert!(request(&mut &*first).is_err(), "{cut}");
        }
        let endless = std::io::repeat(b'a');
        assert!(request(&mut b"GET /".chain(endless)).is_err());
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out() -> Result<()> {
        let site = Site::new("links")?;
        std::os::unix::fs::symlink(site.0.join("secret"), site.0.join("www/dist/link"))?;
        assert_eq!(site.found("/link"), None);
        Ok(())
    }
}
