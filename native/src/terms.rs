//! The language of programs: terms that give values and steps that suspect a record, as the compiler writes them.

use crate::bytes::{Broken, Bytes};
use crate::clears::Clear;
use crate::recall::Recall;
use crate::record::{Origin, Run, Span};
use crate::sets::Set;
use crate::value::Value;
use crate::written::escaped;
use std::collections::HashMap;

/// Terms nest no deeper than this, so that a program cannot exhaust the stack.
const DEEPEST: usize = 200;
/// Room for no more than so many is made before they are read.
const MOST: usize = 1 << 10;

pub type Block = Box<[Step]>;

/// Members, each with what stands in JSON before its value: a bracket or comma, the name and a colon.
pub type Named = Box<[(Box<[u8]>, Term)]>;

/// Three terms side by side, so that what holds them stays small.
pub type Three = Box<[Term; 3]>;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Equal,
    Other,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// Terms lie close together, so that many of them stay in the nearest cache.
pub enum Term {
    None,
    True,
    False,
    Integer(i64),
    Text(Span),
    Local(usize),
    Member(Box<Term>, u32),
    /// The member in a slot of the object in a local.
    Own(usize, usize),
    Named(Box<Term>, Box<Term>),
    Get(Box<Term>, u32, Box<Term>),
    GetNamed(Three),
    Has(Box<Term>, u32),
    /// Whether the object in a local has the member in a slot.
    HasOwn(usize, usize),
    HasNamed(Box<Term>, Box<Term>),
    Not(Box<Term>),
    And(Box<[Term]>),
    Or(Box<[Term]>),
    If(Three),
    Compare(Order, Box<Term>, Box<Term>),
    InSet(Box<Term>, usize),
    In(Box<Term>, Box<Term>),
    Within(Box<Term>, Box<Term>),
    Size(Box<Term>),
    Instant(Box<Term>),
    Decimal(Box<Term>),
    Slice(Three),
    Item(Box<Term>, i64),
    Add(Box<Term>, Box<Term>),
    Subtract(Box<Term>, Box<Term>),
    Multiply(Box<Term>, Box<Term>),
    Negative(Box<Term>),
    Absolute(Box<Term>),
    Lookup(Box<Term>, u32, Box<Term>),
    Sequence(Box<[Term]>),
    /// A sequence without items.
    Empty,
    /// A sequence of constants.
    Constants(Run),
    /// How many different values a collection has.
    Kinds(Box<Term>),
    Distinct(Box<Term>),
    Pairs(bool, Box<Term>),
    Starts(Box<Term>, Box<Term>),
    Ends(Box<Term>, Box<Term>),
    Strip(Box<Term>),
    StripSigns(Box<Term>, Span),
    FoldIn(Box<Term>, usize),
    Part(u8, Box<Term>, Span),
    Join(Box<[Term]>),
    Matches(Box<Term>, usize),
    Finds(Box<Term>, usize),
    Conforms(Box<Term>, usize),
    Block(Block),
    Yields(Block),
    First(Box<Term>, Box<Term>),
    Least(Box<Term>),
    Greatest(Box<Term>),
    Sum(Box<Term>),
    Iso(Box<Term>),
    Any(Box<Term>),
    Moment(i64),
    Fixed(Box<(i128, u32)>),
    Tokens(Box<Term>),
    Leads(Box<Term>, Box<Term>),
    Nothing,
    Set(usize),
    Number(Box<Term>),
    Span(i64),
    Seconds(Box<Term>),
    Sorted(Box<Term>),
    Earlier(Box<Term>, Box<Term>),
    /// An object made of named values, as facts have.
    Mapping(Named),
    Suspicious,
    Field(usize, Box<Term>),
    Padded(usize, Box<Term>),
    Modulo(Box<Term>, Box<Term>),
    Without(Box<Term>, Span),
    Scaled(Box<Term>),
    Quantized(Box<Term>, Box<Term>),
}

pub enum Step {
    Let(usize, Term),
    When(Term, Block, Block),
    Each(u32, u32, Term, Block),
    Suspect,
    Return(Term),
    Break,
    Continue,
    Push(usize, Term),
    Yield(Term),
    Apart(Block),
    /// A fact of a rule across records: key, value and pointer.
    Take(usize, Three),
    /// Steps that are passed over for a text that is clear of them.
    Unless(Clear, Block),
    /// Steps that need not be carried out again with the same values.
    Recall(Box<Recall>),
}

/// A collection in which it makes no difference how often a value stands.
fn undoubled(of: Term) -> Term {
    match of {
        Term::Distinct(inner) => *inner,
        other => other,
    }
}

fn sized(of: Term) -> Term {
    match of {
        Term::Distinct(inner) => Term::Kinds(inner),
        other => Term::Size(Box::new(other)),
    }
}

/// Reads terms; keeps count of the locals that they use.
pub struct Reader<'a, 'b> {
    pub from: &'b mut Bytes<'a>,
    pub locals: usize,
    constants: &'b mut Constants,
    depth: usize,
}

