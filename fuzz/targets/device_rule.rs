#![no_main]

fuzz::program!("device_rule");
