//! Programs: what each kind of record looks like and what is asked of it, as the compiler wrote them.

use crate::automaton::{Automaton, Search};
use crate::bytes::{Broken, Bytes};
use crate::clears::cleared;
use crate::guards::guarded;
use crate::members::Member;
use crate::recall;
use crate::sets::Set;
use crate::tables::{set, Tables};
use crate::terms::{Constants, Reader, Step, Term};

/// What programs of this version begin with.
pub const MARK: &[u8] = b"CRMGATE5";

pub struct Object {
    pub members: Vec<Member>,
    pub required: u64,
    pub least: u32,
    pub most: u32,
    names: Set,
    /// Where a reader keeps which member followed each one: so many places, one more than members.
    pub followers: usize,
}

pub struct Text {
    pub least: usize,
    pub most: usize,
    pub codes: Option<usize>,
    pub automata: Vec<usize>,
    pub procedures: Vec<u8>,
}

pub enum Kind {
    Unknown,
    Object(Object),
    Map {
        names: usize,
        item: usize,
        most: usize,
    },
    Array {
        item: usize,
        least: usize,
        most: usize,
        unique: bool,
    },
    Text(Text),
    Integer(i64, i64),
    Boolean,
}

/// A step with the members that an object must have, must not have, and must not have all of, for the step to do
/// anything.
pub struct Guarded {
    pub all: u64,
    pub none: u64,
    pub enough: u64,
    /// Whether steps beside it set what it asks, or ask what it sets, as far as that is known.
    pub linked: bool,
    /// Apart, so that the members of many steps are asked for in few lines of the cache.
    pub step: Box<Step>,
}

impl Guarded {
    /// Whether the step may do anything on an object with these members.
    #[inline]
    pub fn applies(&self, members: u64) -> bool {
        members & self.all == self.all
            && members & self.none == 0
            && (self.enough == 0 || members & self.enough != self.enough)
    }
}

/// One kind of value, and the steps that judge a value of it when it was read.
pub struct Node {
    pub kind: Kind,
    pub judged: Box<[Guarded]>,
    /// Steps that suspect a value which counts where such values are counted.
    pub counted: Box<[Guarded]>,
    /// Of a reference: the places of the resource and the id that it names.
    pub refers: Option<(usize, usize)>,
}

/// A kind of record by the name that its `resourceType` gives.
pub struct Root {
    pub node: usize,
    /// Whether the values of its records that count can be counted.
    pub counts: bool,
    pub judged: Box<[Guarded]>,
    /// Steps that suspect a record of which the rules across records take more than ids and references.
    pub wanted: Box<[Guarded]>,
    /// Steps that take facts for the rules across records.
    pub taken: Box<[Guarded]>,
    /// The places of the id and of the members declared absent.
    pub id: usize,
    pub absences: Option<usize>,
}

pub struct Program {
    pub sets: Vec<Set>,
    pub maps: Vec<(Set, Vec<Term>)>,
    pub automata: Vec<Automaton>,
    pub searches: Vec<Search>,
    pub nodes: Vec<Node>,
    pub tables: Tables,
    pub names: Set,
    pub roots: Vec<Root>,
    pub folding: Set,
    pub locals: usize,
    /// Number of places that a reader needs to keep what followed what.
    pub followers: usize,
    /// Number of steps that are recalled.
    pub recalled: usize,
    pub constants: Constants,
    /// All words, so that texts of forms without codes are known as such too.
    pub words: Set,
}

type Read<T> = Result<T, Broken>;

impl Object {
    fn read(from: &mut Bytes) -> Read<Self> {
        let (mut members, mut required) = (Vec::new(), 0u64);
        let count = from.number()?;
        if count > 64 {
            return Err(Broken("an object has too many members"));
        }
        for place in 0..count {
            members.push(Member::new(from.text()?, from.number()?));
            required |= u64::from(from.byte()? != 0) << place;
        }
        let limit = |number: usize| u32::try_from(number.min(64)).unwrap_or(64);
        let (least, most) = (limit(from.number()?), limit(from.number()?));
        let names = Set::new(members.iter().map(|member| member.name.clone()).collect());
        Ok(Object {
            members,
            required,
            least,
            most,
            names,
            followers: 0,
        })
    }

    #[inline]
    pub fn slot(&self, name: &[u8]) -> Option<usize> {
        self.names.find(name)
    }
}

impl Text {
    fn read(from: &mut Bytes) -> Read<Self> {
        let (least, most) = (from.number()?, from.number()?);
        let codes = match from.number()? {
            0 => None,
            place => Some(place - 1),
        };
        let automata = from.list(Bytes::number)?;
        let procedures = from.list(Bytes::byte)?;
        Ok(Text {
            least,
            most,
            codes,
            automata,
            procedures,
        })
    }
}

