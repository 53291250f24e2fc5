//! The edge to C of columns: a stream of them is opened once, and gives records until there are no more.

use crate::arrow::{Array, Schema, Source, Stream};
use crate::columns::{Batch, Plan};
use std::slice;

/// What was made, how many records it is, and why there are no more; the text is good until it is closed.
#[repr(C)]
pub struct Made {
    text: *const u8,
    length: u64,
    records: u64,
    ended: u64,
    found: *mut Vec<u8>,
}

const ENOUGH: u64 = 0;
/// The text is that of one whole record, as it was carried.
const WHOLE: u64 = 1;
const DONE: u64 = 2;
/// The text says what is wrong with the stream.
const BROKEN: u64 = 3;

/// A stream of columns that is being read.
pub struct Rows {
    plan: Plan,
    schema: Schema,
    source: Source,
    /// The batch at hand, and the row in it that comes next.
    batch: Option<Array>,
    row: usize,
}

impl Rows {
    /// Makes records of at least `most` bytes where there are so many.
    fn next(&mut self, most: usize) -> (Vec<u8>, u64, u64) {
        let mut out = Vec::with_capacity(most.min(1 << 24) + (1 << 12));
        let mut records = 0;
        loop {
            if let Some(array) = &self.batch {
                let batch = match Batch::new(&self.plan, &self.schema, array) {
                    Some(batch) => batch,
                    None => return (b"columns are not as they should be".to_vec(), 0, BROKEN),
                };
                while self.row < array.length() {
                    if out.len() >= most {
                        return (out, records, ENOUGH);
                    }
                    if let Some(whole) = batch.whole(self.row) {
                        if records > 0 {
                            return (out, records, ENOUGH);
                        }
                        self.row += 1;
                        return (whole.to_vec(), 1, WHOLE);
                    }
                    batch.write(self.row, &mut out);
                    out.push(b'\n');
                    records += 1;
                    self.row += 1;
                }
            }
            self.row = 0;
            self.batch = None;
            match self.source.next() {
                Ok(Some(array)) => self.batch = Some(array),
                Ok(None) => return (out, records, DONE),
                Err(said) => return (said, 0, BROKEN),
            }
        }
    }
}

/// Opens a stream of columns with the plan of their records; null where these are not of this version, or the columns
/// laid out in a way that is not known here.
///
/// # Safety
/// `plan` must point to `length` readable bytes, and `stream` to a stream of the Arrow C data interface that outlives
/// what is opened, is not released before, and that nobody else uses.
#[no_mangle]
pub unsafe extern "C" fn crm_columns_open(
    plan: *const u8,
    length: usize,
    stream: *mut Stream,
) -> *mut Rows {
    if plan.is_null() {
        return std::ptr::null_mut();
    }
    let opened = || {
        let plan = Plan::read(slice::from_raw_parts(plan, length)).ok()?;
        let mut source = Source::new(stream)?;
        let schema = source.schema()?;
        plan.fits(&schema).then(|| Rows {
            plan,
            schema,
            source,
            batch: None,
            row: 0,
        })
    };
    opened().map_or(std::ptr::null_mut(), |rows| Box::into_raw(Box::new(rows)))
}

/// Closes a stream of columns; the stream itself is left to its owner.
///
/// # Safety
/// `rows` must come from `crm_columns_open`, be closed once and before its stream is released, and not be in use.
#[no_mangle]
pub unsafe extern "C" fn crm_columns_close(rows: *mut Rows) {
    if !rows.is_null() {
        drop(Box::from_raw(rows));
    }
}

/// Makes records of at least `most` bytes where there are so many.
///
/// # Safety
/// `rows` must be open and used by nobody else meanwhile, and `into` point to a `Made` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_columns_next(rows: *mut Rows, most: usize, into: *mut Made) -> i32 {
    if rows.is_null() || into.is_null() {
        return -1;
    }
    let (text, records, ended) = (*rows).next(most);
    *into = Made {
        text: text.as_ptr(),
        length: text.len() as u64,
        records,
        ended,
        found: Box::into_raw(Box::new(text)),
    };
    0
}

/// Frees what was made.
///
/// # Safety
/// `made` must come from `crm_columns_next` and be closed once.
#[no_mangle]
pub unsafe extern "C" fn crm_columns_made_close(made: *mut Made) {
    if !made.is_null() && !(*made).found.is_null() {
        drop(Box::from_raw((*made).found));
        (*made).found = std::ptr::null_mut();
    }
}
