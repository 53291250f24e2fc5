//! Records written as one before them: what differs is read, and all the rest is known to be good.
//!
//! Of such a record the bytes between its values are those of the other one, so that it has the same members, as often
//! and as deep; a value that is the same has the form that it had, and an object of such values obeys the same rules.

use crate::exemplars::{bit, Exemplar, Nest, Place};
use crate::judge::{Judged, Suspicious};
use crate::machine::Machine;
use crate::patterns::Patterns;
use crate::program::Kind;
use crate::record::{Origin, Slot, Span, LONGEST, RECORD};
use crate::scan::{closing, Held};
use crate::value::Value;
use crate::words::in_common;
use std::mem::take;
use std::rc::Rc;

/// So many records of each root are kept for others to be compared with.
const MOST: usize = 16;
/// Where so many more records were like none than were like one, few are compared from then on.
const PATIENCE: u32 = 16;
const FEW: u32 = 64;
/// Where another one than the last was of use, quotes are counted for so many records, and no longer than this.
const OTHER: u32 = 8;
const LONGER: u32 = 64;

/// A value that differs from the one of an exemplar: which, where it lies, and what it says if that is known.
struct Change {
    place: usize,
    start: usize,
    end: usize,
    said: Option<Span>,
    wide: bool,
    escaped: bool,
}

/// The exemplars of one root, the one that was of use last first.
#[derive(Clone, Default)]
struct Known {
    exemplars: Vec<Rc<Exemplar>>,
    /// How much oftener records were like none than like one, as far as that is of interest.
    missed: u32,
    passed: u32,
    /// For how many records quotes are still counted before they are compared, which takes less than to compare with
    /// others in vain.
    counting: u32,
}

/// What is known of the records read.
#[derive(Default)]
pub struct Alike {
    by_root: Vec<Known>,
    /// The exemplar that the slots are those of, but for what changed.
    standing: Option<Rc<Exemplar>>,
    changes: Vec<Change>,
    /// The bits of what changed.
    changed: u64,
}

impl Alike {
    pub fn new(roots: usize) -> Self {
        Alike {
            by_root: vec![Known::default(); roots],
            ..Alike::default()
        }
    }

    /// The slots are about to become those of a record that is read as a whole.
    #[inline]
    pub fn leave(&mut self) {
        self.standing = None;
        self.changes.clear();
    }

    /// What the exemplar that the record read last is like tells of its facts, and the bits of what differs.
    #[inline]
    pub fn patterns(&self) -> Option<(&Patterns, u64)> {
        let patterns = self.standing.as_ref()?.patterns.as_ref()?;
        Some((patterns, self.changed))
    }
}

impl Known {
    /// Whether a record is worth comparing.
    #[inline]
    fn is_worth_it(&mut self) -> bool {
        if self.missed < PATIENCE {
            return true;
        }
        self.passed = (self.passed + 1) % FEW;
        self.passed == 0
    }
}

impl Exemplar {
    /// What differs in the record at a place, and where that ends; None where it is not written alike.
    fn compared(&self, machine: &Machine, at: usize, changes: &mut Vec<Change>) -> Option<usize> {
        let text = machine.judge.text;
        let (mut here, mut there, mut next) = (at, self.start, 0);
        loop {
            let same = in_common(text, here, there, self.end - there);
            let other = there + same;
            if other == self.end {
                return Some(here + same);
            }
            while self.places.get(next)?.end < other {
                next += 1;
            }
            let place = &self.places[next];
            let start = here + place.start.checked_sub(there)?;
            if place.start > other {
                return None;
            }
            let change = machine.changed(next, place, start)?;
            (here, there) = (change.end, place.end);
            changes.push(change);
            next += 1;
        }
    }
}

impl<'p, 't> Machine<'p, 't> {
    /// The value that stands where an exemplar has another one; None where that has to be read as a whole.
    #[inline(always)]
    fn changed(&self, number: usize, place: &Place, start: usize) -> Option<Change> {
        let (mut held, mut said) = (Held::default(), None);
        let end = match &self.judge.program.nodes[place.node].kind {
            Kind::Text(_) => {
                said = self.latest[place.seat].stands_at(self.judge.text, start);
                match said {
                    Some(said) => start + said.length(),
                    None => closing(self.judge.text, start, &mut held)?,
                }
            }
            Kind::Integer(..) => self.integer(start).ok()?.0,
            Kind::Boolean => self.boolean(start).ok()?.0,
            _ => return None,
        };
        Some(Change {
            place: number,
            start,
            end,
            said,
            wide: held.wide,
            escaped: held.escaped,
        })
    }

