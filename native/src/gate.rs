//! Many records of one text: which are without fault, where the others stand, and what is kept of the good ones.

use crate::checksums::crc32;
use crate::doubts::Doubts;
use crate::judge::{Judged, Suspicious};
use crate::kept::Kept;
use crate::machine::Machine;
use crate::places::Part;
use crate::program::Program;
use crate::record::{Slot, RECORD};
use crate::scan::{closing, line_ends, Held};

/// Longer records are refused unread, as by the exact path.
pub const LONGEST: usize = 16 * 1024 * 1024;

/// Why a good record is looked at once more: for the facts that steps do not take, members declared absent, as a
/// sample, or for all of its facts since they could not be taken.
pub const FACTS: u64 = 1;
pub const ABSENCES: u64 = 2;
pub const SAMPLED: u64 = 4;
pub const ALL_FACTS: u64 = 8;

/// A record that is looked at elsewhere too: its bytes, its line counted from 0, and why if it is a good one; of a
/// suspicious one what is told of it (`doubts::Doubts`).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub start: u64,
    pub end: u64,
    pub line: u64,
    pub why: u64,
    pub seen: u64,
    pub id: u64,
    pub value: u64,
}

#[derive(Default)]
pub struct Found {
    pub accepted: u64,
    pub blank: u64,
    pub lines: u64,
    pub consumed: u64,
    /// Values that count in the records of the sample that need not be looked at for that.
    pub counted: u64,
    pub suspicious: Vec<Place>,
    pub wanted: Vec<Place>,
    pub by_root: Vec<u64>,
    /// Facts of good records, by rule and part.
    pub facts: Vec<Part>,
    /// What is kept of the good records, as JSON; empty where nothing is asked for.
    pub kept: Vec<u8>,
}

/// How a text is cut into records.
#[derive(Clone, Copy)]
pub struct Cut<'k> {
    /// Whether records are values one after another rather than lines.
    pub by_value: bool,
    /// Whether the text ends here, so that a last line needs no line end.
    pub last: bool,
    /// The root that every record is judged by; else its resourceType says.
    pub root: Option<usize>,
    /// Where something is kept of good records: the number of the first line, and how many records a sample stands for.
    pub keep: Option<Keep<'k>>,
}

/// What is kept of good records.
#[derive(Clone, Copy)]
pub struct Keep<'k> {
    /// The number of the first line.
    pub first: u64,
    /// How many records one of the sample stands for.
    pub every: u64,
    /// The name of the source, as JSON.
    pub source: &'k [u8],
}

/// Looks at every record of a text.
pub fn scan<'t>(program: &Program, text: &'t [u8], cut: Cut<'t>) -> Found {
    let mut found = Found {
        by_root: vec![0; program.roots.len()],
        ..Found::default()
    };
    let mut machine = Machine::new(program, text, cut.by_value);
    if let Some(what) = cut.keep {
        machine.judge.source = what.source;
        machine.takes = true;
    }
    let mut kept = Kept::new(program);
    let (mut at, mut root) = (0, cut.root.unwrap_or(0));
    let fixed = cut.root.is_some();
    while at < text.len() {
        let start = machine.blanks(at);
        if cut.by_value {
            found.lines += line_ends(&text[at..start]);
        }
        if start >= text.len() && (cut.last || cut.by_value) {
            found.lines += u64::from(!cut.by_value && text.last() != Some(&b'\n'));
            found.consumed = text.len() as u64;
            break;
        }
        if !cut.by_value && text.get(start) == Some(&b'\n') {
            found.blank += 1;
            found.lines += 1;
            at = start + 1;
            found.consumed = at as u64;
            continue;
        }
        let end = read(&mut machine, &mut root, fixed, start)
            .ok()
            .and_then(|end| ended(&machine, end, cut));
        let good = end.filter(|(end, _)| end - at <= LONGEST);
        let good = good.filter(|_| match cut.keep {
            Some(what) => keep(&mut kept, &mut machine, root, what.first + found.lines),
            None => true,
        });
        let next = match good {
            Some((_, next)) => {
                if let Some(what) = cut.keep {
                    let is_told = machine.take(root);
                    let is_sampled = is_sample(&machine, root, what.every);
                    if is_sampled && program.roots[root].counts {
                        found.counted += machine.counted(root);
                    }
                    let why = why(&mut machine, root, is_sampled) + u64::from(!is_told) * ALL_FACTS;
                    if why != 0 {
                        found.wanted.push(Place {
                            start: at as u64,
                            end: next as u64,
                            line: found.lines,
                            why,
                            ..Place::default()
                        });
                    }
                }
                found.accepted += 1;
                found.by_root[root] += 1;
                next
            }
            None => match after(text, start, cut) {
                Some(next) => {
                    let told = doubts(&mut machine, root, start, cut);
                    found.suspicious.push(Place {
                        start: at as u64,
                        end: next as u64,
                        line: found.lines,
                        why: told.why,
                        seen: told.seen,
                        id: told.id,
                        value: told.value,
                    });
                    next
                }
                None => break,
            },
        };
        found.lines += if cut.by_value {
            line_ends(&text[start..next])
        } else {
            1
        };
        at = next;
        found.consumed = at as u64;
    }
    if cut.keep.is_some() {
        found.kept = kept.written(program);
        found.facts = machine.judge.facts.parts();
    }
    found
}

