//! Text that is made here of a text from C, and stays until it is closed.

use std::slice;

/// Text that was made here; it is good until it is closed.
#[repr(C)]
pub struct Lines {
    text: *const u8,
    length: u64,
    found: *mut Vec<u8>,
}

/// Makes text of a text; -1 where either place is none or nothing could be made, else 0.
///
/// # Safety
/// `text` must point to `length` readable bytes, and `into` to a `Lines` that may be written.
pub unsafe fn made(
    text: *const u8,
    length: usize,
    into: *mut Lines,
    make: impl FnOnce(&[u8]) -> Option<Vec<u8>>,
) -> i32 {
    if text.is_null() || into.is_null() {
        return -1;
    }
    match make(slice::from_raw_parts(text, length)) {
        Some(found) => {
            *into = Lines {
                text: found.as_ptr(),
                length: found.len() as u64,
                found: Box::into_raw(Box::new(found)),
            };
            0
        }
        None => -1,
    }
}

/// Frees text that was made here.
///
/// # Safety
/// `lines` must come from this library and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_lines_close(lines: *mut Lines) {
    if !lines.is_null() && !(*lines).found.is_null() {
        drop(Box::from_raw((*lines).found));
        (*lines).found = std::ptr::null_mut();
    }
}