/// What terms need not make anew: texts one after another, and values of sequences.
#[derive(Default)]
pub struct Constants {
    pub texts: Vec<u8>,
    pub values: Vec<Value>,
    words: HashMap<Box<[u8]>, Span>,
}

impl Constants {
    /// A text as the one word that says it.
    pub fn word(&mut self, text: &[u8]) -> Span {
        if let Some(known) = self.words.get(text) {
            return *known;
        }
        let word = Span::new(self.texts.len(), text.len(), Origin::Word);
        self.texts.extend_from_slice(text);
        self.texts.push(0); // so that no two words begin at one place, empty ones neither
        self.words.insert(text.into(), word);
        word
    }

    /// The set of all words, or of as many as a set holds: others are texts like any.
    pub fn all(&mut self) -> Set {
        let words = self.words.keys().take(usize::from(u16::MAX) - 1);
        let mut all = Set::new(words.cloned().collect());
        self.know(&mut all);
        all
    }

    /// Lets a set find its texts as words.
    pub fn know(&mut self, set: &mut Set) {
        let words = set.texts().map(|text| self.word(text)).collect();
        set.know(words);
    }
}

/// The value of a term that is the same for all records.
fn constant(term: &Term) -> Option<Value> {
    match term {
        Term::None => Some(Value::None),
        Term::True => Some(Value::True),
        Term::False => Some(Value::False),
        Term::Integer(value) => Some(Value::Integer(*value)),
        Term::Text(span) => Some(Value::Text(*span)),
        Term::Constants(run) => Some(Value::Constants(*run)),
        _ => None,
    }
}

type Read<T> = Result<T, Broken>;

impl<'a, 'b> Reader<'a, 'b> {
    pub fn new(from: &'b mut Bytes<'a>, constants: &'b mut Constants) -> Self {
        Reader {
            from,
            constants,
            locals: 1,
            depth: 0,
        }
    }

    fn boxed(&mut self) -> Read<Box<Term>> {
        Ok(Box::new(self.term()?))
    }

    fn three(&mut self) -> Read<Three> {
        Ok(Box::new([self.term()?, self.term()?, self.term()?]))
    }

    /// A number of a slot or of something else that there are few of.
    fn small(&mut self) -> Read<u32> {
        u32::try_from(self.from.number()?).map_err(|_| Broken("a number is too large"))
    }

    fn terms(&mut self) -> Read<Box<[Term]>> {
        let count = self.from.number()?;
        let mut found = Vec::with_capacity(count.min(MOST));
        for _ in 0..count {
            found.push(self.term()?);
        }
        Ok(found.into())
    }

    fn named(&mut self) -> Read<Named> {
        let count = self.from.number()?;
        let mut found = Vec::with_capacity(count.min(MOST));
        for place in 0..count {
            let sign: &[u8] = if place > 0 { b",\"" } else { b"{\"" };
            let name = [sign, &escaped(&self.from.text()?), b"\":"].concat();
            found.push((name.into(), self.term()?));
        }
        Ok(found.into())
    }

    pub fn block(&mut self) -> Read<Block> {
        let count = self.from.number()?;
        let mut found = Vec::with_capacity(count.min(MOST));
        for _ in 0..count {
            found.push(self.step()?);
        }
        Ok(found.into())
    }

