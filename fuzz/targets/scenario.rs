#![no_main]

fuzz::program!("scenario");
