//! Texts that steps surely have nothing to say of, told at once: most texts are clear, and few are looked at closely.

use crate::sets::Set;
use crate::strings::is_surely_no_blank;
use crate::terms::{Block, Order, Step, Term};
use std::iter::once;

/// What makes a text clear.
pub enum Clear {
    /// It is no word of a set, however it is spelled: it begins otherwise, is longer than `most` signs, or of no
    /// length that words have. `lengths` has a bit for each length that words of plain ASCII with a beginning have.
    Word {
        begins: Box<[bool; 256]>,
        lengths: Box<[u64; 256]>,
        most: usize,
        set: usize,
    },
    /// It does not begin with the first four bytes of any text that is looked for at its start.
    Start(Box<[[u8; 4]]>),
}

impl Clear {
    /// Whether a text is clear; `plain` says that it surely holds nothing but printed ASCII and blanks.
    #[inline]
    pub fn holds(&self, text: &[u8], plain: bool, sets: &[Set]) -> bool {
        match self {
            Clear::Start(starts) => text.get(..4).map_or(true, |own| {
                !starts.iter().any(|start| start.as_slice() == own)
            }),
            Clear::Word {
                begins,
                lengths,
                most,
                set,
            } => match (text.first(), text.last()) {
                (Some(&first), Some(&last)) if plain && first > b' ' && last > b' ' => {
                    lengths[usize::from(first)] >> text.len().min(63) & 1 == 0
                }
                (Some(&first), _) => {
                    !begins[usize::from(first)] || is_no_word(text, first, *most, &sets[*set])
                }
                _ => false,
            },
        }
    }
}

/// Whether a text without blanks around it is too long for a word, or surely of another length than every word.
fn is_no_word(text: &[u8], first: u8, most: usize, set: &Set) -> bool {
    let last = text.iter().rev().find(|&&byte| (byte as i8) >= -0x40);
    let is_bare = is_surely_no_blank(first) && last.map_or(false, |&last| is_surely_no_blank(last));
    is_bare
        && (text.len() > most * 4
            || (!set.has_length(text) && !text.iter().any(|&byte| may_fold(byte))))
}

/// Whether a byte may belong to a sign outside ASCII that folds to something else.
fn may_fold(byte: u8) -> bool {
    matches!(byte, 0xC2..=0xE3 | 0xEF)
}

/// Steps with those put behind what makes texts clear of them.
pub fn cleared(steps: Block, sets: &[Set]) -> Block {
    let mut made = Vec::new();
    let mut left = Vec::from(steps).into_iter().peekable();
    while let Some(step) = left.next() {
        let clear = match (&step, left.peek()) {
            (Step::Let(local, Term::Strip(of)), Some(next)) if is_value(of) => {
                of_word(*local, next, sets)
            }
            _ => None,
        };
        made.push(match (clear, of_start(&step, sets)) {
            (Some(clear), _) => Step::Unless(clear, once(step).chain(left.next()).collect()),
            (None, Some(clear)) => Step::Unless(clear, Box::new([step])),
            (None, None) => step,
        });
    }
    made.into()
}

fn is_value(term: &Term) -> bool {
    matches!(term, Term::Local(0))
}

/// Of a step that suspects a text whose beginning is in a set.
fn of_start(step: &Step, sets: &[Set]) -> Option<Clear> {
    let (of, from, to, set) = match step {
        Step::When(Term::InSet(part, set), _, otherwise) if otherwise.is_empty() => match &**part {
            Term::Slice(parts) => (&parts[0], &parts[1], &parts[2], *set),
            _ => return None,
        },
        _ => return None,
    };
    let is_long = matches!(*to, Term::Integer(length) if length >= 4);
    if !is_value(of) || !matches!(*from, Term::None) || !is_long {
        return None;
    }
    let start = |text: &[u8]| <[u8; 4]>::try_from(text.get(..4)?).ok();
    let starts: Option<Box<[[u8; 4]]>> = sets.get(set)?.texts().map(start).collect();
    starts.map(Clear::Start)
}

