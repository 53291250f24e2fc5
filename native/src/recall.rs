//! Steps that are not carried out again: where they found nothing, they find nothing with the same values.
//!
//! Codes, dates that repeat, and which members there are decide most rules, and records are alike. Values are the same
//! where they are written as the same word, number or place in the text, which never takes different ones for equal.

use crate::judge::{Flow, Judge, Judged, Running};
use crate::program::Guarded;
use crate::reads::{Part, Path, Reads};
use crate::record::{Origin, Span};
use crate::terms::{Block, Step};
use crate::value::Value;

/// Steps that read more values, or are fewer terms, are carried out each time.
const MOST: usize = 6;
const FEWEST: usize = 9;
/// So many sets of values are kept of each step.
const PLACES: usize = 32;
/// After so many times it is known whether values repeat.
const ENOUGH: u32 = 256;

/// Steps and the values that decide what they find.
pub struct Recall {
    number: usize,
    paths: Box<[Path]>,
    pub steps: Block,
}

/// The values with which some steps found nothing.
#[derive(Clone, Default)]
pub struct Memory {
    kept: Vec<u64>,
    asked: u32,
    known: u32,
}

// What is no text is kept as what would be a made text, which is never kept.
const ABSENT: u64 = (Origin::Made as u64) << 62;
const FALSE: u64 = ABSENT | 1;
const TRUE: u64 = ABSENT | 2;
const PRESENT: u64 = ABSENT | 3;
const EMPTY: u64 = ABSENT | 4;
const INTEGER: u64 = ABSENT | 1 << 61;
const LARGEST: i64 = (1 << 60) - 1;
/// No value is kept as this.
const NOTHING: u64 = (Origin::Program as u64) << 62;

/// A text as it is kept; none where its bytes do not stay while records are read.
#[inline]
fn text(span: Span) -> Option<u64> {
    matches!(span.from(), Origin::Text | Origin::Word).then_some(span.word())
}

impl Memory {
    fn place(values: &[u64]) -> usize {
        let mixed = values.iter().fold(0u64, |found, value| {
            (found.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        });
        (mixed >> 48) as usize % PLACES * values.len()
    }

    fn has(&mut self, values: &[u64]) -> bool {
        let place = Memory::place(values);
        let is_known = self.kept.get(place..place + values.len()) == Some(values);
        self.asked += 1;
        self.known += u32::from(is_known);
        is_known
    }

    fn keep(&mut self, values: &[u64]) {
        if self.kept.is_empty() {
            self.kept = vec![NOTHING; PLACES * values.len()];
        }
        let place = Memory::place(values);
        if let Some(kept) = self.kept.get_mut(place..place + values.len()) {
            kept.copy_from_slice(values);
        }
    }

    /// Whether it is not worth asking.
    fn is_idle(&self) -> bool {
        self.asked >= ENOUGH && self.known * 2 < self.asked
    }
}

/// Steps of an object of which those that few values decide are recalled; `count` numbers them. Of each it is told
/// whether locals link it to others.
pub fn recalled(steps: Box<[Guarded]>, declared: usize, count: &mut usize) -> Box<[Guarded]> {
    let of = |step: &Guarded| Reads::of(std::slice::from_ref(&*step.step), &[0], declared);
    let reads: Vec<Reads> = steps.iter().map(of).collect();
    let sets =
        |step: &Guarded, local: usize| matches!(&*step.step, Step::Let(own, _) if *own == local);
    let is_asked = |own: usize, local: &usize| {
        let later = steps.iter().zip(reads.iter()).skip(own + 1);
        let mut asked = later.map(|(step, reads)| (reads.free.contains(local), sets(step, *local)));
        matches!(asked.find(|(asks, sets)| *asks || *sets), Some((true, _)))
    };
    let are_asked: Vec<bool> = reads
        .iter()
        .enumerate()
        .map(|(place, each)| each.set.iter().any(|local| is_asked(place, local)))
        .collect();
    let with = |(place, mut step): (usize, Guarded)| {
        step.linked = are_asked[place] || !reads[place].free.is_empty();
        if !are_asked[place] {
            step.step = Box::new(of_step(*step.step, step.all, declared, count));
        }
        step
    };
    Vec::from(steps).into_iter().enumerate().map(with).collect()
}

/// A step that is recalled as a whole, or for each item that it goes through.
fn of_step(step: Step, all: u64, declared: usize, count: &mut usize) -> Step {
    match step {
        Step::When(condition, steps, otherwise) if is_loop(&steps) && otherwise.is_empty() => {
            let inside = Vec::from(steps).into_iter();
            let steps = inside.map(|each| of_step(each, all, declared, count));
            Step::When(condition, steps.collect(), otherwise)
        }
        Step::Each(item, index, items, block) => {
            let block = of_block(block, &[0, item as usize], 0, declared, count);
            Step::Each(item, index, items, block)
        }
        Step::Let(..) => step,
        _ => {
            let mut made = Vec::from(of_block(Box::new([step]), &[0], all, declared, count));
            made.pop().unwrap_or(Step::Suspect)
        }
    }
}

fn is_loop(steps: &[Step]) -> bool {
    matches!(steps, [Step::Each(..)])
}

fn of_block(steps: Block, roots: &[usize], all: u64, declared: usize, count: &mut usize) -> Block {
    let mut reads = Reads::of(&steps, roots, declared);
    let is_open = |path: &Path| match path.parts[..] {
        [Part::Slot(slot)] => !path.presence || path.local != 0 || all >> (slot & 63) & 1 == 0,
        _ => true,
    };
    reads.paths.retain(is_open);
    let is_worth_it = reads.size >= FEWEST + reads.paths.len();
    if !reads.are_all || !is_worth_it || !(1..=MOST).contains(&reads.paths.len()) {
        return steps;
    }
    *count += 1;
    Box::new([Step::Recall(Box::new(Recall {
        number: *count - 1,
        paths: reads.paths.into(),
        steps,
    }))])
}

impl<'p, 't> Judge<'p, 't> {
    /// Carries out steps unless they found nothing with the same values before.
    pub fn recall(&mut self, recall: &Recall) -> Judged<Flow> {
        if self.memories[recall.number].is_idle() || self.record.is_watched() {
            return self.run(&recall.steps);
        }
        let mut values = [NOTHING; MOST];
        let values = &mut values[..recall.paths.len()];
        for (value, path) in values.iter_mut().zip(recall.paths.iter()) {
            match self.kept_as(path) {
                Some(found) => *value = found,
                None => {
                    self.memories[recall.number].asked += 1;
                    return self.run(&recall.steps);
                }
            }
        }
        if self.memories[recall.number].has(values) {
            return Ok(Flow::Next);
        }
        let flow = self.run(&recall.steps)?;
        if matches!(flow, Flow::Next | Flow::Continue) {
            self.memories[recall.number].keep(values);
        }
        Ok(flow)
    }

