//! The accept gate: runs a program compiled from schemas and rules on bytes and says which records are without fault.
//!
//! What it does not accept is not refused: the exact path decides. So everything here may be stricter than
//! the standard and never more lenient. No input makes it panic; `unsafe` stands at the edge to C and in `scan`.

mod addresses;
mod automaton;
mod bytes;
mod calendar;
mod checks;
mod checksums;
mod clears;
mod comparing;
mod compose;
mod containers;
mod counting;
mod csv;
mod cutting;
mod edge;
mod evaluate;
mod facts;
mod flat;
mod flat_edge;
mod forms;
pub mod gate;
mod groups;
mod guards;
mod hashing;
mod judge;
mod kept;
mod lists;
mod looking;
mod lookup;
mod machine;
mod made;
mod members;
mod moments;
mod nulls;
mod numbers;
mod objects;
mod orders;
mod packed;
pub mod program;
mod reads;
mod recall;
mod record;
mod repeated;
mod rows;
mod scalars;
mod scan;
mod sets;
mod sieving;
mod strings;
mod tables;
mod terms;
mod texts;
mod value;
mod words;
