//! What steps read: the values of a record that alone decide what they find.

use crate::terms::{Step, Term};

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Slot(usize),
    /// An item that is there.
    Item(usize),
    /// The first item, where there is one.
    First,
}

/// Where a value stands: from a local on, from part to part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub local: usize,
    pub parts: Vec<Part>,
    /// Whether it only matters that there is a value.
    pub presence: bool,
}

impl Path {
    fn to(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }
}

/// What some steps read and set, in the order in which they do.
pub struct Reads {
    /// Locals that hold objects of the record before the steps begin.
    roots: Vec<usize>,
    /// The members that the object in the first local declares.
    declared: usize,
    pub paths: Vec<Path>,
    /// Locals that the steps set, those of them that are set here for sure, and those read before they were set.
    pub set: Vec<usize>,
    known: Vec<usize>,
    /// Locals that hold what stands at a path.
    named: Vec<(usize, Path)>,
    /// Locals that get items.
    pub pushed: Vec<usize>,
    pub free: Vec<usize>,
    /// Whether the paths are all that decides.
    pub are_all: bool,
    /// Number of terms and steps.
    pub size: usize,
}

impl Reads {
    pub fn of(steps: &[Step], roots: &[usize], declared: usize) -> Self {
        let mut reads = Reads::new(roots, declared);
        reads.steps(steps);
        reads
    }

    /// What a term reads and sets by itself.
    pub fn of_term(term: &Term) -> Self {
        let mut reads = Reads::new(&[], 0);
        reads.term(term);
        reads
    }

    fn new(roots: &[usize], declared: usize) -> Self {
        Reads {
            roots: roots.into(),
            declared,
            paths: Vec::new(),
            set: Vec::new(),
            known: Vec::new(),
            named: Vec::new(),
            pushed: Vec::new(),
            free: Vec::new(),
            are_all: true,
            size: 0,
        }
    }

    fn steps(&mut self, steps: &[Step]) {
        for each in steps {
            self.step(each);
        }
    }

    /// Steps that may be passed over: what they set is not set for sure.
    fn inside(&mut self, steps: &[Step]) {
        let (known, set) = (self.known.len(), self.set.len());
        let named = self.named.clone();
        self.steps(steps);
        self.known.truncate(known);
        self.named = named;
        let inside = &self.set[set..];
        self.named.retain(|(local, _)| !inside.contains(local));
    }

    fn sets(&mut self, local: usize) {
        self.named.retain(|(named, _)| *named != local);
        self.are_all &= !self.roots.contains(&local);
        self.set.push(local);
        self.known.push(local);
    }

    fn step(&mut self, step: &Step) {
        self.size += 1;
        match step {
            Step::Let(local, term) => match self.path(term) {
                Some(path) => {
                    self.sets(*local);
                    self.named.push((*local, path));
                }
                None => {
                    self.term(term);
                    self.sets(*local);
                }
            },
            Step::When(condition, one, other) => {
                self.term(condition);
                self.inside(one);
                self.inside(other);
            }
            Step::Each(item, index, items, block) => {
                self.term(items);
                let known = self.known.len();
                self.sets(*item as usize);
                self.sets(*index as usize);
                self.inside(block);
                self.known.truncate(known);
            }
            Step::Push(local, term) => {
                self.local(*local);
                self.pushed.push(*local);
                self.term(term);
            }
            Step::Return(term) | Step::Yield(term) => self.term(term),
            Step::Apart(steps) => self.inside(steps),
            Step::Recall(recall) => self.inside(&recall.steps),
            Step::Suspect | Step::Break | Step::Continue => {}
            Step::Take(_, parts) => {
                self.terms(&**parts);
                self.are_all = false;
            }
            Step::Unless(_, steps) => {
                self.inside(steps);
                self.are_all = false;
            }
        }
    }

    fn local(&mut self, local: usize) {
        if !self.known.contains(&local) {
            self.free.push(local);
            self.are_all = false;
        }
    }

    fn terms(&mut self, terms: &[Term]) {
        for each in terms {
            self.term(each);
        }
    }

    fn add(&mut self, path: Path) {
        if !self.paths.contains(&path) {
            self.paths.push(path);
        }
    }

    /// The path that a term says, if it leads from an object of the record.
    fn path(&self, term: &Term) -> Option<Path> {
        match term {
            Term::Local(local) => self.start(*local),
            Term::Own(local, slot) => self.start(*local).map(|path| path.to(Part::Slot(*slot))),
            Term::Item(of, place @ 0..=1) => Some(self.path(of)?.to(Part::Item(*place as usize))),
            Term::First(of, default) if matches!(**default, Term::None) => {
                Some(self.path(of)?.to(Part::First))
            }
            Term::Member(of, slot) => self.longer(of, *slot),
            Term::Get(of, slot, default) if is_nothing(default) => self.longer(of, *slot),
            _ => None,
        }
    }

