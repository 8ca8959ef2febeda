#![no_main]

fuzz::program!("metadata");
