//! What finds bytes for which something of `support::fuzz` does not hold, or for which more memory or time is taken than their
//! number allows.

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;
use std::time::Duration;
use support::fuzz::Target;
use support::mutate::random::Random;

#[doc(hidden)]
pub use libfuzzer_sys;
#[doc(hidden)]
pub use support::fuzz::target;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Bytes of memory that any input may take, and for each of its own.
const MEMORY_AT_ALL: usize = 24 << 20;
const MEMORY_FOR_EACH: usize = 4_000;

/// Time of the processor that any input may take, and for each of its bytes. The fuzzer's own checks make all ten times as slow.
const TIME_AT_ALL: Duration = Duration::from_secs(3);
const TIME_FOR_EACH: Duration = Duration::from_micros(500);

/// Asks whether what has to hold holds, with bounds of memory and time.
pub fn ask(target: &Target, bytes: &[u8]) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = ThreadTime::now();
    (target.holds)(bytes);
    let (took, memory) = (start.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    let most = MEMORY_AT_ALL + MEMORY_FOR_EACH * bytes.len();
    assert!(
        memory <= most,
        "{memory} bytes of memory for {}",
        bytes.len()
    );
    let longest = TIME_AT_ALL + TIME_FOR_EACH * u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    assert!(took <= longest, "{took:?} for {} bytes", bytes.len());
}

/// Others that are like the first of the bytes, as they are changed for what they are or, once in a while, as the fuzzer does it.
pub fn mutate(target: &Target, bytes: &mut [u8], size: usize, longest: usize, seed: u32) -> usize {
    let mut random = Random::new(seed.into());
    if random.once_in(4) {
        return libfuzzer_sys::fuzzer_mutate(bytes, size, longest);
    }
    let mut changed = bytes.get(..size).unwrap_or_default().to_vec();
    (target.mutate)(&mut changed, &mut random);
    let kept = changed.len().min(longest).min(bytes.len());
    bytes[..kept].copy_from_slice(&changed[..kept]);
    kept
}

/// The program of a target.
#[macro_export]
macro_rules! program {
    ($name:literal) => {
        $crate::libfuzzer_sys::fuzz_mutator!(|bytes: &mut [u8],
                                              size: usize,
                                              longest: usize,
                                              seed: u32| {
            $crate::mutate(&$crate::target($name), bytes, size, longest, seed)
        });
        $crate::libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::ask(
            &$crate::target($name),
            bytes
        ));
    };
}
