#![no_main]

fuzz::program!("certificate");
