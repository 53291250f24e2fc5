//! The edge to C of flat files: a plan is opened once, and composes records of texts that the caller owns.

use crate::compose::{compose, Composed, Ended, File};
use crate::flat::Flat;
use std::slice;

/// A file as the caller gives it; how much of it was passed is told there.
#[repr(C)]
pub struct Given {
    text: *const u8,
    length: usize,
    is_last: u64,
    passed: u64,
    lines: u64,
}

/// What was composed; the text is good until it is closed.
#[repr(C)]
pub struct Told {
    text: *const u8,
    length: u64,
    records: u64,
    ended: u64,
    more: u64,
    found: *mut Composed,
}

/// Opens a plan; null where its bytes are none of this version.
///
/// # Safety
/// `bytes` must point to `length` readable bytes.
#[no_mangle]
pub unsafe extern "C" fn crm_flat_open(bytes: *const u8, length: usize) -> *mut Flat {
    if bytes.is_null() {
        return std::ptr::null_mut();
    }
    match Flat::read(slice::from_raw_parts(bytes, length)) {
        Ok(flat) => Box::into_raw(Box::new(flat)),
        Err(_) => std::ptr::null_mut(),
    }
}

/// Closes a plan.
///
/// # Safety
/// `flat` must come from `crm_flat_open`, be closed once, and not be in use.
#[no_mangle]
pub unsafe extern "C" fn crm_flat_close(flat: *mut Flat) {
    if !flat.is_null() {
        drop(Box::from_raw(flat));
    }
}

/// Composes records of at least `most` bytes where there are so many: one file for each table of the plan.
///
/// # Safety
/// `flat` must be open, `files` point to `count` of them that may be written, the text of each to its length of readable
/// bytes that do not change meanwhile, and `into` to a `Told` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_flat_compose(
    flat: *const Flat,
    files: *mut Given,
    count: usize,
    most: usize,
    into: *mut Told,
) -> i32 {
    if flat.is_null() || files.is_null() || into.is_null() || count != (*flat).tables.len() {
        return -1;
    }
    let files = slice::from_raw_parts_mut(files, count);
    if files
        .iter()
        .any(|file| file.text.is_null() || file.length > u32::MAX as usize)
    {
        return -1;
    }
    let read = |file: &Given| File {
        text: slice::from_raw_parts(file.text, file.length),
        is_last: file.is_last != 0,
    };
    let found = compose(&*flat, files.iter().map(read).collect(), most);
    for (file, (passed, lines)) in files.iter_mut().zip(&found.passed) {
        file.passed = *passed as u64;
        file.lines = *lines;
    }
    let (ended, more) = match found.ended {
        Ended::Enough => (0, 0),
        Ended::Left => (1, 0),
        Ended::More(number) => (2, number as u64),
        Ended::Done => (3, 0),
    };
    *into = Told {
        text: found.text.as_ptr(),
        length: found.text.len() as u64,
        records: found.records,
        ended,
        more,
        found: Box::into_raw(Box::new(found)),
    };
    0
}

/// Frees what was composed.
///
/// # Safety
/// `told` must come from `crm_flat_compose` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_flat_told_close(told: *mut Told) {
    if !told.is_null() && !(*told).found.is_null() {
        drop(Box::from_raw((*told).found));
        (*told).found = std::ptr::null_mut();
    }
}
