#![no_main]

fuzz::program!("registration");
