#![no_main]

fuzz::program!("paste");
