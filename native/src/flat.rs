//! How the columns of flat files become the members of records: the plan that the mapping gives, as it is written down.

use crate::bytes::{Broken, Bytes};

const MARK: &[u8] = b"CRMFLAT1";

/// How the text of a cell is read; text that is none of the kind stays text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Boolean,
    /// A value that has to be read as JSON.
    Json,
}

/// How a member is made.
pub enum Made {
    Cell(Kind, usize),
    Object(Vec<Step>),
    /// Of the items in a table (None where there is no file of them), with the cell that says how many they are: there
    /// are none where it is empty, and as many as there are where there is no such cell.
    Array {
        table: Option<usize>,
        count: Option<usize>,
    },
}

pub struct Step {
    /// The name of the member as JSON, and a colon.
    pub name: Box<[u8]>,
    pub made: Made,
}

/// What a row of a table makes.
pub enum Item {
    Object(Vec<Step>),
    /// A single value; null where there is no such cell.
    Value(Kind, Option<usize>),
}

pub struct Table {
    /// The number of cells of a row.
    pub width: usize,
    /// The cells that say which record, and which item of each array, a row belongs to.
    pub keys: Vec<usize>,
    pub item: Item,
}

/// The tables of a resource, that of the records first, whose only key is their id.
pub struct Flat {
    /// The members that every record has, as JSON with a comma behind each.
    pub default: Box<[u8]>,
    /// The cell with the text of a whole record, which is left to the exact reading.
    pub whole: Option<usize>,
    pub tables: Vec<Table>,
}

impl Flat {
    pub fn read(bytes: &[u8]) -> Result<Self, Broken> {
        let mut bytes = Bytes::new(bytes);
        if bytes.take(MARK.len())? != MARK {
            return Err(Broken("the plan is of another version"));
        }
        let flat = Flat {
            default: bytes.text()?,
            whole: place(&mut bytes)?,
            tables: bytes.list(table)?,
        };
        if flat.is_sound() {
            Ok(flat)
        } else {
            Err(Broken("the plan leads to no cell or table"))
        }
    }

    /// Whether all places are those of cells, and tables lead to ones behind them, so that none holds itself.
    fn is_sound(&self) -> bool {
        let tables = &self.tables;
        let of_table = |(number, table): (usize, &Table)| {
            let of_steps = |steps: &[Step]| are_sound(steps, number, table.width, tables.len());
            table.keys.iter().all(|&key| key < table.width)
                && match &table.item {
                    Item::Object(steps) => of_steps(steps),
                    Item::Value(_, at) => at.map_or(true, |at| at < table.width),
                }
        };
        let whole = tables.first().map_or(false, |main| {
            self.whole.map_or(true, |at| at < main.width) && main.keys.len() <= 1
        });
        whole && tables.iter().enumerate().all(of_table)
    }
}

fn are_sound(steps: &[Step], number: usize, width: usize, tables: usize) -> bool {
    steps.iter().all(|step| match &step.made {
        Made::Cell(_, at) => *at < width,
        Made::Object(inner) => are_sound(inner, number, width, tables),
        Made::Array { table, count } => {
            table.map_or(true, |table| table > number && table < tables)
                && count.map_or(true, |at| at < width)
        }
    })
}

fn table(bytes: &mut Bytes) -> Result<Table, Broken> {
    Ok(Table {
        width: bytes.number()?,
        keys: bytes.list(|bytes| bytes.number())?,
        item: match bytes.byte()? {
            0 => Item::Object(bytes.list(step)?),
            1 => Item::Value(kind(bytes)?, place(bytes)?),
            _ => return Err(Broken("a table of an unknown kind")),
        },
    })
}

fn step(bytes: &mut Bytes) -> Result<Step, Broken> {
    Ok(Step {
        name: bytes.text()?,
        made: match bytes.byte()? {
            0 => Made::Cell(kind(bytes)?, bytes.number()?),
            1 => Made::Object(bytes.list(step)?),
            2 => Made::Array {
                table: place(bytes)?,
                count: place(bytes)?,
            },
            _ => return Err(Broken("a step of an unknown kind")),
        },
    })
}

fn kind(bytes: &mut Bytes) -> Result<Kind, Broken> {
    Ok(match bytes.byte()? {
        0 => Kind::Text,
        1 => Kind::Integer,
        2 => Kind::Boolean,
        3 => Kind::Json,
        _ => return Err(Broken("a cell of an unknown kind")),
    })
}

/// A place, or none: written as one more than it is.
fn place(bytes: &mut Bytes) -> Result<Option<usize>, Broken> {
    Ok(bytes.number()?.checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plan of two tables: a record with an id and tags, and its tags.
    pub const PLAN: &[u8] = b"CRMFLAT1\x00\x00\x02\
        \x02\x01\x00\x00\x02\x05\"id\":\x00\x00\x00\x07\"tags\":\x02\x02\x02\
        \x03\x02\x00\x01\x01\x00\x03";

    #[test]
    fn a_plan_is_read_whole_or_not_at_all() {
        assert!(Flat::read(PLAN).is_ok());
        for end in 0..PLAN.len() {
            assert!(Flat::read(&PLAN[..end]).is_err());
        }
    }

    #[test]
    fn plans_that_lead_astray_are_refused() {
        let mut found = 0;
        for at in MARK.len()..PLAN.len() {
            let mut plan = PLAN.to_vec();
            plan[at] = 0x7e;
            found += usize::from(Flat::read(&plan).is_err());
        }
        assert!(found > 10);
    }
}