impl Kind {
    /// How many members an object declares.
    fn declared(&self) -> Option<usize> {
        match self {
            Kind::Object(object) => Some(object.members.len()),
            _ => None,
        }
    }

    /// The places of two members of an object.
    fn slots(&self, one: &str, other: &str) -> Option<(usize, usize)> {
        match self {
            Kind::Object(object) => {
                Some((object.slot(one.as_bytes())?, object.slot(other.as_bytes())?))
            }
            _ => None,
        }
    }
}

fn kind(from: &mut Bytes) -> Read<Kind> {
    Ok(match from.byte()? {
        0 => Kind::Unknown,
        1 => Kind::Object(Object::read(from)?),
        2 => Kind::Map {
            names: from.number()?,
            item: from.number()?,
            most: from.number()?,
        },
        3 => Kind::Array {
            item: from.number()?,
            least: from.number()?,
            most: from.number()?,
            unique: from.byte()? != 0,
        },
        4 => Kind::Text(Text::read(from)?),
        5 => Kind::Integer(from.signed64()?, from.signed64()?),
        6 => Kind::Boolean,
        _ => return Err(Broken("a kind of value is not known")),
    })
}

impl Program {
    /// A program from its bytes; what they refer to is looked up when it is met, and suspicious where it is not there.
    pub fn read(bytes: &[u8]) -> Read<Self> {
        let from = &mut Bytes::new(bytes);
        if from.take(MARK.len())? != MARK {
            return Err(Broken("these bytes are no program of this version"));
        }
        let mut constants = Constants::default();
        let mut sets = from.list(set)?;
        sets.iter_mut().for_each(|set| constants.know(set));
        let mut locals = 1;
        let maps = from.list(|inner| {
            let mut names = set(inner)?;
            constants.know(&mut names);
            let mut reader = Reader::new(inner, &mut constants);
            let count = reader.from.number()?;
            let mut terms = Vec::new();
            for _ in 0..count {
                terms.push(reader.term()?);
            }
            Ok((names, terms))
        })?;
        let automata = from.list(Automaton::read)?;
        let searches = from.list(Search::read)?;
        let mut recalled = 0;
        let mut block = |inner: &mut Bytes, declared: Option<usize>| {
            let mut reader = Reader::new(inner, &mut constants);
            let found = guarded(cleared(reader.block()?, &sets), declared);
            let found = match declared {
                Some(declared) => recall::recalled(found, declared, &mut recalled),
                None => found,
            };
            locals = locals.max(reader.locals);
            Ok(found)
        };
        let mut followers = 0;
        let nodes = from.list(|inner| {
            let mut kind = kind(inner)?;
            if let Kind::Object(object) = &mut kind {
                object.followers = followers;
                followers += object.members.len() + 1;
            }
            let refers = match inner.byte()? {
                0 => None,
                _ => Some(
                    kind.slots("type", "id")
                        .ok_or(Broken("a reference names nothing"))?,
                ),
            };
            let declared = kind.declared();
            Ok(Node {
                refers,
                judged: block(inner, declared)?,
                counted: block(inner, declared)?,
                kind,
            })
        })?;
        let tables = Tables::read(from)?;
        let folding = set(from)?;
        let names = set(from)?;
        let roots = from.list(|inner| {
            let node = inner.number()?;
            let kind = nodes.get(node).map(|node: &Node| &node.kind);
            let declared = kind.and_then(Kind::declared);
            let slot = |name: &[u8]| match kind {
                Some(Kind::Object(object)) => object.slot(name),
                _ => None,
            };
            Ok(Root {
                node,
                counts: inner.byte()? != 0,
                id: slot(b"id").ok_or(Broken("a record has no id"))?,
                absences: slot(b"absences"),
                judged: block(inner, declared)?,
                wanted: block(inner, declared)?,
                taken: block(inner, declared)?,
            })
        })?;
        let program = Program {
            sets,
            maps,
            automata,
            searches,
            nodes,
            tables,
            names,
            roots,
            folding,
            locals,
            followers,
            recalled,
            words: constants.all(),
            constants,
        };
        program
            .is_sound()
            .then_some(program)
            .ok_or(Broken("a program refers to what it does not hold"))
    }

    /// Whether values refer to nodes that are there.
    fn is_sound(&self) -> bool {
        let is_node = |&node: &usize| node < self.nodes.len();
        self.names.len() == self.roots.len()
            && self.roots.iter().all(|root| is_node(&root.node))
            && self.nodes.iter().all(|node| match &node.kind {
                Kind::Object(object) => object.members.iter().all(|member| is_node(&member.node)),
                Kind::Map { names, item, .. } => is_node(names) && is_node(item),
                Kind::Array { item, .. } => is_node(item),
                Kind::Text(text) => {
                    text.codes.map_or(true, |place| place < self.sets.len())
                        && text
                            .automata
                            .iter()
                            .all(|&place| place < self.automata.len())
                }
                _ => true,
            })
    }
}
