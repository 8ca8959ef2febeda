#![no_main]

fuzz::program!("crl");