    fn local(&mut self) -> Read<usize> {
        let number = self.from.number()?;
        if number > 10_000 {
            return Err(Broken("a local has too large a number"));
        }
        self.locals = self.locals.max(number + 1);
        Ok(number)
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Broken("terms nest too deep"));
        }
        let found = read(self);
        self.depth -= 1;
        found
    }

    pub fn step(&mut self) -> Read<Step> {
        self.deeper(|own| {
            Ok(match own.from.byte()? {
                0 => Step::Let(own.local()?, own.term()?),
                1 => Step::When(own.term()?, own.block()?, own.block()?),
                2 => {
                    let (item, index) = (own.local()? as u32, own.local()? as u32);
                    Step::Each(item, index, own.term()?, own.block()?)
                }
                3 => Step::Suspect,
                4 => Step::Return(own.term()?),
                5 => Step::Break,
                6 => Step::Continue,
                7 => Step::Push(own.local()?, own.term()?),
                8 => Step::Yield(own.term()?),
                9 => Step::Take(own.from.number()?, own.three()?),
                10 => Step::Apart(own.block()?),
                _ => return Err(Broken("a step is not known")),
            })
        })
    }

    pub fn term(&mut self) -> Read<Term> {
        self.deeper(|own| {
            let code = own.from.byte()?;
            if code < 30 {
                own.simple(code)
            } else {
                own.further(code)
            }
        })
    }

    fn simple(&mut self, code: u8) -> Read<Term> {
        Ok(match code {
            0 => Term::None,
            1 => Term::True,
            2 => Term::False,
            3 => Term::Integer(self.from.signed64()?),
            4 => Term::Text(self.constant()?),
            5 => Term::Local(self.local()?),
            6 => match (self.term()?, self.small()?) {
                (Term::Local(local), slot) => Term::Own(local, slot as usize),
                (of, slot) => Term::Member(Box::new(of), slot),
            },
            7 => Term::Named(self.boxed()?, self.boxed()?),
            8 => Term::Get(self.boxed()?, self.small()?, self.boxed()?),
            9 => Term::GetNamed(self.three()?),
            10 => match (self.term()?, self.small()?) {
                (Term::Local(local), slot) => Term::HasOwn(local, slot as usize),
                (of, slot) => Term::Has(Box::new(of), slot),
            },
            11 => Term::HasNamed(self.boxed()?, self.boxed()?),
            12 => Term::Not(self.boxed()?),
            13 => Term::And(self.terms()?),
            14 => Term::Or(self.terms()?),
            15 => Term::If(self.three()?),
            16 => Term::Compare(self.order()?, self.boxed()?, self.boxed()?),
            17 => Term::InSet(self.boxed()?, self.from.number()?),
            18 => Term::In(self.boxed()?, Box::new(undoubled(self.term()?))),
            19 => Term::Within(self.boxed()?, self.boxed()?),
            20 => sized(self.term()?),
            21 => Term::Instant(self.boxed()?),
            22 => Term::Decimal(self.boxed()?),
            23 => Term::Slice(self.three()?),
            24 => Term::Item(self.boxed()?, self.from.signed64()?),
            25 => Term::Add(self.boxed()?, self.boxed()?),
            26 => Term::Subtract(self.boxed()?, self.boxed()?),
            27 => Term::Multiply(self.boxed()?, self.boxed()?),
            28 => Term::Negative(self.boxed()?),
            _ => Term::Absolute(self.boxed()?),
        })
    }

    fn further(&mut self, code: u8) -> Read<Term> {
        Ok(match code {
            30 => Term::Lookup(self.boxed()?, self.small()?, self.boxed()?),
            31 => match self.terms()? {
                none if none.is_empty() => Term::Empty,
                terms => match terms.iter().map(constant).collect::<Option<Vec<_>>>() {
                    Some(values) => self.constants_of(&values),
                    None => Term::Sequence(terms),
                },
            },
            32 => Term::Distinct(self.boxed()?),
            33 => Term::Pairs(self.from.number()? == 1, self.boxed()?),
            34 => Term::Starts(self.boxed()?, self.boxed()?),
            35 => Term::Ends(self.boxed()?, self.boxed()?),
            36 => Term::Strip(self.boxed()?),
            37 => Term::StripSigns(self.boxed()?, self.constant()?),
            38 => Term::FoldIn(self.boxed()?, self.from.number()?),
            39 => Term::Part(
                self.from.number()?.min(2) as u8,
                self.boxed()?,
                self.constant()?,
            ),
            40 => Term::Join(self.terms()?),
            41 => Term::Matches(self.boxed()?, self.from.number()?),
            42 => Term::Finds(self.boxed()?, self.from.number()?),
            43 => Term::Conforms(self.boxed()?, self.from.number()?),
            44 => Term::Block(self.block()?),
            45 => Term::Yields(self.block()?),
            46 => Term::First(self.boxed()?, self.boxed()?),
            47 => Term::Least(self.boxed()?),
            48 => Term::Greatest(self.boxed()?),
            49 => Term::Sum(self.boxed()?),
            50 => Term::Iso(self.boxed()?),
            51 => Term::Any(self.boxed()?),
            52 => Term::Moment(self.from.signed64()?),
            53 => Term::Fixed(Box::new((
                self.from.signed()?,
                u32::try_from(self.from.number()?)
                    .map_err(|_| Broken("a decimal has too many places"))?,
            ))),
            54 => Term::Tokens(self.boxed()?),
            55 => Term::Leads(self.boxed()?, self.boxed()?),
            56 => Term::Nothing,
            57 => Term::Set(self.from.number()?),
            58 => Term::Number(self.boxed()?),
            59 => Term::Mapping(self.named()?),
            60 => Term::Span(self.from.signed64()?),
            61 => Term::Seconds(self.boxed()?),
            62 => Term::Earlier(self.boxed()?, self.boxed()?),
            63 => Term::Sorted(self.boxed()?),
            64 => Term::Suspicious,
            65 => Term::Field(self.from.number()?, self.boxed()?),
            66 => Term::Padded(self.from.number()?.min(20), self.boxed()?),
            67 => Term::Modulo(self.boxed()?, self.boxed()?),
            68 => Term::Without(self.boxed()?, self.constant()?),
            69 => Term::Scaled(self.boxed()?),
            70 => Term::Quantized(self.boxed()?, self.boxed()?),
            _ => return Err(Broken("a term is not known")),
        })
    }

    fn constant(&mut self) -> Read<Span> {
        let text = self.from.text()?;
        Ok(self.constants.word(&text))
    }

    fn constants_of(&mut self, values: &[Value]) -> Term {
        let base = self.constants.values.len();
        self.constants.values.extend_from_slice(values);
        Term::Constants(Run::new(base, values.len()))
    }

    fn order(&mut self) -> Read<Order> {
        Ok(match self.from.number()? {
            0 => Order::Equal,
            1 => Order::Other,
            2 => Order::Less,
            3 => Order::AtMost,
            4 => Order::Greater,
            5 => Order::AtLeast,
            _ => return Err(Broken("an order is not known")),
        })
    }
}
