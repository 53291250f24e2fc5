//! Rows of facts in few bytes: a source, and resource and pointer together, are said once for all rows that follow.
//!
//! Entries one after another, each begun by a byte that no JSON list begins with. SOURCE: its length and name as JSON;
//! no form holds any more. FORM: lengths and texts of a resource and a pointer; forms are numbered from 0 on. ROW: the
//! number of its form, its line, the lengths of key, id and value, then these. Texts are as JSON has them between
//! quotation marks, values are JSON, an id of no length is the key, and numbers come in groups of seven bits, the lowest
//! first. `validators/packed.py` reads the same.

pub const SOURCE: u8 = 1;
pub const FORM: u8 = 2;
pub const ROW: u8 = 3;

/// Bytes of the length of a value: as many for short ones as for long ones.
const VALUE: usize = 3;
/// A number takes no more bytes.
const NUMBER: usize = 10;
/// Bytes of a row before its key at most.
const HEAD: usize = 1 + 4 * NUMBER + VALUE;
/// A value is shorter than this.
pub const LONGEST: usize = 1 << (7 * VALUE);

/// Names a source; forms are numbered anew from here on.
pub fn source(name: &[u8], into: &mut Vec<u8>) {
    into.push(SOURCE);
    number(name.len() as u64, into);
    into.extend_from_slice(name);
}

/// Names the next form.
pub fn form(resource: &[u8], pointer: &[u8], into: &mut Vec<u8>) {
    into.push(FORM);
    number(resource.len() as u64, into);
    number(pointer.len() as u64, into);
    into.extend_from_slice(resource);
    into.extend_from_slice(pointer);
}

/// Writes a row of a form; its value is shorter than `LONGEST`.
pub fn row(form: usize, line: u64, [key, id, value]: [&[u8]; 3], into: &mut Vec<u8>) {
    let id: &[u8] = if id == key { b"" } else { id };
    head(form, line, [key, id, value].map(<[u8]>::len), into);
    [key, id, value]
        .iter()
        .for_each(|each| into.extend_from_slice(each));
}

/// Writes what stands in a row before key, id and value of these lengths.
#[inline]
pub fn head(form: usize, line: u64, [key, id, value]: [usize; 3], into: &mut Vec<u8>) {
    let mut head = [ROW; HEAD];
    let mut size = 1;
    for each in [form as u64, line, key as u64, id as u64] {
        size += put(each, &mut head[size..]);
    }
    for place in 0..VALUE {
        let more = if place + 1 < VALUE { 0x80 } else { 0 };
        head[size + place] = (value >> (7 * place)) as u8 & 0x7f | more;
    }
    into.extend_from_slice(&head[..size + VALUE]);
}

fn number(number: u64, into: &mut Vec<u8>) {
    let mut made = [0; NUMBER];
    let size = put(number, &mut made);
    into.extend_from_slice(&made[..size]);
}

/// Puts a number where there is room for it; how many bytes it takes.
#[inline]
fn put(mut number: u64, into: &mut [u8]) -> usize {
    let mut size = 0;
    while number > 0x7f {
        into[size] = number as u8 | 0x80;
        number >>= 7;
        size += 1;
    }
    into[size] = number as u8;
    size + 1
}
