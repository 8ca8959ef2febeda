#![no_main]

fuzz::program!("edit");
