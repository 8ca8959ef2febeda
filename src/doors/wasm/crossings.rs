//! Ways for an answer to cross to JavaScript, beside each other, for whoever measures them. No package has it.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::hint::black_box;
use wasm_bindgen::prelude::*;

use crate::answers::verdict;
use crate::contract::options::Options;
use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::Answer;

#[wasm_bindgen]
impl Answer {
    /// Lets the verdict cross so many times: as `tape`, by `serde-wasm-bindgen`, or as `json` that is parsed.
    ///
    /// # Errors
    /// What the way itself says.
    pub fn cross(&self, way: &str, times: u32) -> Result<(), JsValue> {
        let options = Options {
            remedies: false,
            ..Options::default()
        };
        let verdict = verdict::of(&self.tenant, self.asked.with_trace(&self.tenant), options);
        for _ in 0..times {
            black_box(match way {
                "tape" => to_js(&verdict),
                "serde-wasm-bindgen" => verdict.serialize(&Serializer::json_compatible())?,
                _ => {
                    let text = serde_json::to_string(&verdict);
                    js_sys::JSON::parse(&text.unwrap_or_default())?
                }
            });
        }
        Ok(())
    }
}
