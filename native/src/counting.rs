//! Values of a record that count: those that steps of their nodes suspect.

use crate::judge::Judge;
use crate::program::{Guarded, Kind};
use crate::record::{Members, Slot};
use crate::value::Value;

impl<'p, 't> Judge<'p, 't> {
    /// How many values count in a value of a node, itself included.
    pub fn counted(&mut self, node: usize, slot: Slot) -> u64 {
        let program = self.program;
        let node = &program.nodes[node];
        match (&node.kind, slot) {
            (_, Slot::Absent) => 0,
            (Kind::Object(object), Slot::Object(members)) => {
                let mut present = 0u64;
                let mut inside = 0;
                for (place, member) in object.members.iter().enumerate() {
                    let slot = self.record.slots[members.base() + place];
                    present |= u64::from(!matches!(slot, Slot::Absent)) << place;
                    inside += self.counted(member.node, slot);
                }
                inside + self.counts(&node.counted, slot, present)
            }
            (Kind::Array { item, .. }, Slot::List(run)) => {
                let own = self.counts(&node.counted, slot, 0);
                let items = run.base()..run.base() + run.count();
                own + items
                    .map(|place| {
                        let slot = self.record.items[place] as usize;
                        self.counted(*item, self.record.slots[slot])
                    })
                    .sum::<u64>()
            }
            _ => self.counts(&node.counted, slot, 0),
        }
    }

    /// The same of the record read last.
    pub fn counted_in(&mut self, record: Members) -> u64 {
        self.counted(record.node(), Slot::Object(record))
    }

    fn counts(&mut self, steps: &[Guarded], slot: Slot, members: u64) -> u64 {
        u64::from(self.judge(steps, Value::from(slot), members).is_err())
    }
}