    /// The value at a path as it is kept; None where it cannot be.
    #[inline]
    fn kept_as(&self, path: &Path) -> Option<u64> {
        let mut here = self.locals[path.local];
        for part in &path.parts {
            here = match (here, part) {
                (Value::Object(members), Part::Slot(slot)) => {
                    self.slot(members.base(), *slot).ok()?.into()
                }
                (Value::None, Part::Slot(_)) => return Some(ABSENT),
                (Value::List(run), Part::First) if run.count() == 0 => Value::None,
                (Value::List(_), Part::First) => self.nth(&here, 0).ok()?,
                (Value::List(_) | Value::Sequence(_), Part::Item(place)) => {
                    self.nth(&here, *place).ok()?
                }
                _ => return None,
            };
        }
        match here {
            Value::None => Some(ABSENT),
            _ if path.presence => Some(PRESENT),
            Value::False => Some(FALSE),
            Value::True => Some(TRUE),
            Value::Integer(value @ 0..=LARGEST) => Some(INTEGER | value as u64),
            Value::Text(span) => text(span),
            Value::List(run) if run.count() == 0 => Some(EMPTY),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Order, Term};

    fn compare(one: Term, other: Term) -> Term {
        Term::Compare(Order::Equal, Box::new(one), Box::new(other))
    }

    fn suspect_when(condition: Term) -> Step {
        Step::When(condition, Box::new([Step::Suspect]), Box::new([]))
    }

    /// A step of many terms about two members of the object in a local.
    fn long(local: usize) -> Step {
        let one = || compare(Term::Own(local, 1), Term::Own(local, 2));
        suspect_when(Term::And(Box::new([one(), one(), one(), one()])))
    }

    fn guarded(step: Step) -> Guarded {
        Guarded {
            all: 0,
            none: 0,
            enough: 0,
            linked: true,
            step: Box::new(step),
        }
    }

    fn is_recalled(steps: Vec<Step>) -> Vec<bool> {
        let steps: Vec<Guarded> = steps.into_iter().map(guarded).collect();
        let made = recalled(steps.into(), 3, &mut 0);
        made.iter()
            .map(|each| matches!(&*each.step, Step::Recall(_)))
            .collect()
    }

    #[test]
    fn steps_that_values_of_the_object_decide_are_recalled() {
        assert_eq!(is_recalled(vec![long(0)]), [true]);
        assert_eq!(is_recalled(vec![long(1)]), [false]); // nobody knows what is in that local
        let whole = suspect_when(compare(Term::Local(0), Term::None));
        let both: Block = Box::new([long(0), whole]);
        assert_eq!(is_recalled(vec![Step::Apart(both)]), [false]);
    }

    #[test]
    fn steps_that_set_what_later_ones_ask_are_carried_out() {
        let sets = || -> Step {
            let set = Step::Let(4, Term::Own(0, 1));
            Step::Apart(Box::new([set, long(0)]))
        };
        assert_eq!(is_recalled(vec![sets(), long(0)]), [true, true]);
        assert_eq!(is_recalled(vec![sets(), long(4)]), [false, false]);
        assert_eq!(is_recalled(vec![long(4), sets()]), [false, true]);
    }

    #[test]
    fn what_is_set_in_passing_only_is_not_known_afterwards() {
        let inner: Block = Box::new([Step::Let(4, Term::Own(0, 1))]);
        let when = Step::When(Term::HasOwn(0, 1), inner, Box::new([]));
        let both: Block = Box::new([when, long(4), long(0)]);
        assert_eq!(is_recalled(vec![Step::Apart(both)]), [false]);
    }

    #[test]
    fn values_are_kept_apart() {
        let mut memory = Memory::default();
        assert!(!memory.has(&[ABSENT, TRUE]));
        memory.keep(&[ABSENT, TRUE]);
        assert!(memory.has(&[ABSENT, TRUE]) && !memory.has(&[TRUE, ABSENT]));
        assert!(!memory.has(&[INTEGER | 2, ABSENT]) && !memory.has(&[NOTHING + 1, NOTHING]));
        let span = |from| Span::new(2, 0, from);
        assert_eq!(text(span(Origin::Made)), None);
        assert_eq!(text(span(Origin::Program)), None);
        assert_ne!(text(span(Origin::Text)), text(span(Origin::Word)));
    }
}
