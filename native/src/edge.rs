//! The edge to C: a program is opened once, shared by threads, and scans texts that the caller owns.

use crate::gate::{scan, Cut, Found, Keep, Place};
use crate::places::Part;
use crate::program::Program;
use crate::scan::line_ends;
use std::slice;

/// What a scan found; the pointers are good until it is closed, but for that to the facts, which are closed by themselves.
#[repr(C)]
pub struct Scan {
    accepted: u64,
    blank: u64,
    lines: u64,
    consumed: u64,
    counted: u64,
    suspicious: *const Place,
    suspicious_count: u64,
    wanted: *const Place,
    wanted_count: u64,
    by_root: *const u64,
    by_root_count: u64,
    facts: *mut Vec<Part>,
    facts_size: u64,
    kept: *const u8,
    kept_length: u64,
    found: *mut Found,
}

/// Opens a program; null where its bytes are none of this version.
///
/// # Safety
/// `bytes` must point to `length` readable bytes.
#[no_mangle]
pub unsafe extern "C" fn crm_gate_open(bytes: *const u8, length: usize) -> *mut Program {
    if bytes.is_null() {
        return std::ptr::null_mut();
    }
    match Program::read(slice::from_raw_parts(bytes, length)) {
        Ok(program) => Box::into_raw(Box::new(program)),
        Err(_) => std::ptr::null_mut(),
    }
}

/// Closes a program.
///
/// # Safety
/// `program` must come from `crm_gate_open`, be closed once, and not be scanning.
#[no_mangle]
pub unsafe extern "C" fn crm_gate_close(program: *mut Program) {
    if !program.is_null() {
        drop(Box::from_raw(program));
    }
}

/// Scans a text. `root` is -1 where each record says what it is; `flags`: 1 by value, 2 the text ends here; `every`:
/// of so many good records one is wanted as a sample, 0 where nothing is kept; `first` is the number of the first line. `source` is
/// its name as JSON.
///
/// # Safety
/// `program` must be open, `text` must point to `length` readable bytes that do not change meanwhile, `source` to
/// `source_length` of them, and
/// `into` to a `Scan` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_gate_scan(
    program: *const Program,
    text: *const u8,
    length: usize,
    root: i64,
    flags: u32,
    first: u64,
    every: u64,
    source: *const u8,
    source_length: usize,
    into: *mut Scan,
) -> i32 {
    if program.is_null() || into.is_null() || text.is_null() || length > u32::MAX as usize {
        return -1;
    }
    let program = &*program;
    let root = usize::try_from(root).ok();
    if root.map_or(false, |root| root >= program.roots.len()) || program.roots.is_empty() {
        return -1;
    }
    let cut = Cut {
        by_value: flags & 1 != 0,
        last: flags & 2 != 0,
        root,
        keep: if every > 0 && !source.is_null() {
            Some(Keep {
                first,
                every,
                source: slice::from_raw_parts(source, source_length),
            })
        } else {
            None
        },
    };
    let mut found = scan(program, slice::from_raw_parts(text, length), cut);
    let facts = std::mem::take(&mut found.facts);
    *into = Scan {
        accepted: found.accepted,
        blank: found.blank,
        lines: found.lines,
        consumed: found.consumed,
        counted: found.counted,
        suspicious: found.suspicious.as_ptr(),
        suspicious_count: found.suspicious.len() as u64,
        wanted: found.wanted.as_ptr(),
        wanted_count: found.wanted.len() as u64,
        by_root: found.by_root.as_ptr(),
        by_root_count: found.by_root.len() as u64,
        facts_size: facts.iter().map(|part| part.rows.len() as u64).sum(),
        facts: Box::into_raw(Box::new(facts)),
        kept: found.kept.as_ptr(),
        kept_length: found.kept.len() as u64,
        found: Box::into_raw(Box::new(found)),
    };
    0
}

/// Frees what a scan found, but for the facts.
///
/// # Safety
/// `scan` must come from `crm_gate_scan` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_gate_scan_close(scan: *mut Scan) {
    if !scan.is_null() && !(*scan).found.is_null() {
        drop(Box::from_raw((*scan).found));
        (*scan).found = std::ptr::null_mut();
    }
}

/// Number of line ends in a text.
///
/// # Safety
/// `text` must point to `length` readable bytes.
#[no_mangle]
pub unsafe extern "C" fn crm_line_ends(text: *const u8, length: usize) -> u64 {
    if text.is_null() {
        return 0;
    }
    line_ends(slice::from_raw_parts(text, length))
}