/// Whether a good record is one of the sample: by its id, so that a record is in it in whatever form it comes.
fn is_sample(machine: &Machine, root: usize, every: u64) -> bool {
    let judge = &machine.judge;
    match judge
        .record
        .slots
        .get(RECORD + judge.program.roots[root].id)
    {
        Some(Slot::Text(id)) => u64::from(crc32(judge.raw(*id))) % every == 1 % every,
        _ => false,
    }
}

/// Keeps what is asked of a good record; false where it cannot be said, so that the exact path has to.
fn keep(kept: &mut Kept, machine: &mut Machine, root: usize, line: u64) -> bool {
    machine.judge.line = line;
    let (members, references) = (machine.members, &mut machine.references);
    kept.add(&machine.judge, root, members, references).is_ok()
}

fn why(machine: &mut Machine, root: usize, is_sampled: bool) -> u64 {
    let absences = machine.judge.program.roots[root].absences;
    let declares = absences.map_or(false, |slot| machine.members >> slot & 1 == 1);
    u64::from(machine.is_wanted(root)) * FACTS
        + u64::from(declares) * ABSENCES
        + u64::from(is_sampled && !machine.judge.program.roots[root].counts) * SAMPLED
}

/// What is told of a suspicious record, if it says itself that it is one of this root and nothing follows it.
fn doubts(machine: &mut Machine, root: usize, at: usize, cut: Cut) -> Doubts {
    let (end, found) = match told(machine, at) {
        Some(named) if named == root => machine.doubts(root, at),
        _ => return Doubts::default(),
    };
    ended(machine, end, cut).map_or(Doubts::default(), |_| found)
}

/// Where the record at `at` ends; what it is judged by is what the record before was, until it says otherwise.
fn read(machine: &mut Machine, root: &mut usize, fixed: bool, at: usize) -> Judged<usize> {
    let guess = machine.record(*root, at);
    if guess.is_ok() || fixed {
        return guess;
    }
    let told = told(machine, at).ok_or(Suspicious)?;
    if told == *root {
        return Err(Suspicious);
    }
    *root = told;
    machine.record(told, at)
}

/// The root that the resourceType of a record names.
fn told(machine: &Machine, at: usize) -> Option<usize> {
    let (text, mut at, mut depth) = (machine.judge.text, at, 0);
    loop {
        match *text.get(at)? {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'\n' if !machine.by_value => return None,
            b'"' => {
                let end = closing(text, at + 1, &mut Held::default())?;
                if depth == 1 && &text[at + 1..end] == b"resourceType" {
                    let colon = machine.blanks(end + 1);
                    let value = machine.blanks(colon + 1);
                    if text.get(colon) == Some(&b':') && text.get(value) == Some(&b'"') {
                        let end = closing(text, value + 1, &mut Held::default())?;
                        return machine.judge.program.names.find(&text[value + 1..end]);
                    }
                }
                at = end;
            }
            _ => {}
        }
        if depth == 0 {
            return None;
        }
        at += 1;
    }
}

/// The end of a record that was read and where the next begins; None where something else follows it.
fn ended(machine: &Machine, end: usize, cut: Cut) -> Option<(usize, usize)> {
    if cut.by_value {
        return Some((end, end));
    }
    let rest = machine.blanks(end);
    match machine.judge.text.get(rest) {
        Some(b'\n') => Some((rest, rest + 1)),
        None if cut.last => Some((rest, rest)),
        _ => None,
    }
}

/// Where the record after a suspicious one begins; None where that cannot be told before the text goes on.
fn after(text: &[u8], start: usize, cut: Cut) -> Option<usize> {
    if cut.by_value {
        return value_end(text, start).or(if cut.last { Some(text.len()) } else { None });
    }
    match text[start..].iter().position(|&byte| byte == b'\n') {
        Some(length) => Some(start + length + 1),
        None if cut.last => Some(text.len()),
        None => None,
    }
}

/// The end of an object or array by its brackets alone, as the exact path finds it; of anything else the end of the text.
pub fn value_end(text: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut depth, mut inside) = (start, 0usize, false);
    while at < text.len() {
        match text[at] {
            b'\\' if inside => at += 1,
            b'"' => inside = !inside,
            b'{' | b'[' if !inside => depth += 1,
            b'}' | b']' if !inside => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ if depth == 0 => return None,
            _ => {}
        }
        at += 1;
    }
    None
}