    /// The path that a local holds.
    fn start(&self, local: usize) -> Option<Path> {
        if self.known.contains(&local) {
            let mut named = self.named.iter();
            return named
                .find(|(own, _)| *own == local)
                .map(|(_, path)| path.clone());
        }
        self.roots.contains(&local).then_some(Path {
            local,
            parts: Vec::new(),
            presence: false,
        })
    }

    fn longer(&self, of: &Term, slot: u32) -> Option<Path> {
        Some(self.path(of)?.to(Part::Slot(slot as usize)))
    }

    fn has(&mut self, local: usize, slot: usize) {
        match self.path(&Term::Own(local, slot)) {
            Some(path) => self.add(Path {
                presence: true,
                ..path
            }),
            None => self.local(local),
        }
    }

    fn term(&mut self, term: &Term) {
        self.size += 1;
        if let Some(path) = self.path(term) {
            self.are_all &= !path.parts.is_empty();
            return self.add(path);
        }
        match term {
            Term::Local(local) | Term::Own(local, _) => self.local(*local),
            Term::HasOwn(local, slot) => self.has(*local, *slot),
            Term::Has(of, slot) => match self.longer(of, *slot) {
                Some(path) => self.add(Path {
                    presence: true,
                    ..path
                }),
                None => self.term(of),
            },
            Term::Size(of) if matches!(**of, Term::Local(0)) && self.roots.contains(&0) => {
                (0..self.declared).for_each(|slot| self.has(0, slot));
            }
            Term::Get(of, slot, default) => {
                match self.longer(of, *slot) {
                    Some(path) => self.add(path),
                    None => self.term(of),
                }
                self.term(default);
            }
            Term::Block(steps) | Term::Yields(steps) => self.inside(steps),
            Term::If(parts) | Term::Slice(parts) => self.terms(&**parts),
            Term::And(terms) | Term::Or(terms) | Term::Sequence(terms) | Term::Join(terms) => {
                self.terms(terms)
            }
            Term::Compare(_, one, other)
            | Term::In(one, other)
            | Term::Within(one, other)
            | Term::Add(one, other)
            | Term::Subtract(one, other)
            | Term::Multiply(one, other)
            | Term::Lookup(one, _, other)
            | Term::Starts(one, other)
            | Term::Ends(one, other)
            | Term::First(one, other)
            | Term::Earlier(one, other) => {
                self.term(one);
                self.term(other);
            }
            Term::Not(of)
            | Term::InSet(of, _)
            | Term::Size(of)
            | Term::Instant(of)
            | Term::Decimal(of)
            | Term::Item(of, _)
            | Term::Member(of, _)
            | Term::Negative(of)
            | Term::Absolute(of)
            | Term::Kinds(of)
            | Term::Distinct(of)
            | Term::Pairs(_, of)
            | Term::Strip(of)
            | Term::StripSigns(of, _)
            | Term::FoldIn(of, _)
            | Term::Part(_, of, _)
            | Term::Matches(of, _)
            | Term::Finds(of, _)
            | Term::Conforms(of, _)
            | Term::Least(of)
            | Term::Greatest(of)
            | Term::Sum(of)
            | Term::Iso(of)
            | Term::Any(of)
            | Term::Number(of)
            | Term::Seconds(of)
            | Term::Sorted(of)
            | Term::Field(_, of)
            | Term::Padded(_, of)
            | Term::Without(of, _)
            | Term::Scaled(of) => self.term(of),
            Term::None
            | Term::True
            | Term::False
            | Term::Integer(_)
            | Term::Text(_)
            | Term::Empty
            | Term::Constants(_)
            | Term::Moment(_)
            | Term::Fixed(_)
            | Term::Nothing
            | Term::Set(_)
            | Term::Span(_)
            | Term::Suspicious => {}
            Term::Named(..)
            | Term::GetNamed(_)
            | Term::HasNamed(..)
            | Term::Tokens(_)
            | Term::Leads(..)
            | Term::Mapping(_)
            | Term::Modulo(..)
            | Term::Quantized(..) => self.any(term),
        }
    }

    /// A term of which it is not asked what it reads.
    fn any(&mut self, term: &Term) {
        self.are_all = false;
        match term {
            Term::Named(one, other)
            | Term::HasNamed(one, other)
            | Term::Leads(one, other)
            | Term::Modulo(one, other)
            | Term::Quantized(one, other) => {
                self.term(one);
                self.term(other);
            }
            Term::GetNamed(parts) => self.terms(&**parts),
            Term::Tokens(of) => self.term(of),
            Term::Mapping(named) => named.iter().for_each(|(_, each)| self.term(each)),
            _ => {}
        }
    }
}

/// Whether a default says that there is nothing, which the missing value says already.
fn is_nothing(default: &Term) -> bool {
    matches!(default, Term::None | Term::Nothing | Term::Empty)
}
