//! The edge to C of the lookup of ids.

use crate::lookup::Lookup;
use std::slice;

/// How often each odd id came, as a JSON object, or nothing where they are too many; the pointer is good until it is closed.
#[repr(C)]
pub struct Odd {
    text: *const u8,
    length: u64,
    found: *mut Vec<u8>,
}

/// Opens a lookup.
#[no_mangle]
pub extern "C" fn crm_lookup_open() -> *mut Lookup {
    Box::into_raw(Box::new(Lookup::new()))
}

/// Closes a lookup.
///
/// # Safety
/// `lookup` must come from `crm_lookup_open` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_lookup_close(lookup: *mut Lookup) {
    if !lookup.is_null() {
        drop(Box::from_raw(lookup));
    }
}

/// Forgets all ids and begins a turn of several.
///
/// # Safety
/// `lookup` must be open and used by one thread.
#[no_mangle]
pub unsafe extern "C" fn crm_lookup_begin(lookup: *mut Lookup, turn: u32, turns: u32) {
    if let Some(lookup) = lookup.as_mut() {
        lookup.begin(turn, turns);
    }
}

/// Takes a JSON list of ids, or looks for the keys in it: `what` is 0 for keys, 1 for ids, 2 for ids of which those that
/// are there already are odd. Not 0 where the list cannot be read.
///
/// # Safety
/// `lookup` must be open, have begun, and be used by one thread; `list` must point to `length` readable bytes.
#[no_mangle]
pub unsafe extern "C" fn crm_lookup_take(
    lookup: *mut Lookup,
    what: u32,
    list: *const u8,
    length: usize,
) -> i32 {
    match lookup.as_mut() {
        Some(lookup) if !list.is_null() => {
            let list = slice::from_raw_parts(list, length);
            let taken = if what == 0 {
                lookup.find(list)
            } else {
                lookup.add(list, what == 2)
            };
            taken.map_or(-1, |()| 0)
        }
        _ => -1,
    }
}

/// Gives the odd ones; there are none any more.
///
/// # Safety
/// `lookup` must be open and used by one thread, and `into` point to an `Odd` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_lookup_odd(lookup: *mut Lookup, into: *mut Odd) {
    if let (Some(lookup), Some(into)) = (lookup.as_mut(), into.as_mut()) {
        let found = Box::new(lookup.odd());
        *into = Odd {
            text: found.as_ptr(),
            length: found.len() as u64,
            found: Box::into_raw(found),
        };
    }
}

/// Frees the odd ones that were given.
///
/// # Safety
/// `odd` must come from `crm_lookup_odd` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_lookup_odd_close(odd: *mut Odd) {
    if !odd.is_null() && !(*odd).found.is_null() {
        drop(Box::from_raw((*odd).found));
        (*odd).found = std::ptr::null_mut();
    }
}
