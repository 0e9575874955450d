//! Which unknown facts matter to a condition that cannot be answered: those that are left when every part of it that is
//! known already, and every branch that is not taken, is struck out. Owns the striking out; a fact that is struck out
//! cannot change the answer, whatever it is.

use std::collections::BTreeSet;

use cel::{
    Context,
    common::ast::{Expr, IdedExpr, operators as op},
};

use super::{
    condition::Condition,
    evaluate::{Case, Truth, part},
};
use crate::domain::FactType;

/// The facts that a person would have to find out, by full name. Never empty where a condition has facts: where no
/// unknown one matters, something cannot be computed, and it is the facts that it would be computed from.
pub(super) fn missing<'c>(
    condition: &'c Condition,
    root: &Context<'static, 'static>,
    case: &Case<'_>,
) -> Vec<(&'c str, FactType)> {
    let unknown = case.unknown(condition);
    let mut striking = Striking { unknown: &unknown, root, case, left: BTreeSet::new() };
    striking.look(condition.program.expression());
    let left = striking.left;
    let open: Vec<_> = unknown.iter().filter(|(name, _)| left.contains(*name)).copied().collect();
    if !open.is_empty() {
        return open;
    }
    let used = || condition.facts.iter().map(|(name, kind)| (name.as_str(), *kind));
    let failing: Vec<_> = used().filter(|(name, _)| left.contains(*name)).collect();
    if failing.is_empty() { used().collect() } else { failing }
}

struct Striking<'a, 'c> {
    unknown: &'a [(&'c str, FactType)],
    root: &'a Context<'static, 'static>,
    case: &'a Case<'a>,
    left: BTreeSet<String>,
}

impl Striking<'_, '_> {
    fn look(&mut self, expr: &IdedExpr) {
        if self.truth(expr) != Truth::Unknown {
            return;
        }
        match &expr.expr {
            Expr::Select(_) => self.left.extend(full_name(expr)),
            Expr::Call(call) if call.func_name == op::CONDITIONAL && call.args.len() == 3 => {
                match self.truth(&call.args[0]) {
                    Truth::Yes => self.look(&call.args[1]),
                    Truth::No => self.look(&call.args[2]),
                    Truth::Unknown => call.args.iter().for_each(|arg| self.look(arg)),
                }
            }
            Expr::Call(call) => call.args.iter().for_each(|arg| self.look(arg)),
            Expr::List(list) => list.elements.iter().for_each(|element| self.look(element)),
            _ => {}
        }
    }

    fn truth(&self, expr: &IdedExpr) -> Truth {
        let mut named = BTreeSet::new();
        facts_of(expr, &mut named);
        let open: Vec<_> = self.unknown.iter().filter(|(name, _)| named.contains(*name)).copied().collect();
        part(expr, &open, self.root, self.case)
    }
}

fn full_name(expr: &IdedExpr) -> Option<String> {
    let Expr::Select(select) = &expr.expr else { return None };
    let Expr::Ident(side) = &select.operand.expr else { return None };
    Some(format!("{side}.{}", select.field))
}

fn facts_of(expr: &IdedExpr, named: &mut BTreeSet<String>) {
    match &expr.expr {
        Expr::Select(_) => named.extend(full_name(expr)),
        Expr::Call(call) => call.args.iter().for_each(|arg| facts_of(arg, named)),
        Expr::List(list) => list.elements.iter().for_each(|element| facts_of(element, named)),
        _ => {}
    }
}
