//! The edge to C of facts: those of several scans, brought together by rule and part.

use crate::facts::PARTS;
use crate::places::{together, Part, Stretch};
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

/// Room for facts that are brought together, which is used again and again.
#[derive(Default)]
pub struct Gathering {
    text: Vec<u8>,
    rows: Vec<Rows>,
}

impl Gathering {
    fn gather<'f>(&mut self, all: impl Iterator<Item = &'f Part>) {
        let found = together(all, &mut self.text);
        let text = &self.text;
        let rows = |each: &Stretch| Rows {
            rule: (each.place / PARTS) as u64,
            part: (each.place % PARTS) as u64,
            count: each.count as u64,
            text: text[each.start..].as_ptr(),
            length: (each.end - each.start) as u64,
        };
        self.rows = found.iter().map(rows).collect();
    }
}

/// Makes room for facts.
#[no_mangle]
pub extern "C" fn crm_gathering_open() -> *mut Gathering {
    Box::into_raw(Box::default())
}

/// Frees the room.
///
/// # Safety
/// `gathering` must come from `crm_gathering_open` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_gathering_close(gathering: *mut Gathering) {
    if !gathering.is_null() {
        drop(Box::from_raw(gathering));
    }
}

/// Brings the facts of some scans together; how many stretches of them there are, and where they are told, which is good
/// until the room is used again.
///
/// # Safety
/// `gathering` must be open and used by one thread, `facts` point to `count` pointers to facts that scans gave and that
/// are not closed, and `into` be writable.
#[no_mangle]
pub unsafe extern "C" fn crm_gathering_fill(
    gathering: *mut Gathering,
    facts: *const *const Vec<Part>,
    count: usize,
    into: *mut *const Rows,
) -> usize {
    match gathering.as_mut() {
        Some(gathering) if !facts.is_null() && !into.is_null() => {
            let all = slice::from_raw_parts(facts, count).iter();
            gathering.gather(all.filter_map(|facts| facts.as_ref()).flatten());
            *into = gathering.rows.as_ptr();
            gathering.rows.len()
        }
        _ => 0,
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