    /// Reads and judges the record at a place if it is written as one before: where it ends; None where it is not.
    #[inline]
    pub fn alike(&mut self, root: usize, at: usize) -> Option<Judged<usize>> {
        let known = self.alike.by_root.get_mut(root)?;
        if !known.is_worth_it() || known.exemplars.is_empty() {
            return None;
        }
        self.restore();
        let mut changes = take(&mut self.alike.changes);
        let known = &self.alike.by_root[root];
        let quotes = (known.counting > 0).then(|| self.quotes(at)).flatten();
        let mut each = known.exemplars.iter().enumerate();
        let found = each.find_map(|(number, each)| {
            if quotes.is_some() && each.quotes != quotes {
                return None;
            }
            changes.clear();
            Some((number, each.compared(self, at, &mut changes)?))
        });
        self.alike.changes = changes;
        let known = &mut self.alike.by_root[root];
        let (number, end) = match found {
            Some(found) => found,
            None => {
                self.alike.leave();
                return None;
            }
        };
        known.missed = known.missed.saturating_sub(1);
        known.counting = match number {
            0 => known.counting.saturating_sub(1),
            _ => (known.counting + OTHER).min(LONGER),
        };
        known.exemplars[..=number].rotate_right(1);
        let exemplar = Rc::clone(&known.exemplars[0]);
        Some(self.differing(root, &exemplar).map(|()| end))
    }

    /// Gives the slots what the exemplar says that they are those of.
    fn restore(&mut self) {
        if let Some(standing) = &self.alike.standing {
            for change in &self.alike.changes {
                let into = standing.places[change.place].into;
                self.judge.record.slots[into] = standing.slots[into];
            }
        }
    }

    /// Judges what differs from an exemplar.
    fn differing(&mut self, root: usize, exemplar: &Rc<Exemplar>) -> Judged<()> {
        self.stand(exemplar);
        let changes = take(&mut self.alike.changes);
        let changed = changes.iter().fold(0, |bits, each| bits | bit(each.place));
        self.alike.changed = changed;
        let judged = changes
            .iter()
            .try_for_each(|change| self.change(&exemplar.places[change.place], change))
            .and_then(|()| self.judge_again(root, exemplar, changed));
        self.alike.changes = changes;
        judged
    }

    /// Makes the slots those of an exemplar.
    fn stand(&mut self, exemplar: &Rc<Exemplar>) {
        let record = &mut self.judge.record;
        record.forget_made();
        record.made.extend_from_slice(&exemplar.made);
        self.judge.gathered.clear();
        let standing = self.alike.standing.as_ref();
        if standing.map_or(false, |standing| Rc::ptr_eq(standing, exemplar)) {
            return;
        }
        record.slots.clear();
        record.slots.extend_from_slice(&exemplar.slots);
        record.items.clear();
        record.items.extend_from_slice(&exemplar.items);
        self.references.stand(&exemplar.met, &exemplar.ways);
        self.members = exemplar.members;
        self.alike.standing = Some(Rc::clone(exemplar));
    }

    /// Judges a value that differs, by itself.
    #[inline(always)]
    fn change(&mut self, place: &Place, change: &Change) -> Judged<()> {
        if let Some(said) = change.said {
            self.judge.record.slots[place.into] = Slot::Text(said);
            return Ok(());
        }
        match &self.judge.program.nodes[place.node].kind {
            Kind::Text(form) if change.escaped => {
                let own = (place.node, place.seat);
                match self.formed(own, form, change.start - 1, place.into)? {
                    end if end == change.end + 1 => Ok(()),
                    _ => Err(Suspicious),
                }
            }
            Kind::Text(form) => {
                let raw = &self.judge.text[change.start..change.end];
                if (change.wide && std::str::from_utf8(raw).is_err()) || raw.len() >= LONGEST {
                    return Err(Suspicious);
                }
                let span = Span::new(change.start, raw.len(), Origin::Text);
                self.told(
                    (place.node, place.seat),
                    form,
                    (span, !change.wide),
                    place.into,
                )
            }
            _ => match self.value(place.node, change.start, 1, place.into)? {
                end if end == change.end => Ok(()),
                _ => Err(Suspicious),
            },
        }
    }

    /// Judges the objects and arrays of which something that their steps look at differs, and the record as a whole.
    fn judge_again(&mut self, root: usize, exemplar: &Exemplar, changed: u64) -> Judged<()> {
        let program = self.judge.program;
        let differ = |nest: &&Nest| nest.seen & changed != 0;
        for nest in exemplar.nests.iter().filter(differ) {
            let node = &program.nodes[nest.node];
            if let (Kind::Array { unique: true, .. }, Slot::List(run)) = (&node.kind, nest.slot) {
                if !self.are_unique(run.base(), run.count())? {
                    return Err(Suspicious);
                }
            }
            let value = Value::from(nest.slot);
            self.judge
                .judge_again(&node.judged, &nest.looks, value, changed)?;
        }
        let record = Value::from(self.judge.record.slots[RECORD - 1]);
        let judged = &program.roots[root].judged;
        self.judge
            .judge_again(judged, &exemplar.looks, record, changed)
    }

    /// Keeps the good record that was just read, for others to be compared with.
    pub fn learn(&mut self, root: usize, at: usize, end: usize) {
        let known = &mut self.alike.by_root[root];
        if known.missed >= PATIENCE && known.passed != 0 {
            return;
        }
        known.missed = (known.missed + 1).min(PATIENCE);
        if let Some(made) = self.exemplar(root, at, end) {
            let exemplars = &mut self.alike.by_root[root].exemplars;
            exemplars.truncate(MOST - 1);
            exemplars.insert(0, Rc::new(made));
        }
    }
}
