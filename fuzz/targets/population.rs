#![no_main]

fuzz::program!("population");
