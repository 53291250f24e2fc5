//! The edge to C of the sieve of groups: who opens one tells it of facts, and what was learned of their groups.

use crate::groups::{Group, Groups, Sieve, Turn};
use crate::made::{made, Lines};
use crate::rows::read;
use std::slice;

/// The groups that are to be judged; the pointers are good until it is closed.
#[repr(C)]
pub struct Sieved {
    text: *const u8,
    length: u64,
    groups: *const Group,
    count: u64,
    found: *mut Groups,
}

/// Opens a sieve.
#[no_mangle]
pub extern "C" fn crm_sieve_open() -> *mut Sieve {
    Box::into_raw(Box::default())
}

/// Closes a sieve.
///
/// # Safety
/// `sieve` must come from `crm_sieve_open` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_sieve_close(sieve: *mut Sieve) {
    if !sieve.is_null() {
        drop(Box::from_raw(sieve));
    }
}

/// Remembers that the values of some groups that were given last are good.
///
/// # Safety
/// `sieve` must be open and used by one thread, and `alike` must point to `count` numbers.
#[no_mangle]
pub unsafe extern "C" fn crm_sieve_learn(sieve: *mut Sieve, alike: *const u64, count: usize) {
    if let (Some(sieve), false) = (sieve.as_mut(), alike.is_null()) {
        for &number in slice::from_raw_parts(alike, count) {
            sieve.learn(number as usize);
        }
    }
}

/// Takes rows of one rule, of several turns those whose turn it is, where `by_value` one of those alike. Not 0 where they cannot be read.
///
/// # Safety
/// `sieve` must be open and used by one thread, and `text` must point to `length` readable bytes.
#[no_mangle]
pub unsafe extern "C" fn crm_sieve_add(
    sieve: *mut Sieve,
    text: *const u8,
    length: usize,
    number: u32,
    of: u32,
    by_value: bool,
) -> i32 {
    match sieve.as_mut() {
        Some(sieve) if !text.is_null() && of > 0 => {
            let text = slice::from_raw_parts(text, length);
            let taken = sieve.add(text, Turn { number, of }, by_value);
            taken.map_or(-1, |()| 0)
        }
        _ => -1,
    }
}

/// The groups of the rows taken that are to be judged, but single facts of the resources that need others, which are
/// named with blanks between; told by order where `ordered`. Not 0 where the rows cannot be read.
///
/// # Safety
/// `sieve` must be open and used by one thread, `needs_others` must point to `length` readable bytes, and `into` to a
/// `Sieved` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_sieve_groups(
    sieve: *mut Sieve,
    rule: u32,
    needs_others: *const u8,
    length: usize,
    ordered: bool,
    into: *mut Sieved,
) -> i32 {
    if needs_others.is_null() || into.is_null() {
        return -1;
    }
    let needs_others = slice::from_raw_parts(needs_others, length);
    let found = sieve
        .as_mut()
        .and_then(|sieve| sieve.groups(rule, needs_others, ordered));
    match found {
        Some(found) => {
            *into = Sieved {
                text: found.text.as_ptr(),
                length: found.text.len() as u64,
                groups: found.groups.as_ptr(),
                count: found.groups.len() as u64,
                found: std::ptr::null_mut(),
            };
            (*into).found = Box::into_raw(Box::new(found));
            0
        }
        None => -1,
    }
}

/// Frees the groups that were given.
///
/// # Safety
/// `sieved` must come from `crm_sieve_groups` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_sieve_groups_close(sieved: *mut Sieved) {
    if !sieved.is_null() && !(*sieved).found.is_null() {
        drop(Box::from_raw((*sieved).found));
        (*sieved).found = std::ptr::null_mut();
    }
}

/// The rows of a text as one JSON list. Not 0 where they cannot be read.
///
/// # Safety
/// `text` must point to `length` readable bytes, and `into` to a `Lines` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_facts_as_json(
    text: *const u8,
    length: usize,
    into: *mut Lines,
) -> i32 {
    made(text, length, into, |text| Some(read(text)?.as_json(text)))
}
