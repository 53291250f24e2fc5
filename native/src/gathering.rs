//! The edge to C of facts: those of several scans, brought together by rule and part.

use crate::facts::PARTS;
use crate::places::{together, Part};
use std::slice;

/// Facts of one rule and part: packed rows.
#[repr(C)]
pub struct Rows {
    rule: u64,
    part: u64,
    count: u64,
    text: *const u8,
    length: u64,
}

/// Facts that were brought together; the pointers are good until it is closed.
#[repr(C)]
pub struct Gathered {
    rows: *const Rows,
    count: u64,
    found: *mut (Vec<Part>, Vec<Rows>),
}

fn rows(part: &Part) -> Rows {
    Rows {
        rule: (part.place / PARTS) as u64,
        part: (part.place % PARTS) as u64,
        count: part.count as u64,
        text: part.rows.as_ptr(),
        length: part.rows.len() as u64,
    }
}

/// Brings the facts of some scans together.
///
/// # Safety
/// `facts` must point to `count` pointers to facts that scans gave and that are not closed, `into` to a `Gathered` that
/// may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_facts_together(
    facts: *const *const Vec<Part>,
    count: usize,
    into: *mut Gathered,
) {
    if facts.is_null() || into.is_null() {
        return;
    }
    let all = slice::from_raw_parts(facts, count).iter();
    let found = together(all.filter_map(|facts| facts.as_ref()).flatten());
    let told: Vec<Rows> = found.iter().map(rows).collect();
    *into = Gathered {
        rows: told.as_ptr(),
        count: told.len() as u64,
        found: Box::into_raw(Box::new((found, told))),
    };
}

/// Frees facts that were brought together.
///
/// # Safety
/// `gathered` must come from `crm_facts_together` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_facts_together_close(gathered: *mut Gathered) {
    if !gathered.is_null() && !(*gathered).found.is_null() {
        drop(Box::from_raw((*gathered).found));
        (*gathered).found = std::ptr::null_mut();
    }
}

/// Frees the facts that a scan gave.
///
/// # Safety
/// `facts` must come from `crm_gate_scan` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_facts_close(facts: *mut Vec<Part>) {
    if !facts.is_null() {
        drop(Box::from_raw(facts));
    }
}
