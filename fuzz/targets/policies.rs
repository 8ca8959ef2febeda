#![no_main]

fuzz::program!("policies");