/// Of steps that suspect a bare text if it is empty, or short and in a set however it is spelled.
fn of_word(local: usize, step: &Step, sets: &[Set]) -> Option<Clear> {
    let terms = match step {
        Step::When(Term::Or(terms), _, otherwise) if otherwise.is_empty() => terms,
        _ => return None,
    };
    let is_bare = |term: &Term| matches!(term, Term::Local(own) if *own == local);
    let (empty, word) = match &**terms {
        [Term::Not(empty), Term::And(word)] if is_bare(empty) => (empty, word),
        _ => return None,
    };
    let (size, limit, of, set) = match &**word {
        [Term::Compare(Order::AtMost, size, limit), Term::FoldIn(of, set), ..] => {
            (&**size, &**limit, of, *set)
        }
        _ => return None,
    };
    let most = match (size, limit) {
        (Term::Size(of), Term::Integer(most)) if is_bare(of) => usize::try_from(*most).ok()?,
        _ => return None,
    };
    if !is_bare(of) || !is_bare(empty) {
        return None;
    }
    let mut begins = Box::new([false; 256]);
    for byte in 0..=255 {
        begins[usize::from(byte)] = may_fold(byte) || !is_surely_no_blank(byte);
    }
    let mut lengths = Box::new([0; 256]);
    for text in sets.get(set)?.texts() {
        let first = *text.first()?;
        for spelled in [first, first.to_ascii_uppercase()] {
            begins[usize::from(spelled)] = true;
            lengths[usize::from(spelled)] |= 1 << text.len().min(63);
        }
    }
    Some(Clear::Word {
        begins,
        lengths,
        most,
        set,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<Set> {
        vec![Set::new(vec![
            b"n/a".as_slice().into(),
            "未知".as_bytes().into(),
            b"--".as_slice().into(),
        ])]
    }

    fn of_words(sets: &[Set]) -> Clear {
        let bare = || Box::new(Term::Local(1));
        let word = Term::And(Box::new([
            Term::Compare(
                Order::AtMost,
                Box::new(Term::Size(bare())),
                Box::new(Term::Integer(3)),
            ),
            Term::FoldIn(bare(), 0),
        ]));
        let either = Term::Or(Box::new([Term::Not(bare()), word]));
        let steps: Block = Box::new([
            Step::Let(1, Term::Strip(Box::new(Term::Local(0)))),
            Step::When(either, Box::new([Step::Suspect]), Box::new([])),
        ]);
        match Vec::from(cleared(steps, sets)).pop() {
            Some(Step::Unless(clear, steps)) if steps.len() == 2 => clear,
            _ => panic!("the steps are known"),
        }
    }

    #[test]
    fn a_text_is_clear_if_it_begins_otherwise_than_those_looked_for() {
        let sets = vec![Set::new(vec![
            b"1900-01-01".as_slice().into(),
            b"9999-12-31".as_slice().into(),
        ])];
        let start = Term::Slice(Box::new([Term::Local(0), Term::None, Term::Integer(10)]));
        let step = Step::When(
            Term::InSet(Box::new(start), 0),
            Box::new([Step::Suspect]),
            Box::new([]),
        );
        let clear = of_start(&step, &sets).expect("the step is known");
        assert!(clear.holds(b"2026-01-01", true, &sets) && clear.holds(b"190", true, &sets));
        assert!(!clear.holds(b"1900-02-02", true, &sets));
        assert!(!clear.holds(b"9999-12-31T00:00:00Z", true, &sets));
    }

    #[test]
    fn no_word_is_clear_however_it_is_spelled() {
        let sets = words();
        let clear = of_words(&sets);
        for text in [
            "n/a",
            "N/A",
            " n/a",
            "n/a\u{3000}",
            "",
            " ",
            "未知",
            "\u{a0}未知",
            "--",
            "-- ",
        ] {
            assert!(
                !clear.holds(text.as_bytes(), text.is_ascii(), &sets),
                "{text}"
            );
            assert!(!clear.holds(text.as_bytes(), false, &sets), "{text}");
        }
        for text in [
            "Anna",
            "王芳",
            "未知数",
            "n",
            "nathalie de la tour d'auvergne",
        ] {
            assert!(
                clear.holds(text.as_bytes(), text.is_ascii(), &sets),
                "{text}"
            );
            assert!(clear.holds(text.as_bytes(), false, &sets), "{text}");
        }
    }
}
