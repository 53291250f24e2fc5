//! Forms of texts: codes, lengths, patterns and named formats.

use crate::checks;
use crate::judge::{Judge, Judged, Suspicious};
use crate::program::{Kind, Text};
use crate::strings;
use crate::value::Value;

impl<'p, 't> Judge<'p, 't> {
    /// Whether a text has the form of a node; suspicious where it has not, since forms are known in part only.
    pub fn conforms(&mut self, value: &Value, node: usize) -> Judged<()> {
        let program = self.program;
        let node = program.nodes.get(node).ok_or(Suspicious)?;
        match &node.kind {
            Kind::Text(form) if self.fits(form, self.bytes(value)?, false) => {
                let before = self.locals[0];
                let judged = self.judge(&node.judged, *value, 0);
                self.locals[0] = before;
                judged
            }
            _ => Err(Suspicious),
        }
    }

    /// Whether a decoded text is of a form.
    pub fn fits(&self, form: &Text, text: &[u8], plain: bool) -> bool {
        let is_code = |codes: usize| self.program.sets[codes].has(text);
        form.codes.map_or(true, is_code) && self.is_formed(form, text, plain)
    }

    /// The same of a text that is one of the codes of the form; `plain` says that each character surely is one byte.
    #[inline]
    pub fn is_formed(&self, form: &Text, text: &[u8], plain: bool) -> bool {
        let program = self.program;
        if text.len() < form.least || (plain && text.len() > form.most) {
            return false;
        }
        if !plain && (form.least > 1 || text.len() > form.most) {
            let length = strings::length(text);
            if length < form.least || length > form.most {
                return false;
            }
        }
        form.automata
            .iter()
            .all(|&automaton| program.automata[automaton].accepts(text))
            && form
                .procedures
                .iter()
                .all(|&procedure| checks::good(procedure, text, &program.tables))
    }
}
