#![no_main]

fuzz::program!("attestation");
