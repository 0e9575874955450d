//! The calls that conditions may make, and the values that go in and out of CEL. Dates are whole
//! day numbers there. Owns the translation; the arithmetic is `calendar`'s.

use std::{collections::BTreeMap, sync::Arc};

use cel::{Context, ExecutionError, Value, common::value::Val};
use chrono::NaiveDate;

use super::{calendar, parts::Table};
use crate::domain::{FactType, FactValue, Period};

/// A fact or setting as CEL carries it.
pub(super) fn carried(value: &FactValue) -> Option<Box<dyn Val>> {
    let value = match value {
        FactValue::Bool(yes) => Value::Bool(*yes),
        FactValue::Whole(number) => Value::Int(*number),
        FactValue::Date(day) => Value::Int(calendar::number(*day)),
        FactValue::Text(text) => Value::String(Arc::new(text.clone())),
        FactValue::Periods(periods) => {
            let ends = periods.iter().flat_map(|period| [period.first, period.last]);
            Value::List(Arc::new(ends.map(|day| Value::Int(calendar::number(day))).collect()))
        }
    };
    value.try_into().ok()
}

/// A context with the calls, the settings and the round's dates; facts come on top, person by person.
pub(super) fn context(
    tables: &BTreeMap<String, Table>,
    settings: &BTreeMap<String, FactValue>,
    dates: &BTreeMap<String, NaiveDate>,
) -> Result<Context<'static, 'static>, cel::DeclarationError> {
    let mut context = Context::default();
    let days = dates.iter().map(|(name, day)| (format!("round.{name}"), FactValue::Date(*day)));
    let values = settings.iter().map(|(name, value)| (format!("setting.{name}"), value.clone()));
    for (name, value) in days.chain(values) {
        if let Some(value) = carried(&value) {
            context.add_variable_as_val(name, value);
        }
    }
    context.add_function("age", |born: i64, on: i64| {
        calendar::age(day(born)?, day(on)?).ok_or_else(|| beyond("age"))
    })?;
    context.add_function("months_before", |from: i64, months: i64| {
        calendar::months_before(day(from)?, months)
            .map(calendar::number)
            .ok_or_else(|| beyond("months_before"))
    })?;
    context.add_function("months_after", |from: i64, months: i64| {
        calendar::months_after(day(from)?, months).map(calendar::number).ok_or_else(|| beyond("months_after"))
    })?;
    context.add_function("days", |ends: Arc<Vec<Value>>, first: i64, last: i64| {
        Ok::<i64, ExecutionError>(calendar::days_within(&periods(&ends)?, day(first)?, day(last)?))
    })?;
    context.add_function("date", |text: Arc<String>| match FactType::Date.parse(&text) {
        Ok(Some(FactValue::Date(day))) => Ok(calendar::number(day)),
        _ => Err(beyond("date")),
    })?;
    let tables = tables.clone();
    context.add_function("table", move |name: Arc<String>, on: i64| {
        let value = tables.get(name.as_str()).and_then(|table| table.on(calendar::day(on)?));
        value.ok_or_else(|| beyond("table"))
    })?;
    Ok(context)
}

fn day(number: i64) -> Result<NaiveDate, ExecutionError> {
    calendar::day(number).ok_or_else(|| beyond("day"))
}

/// What cannot be computed sends the case to a person, as an unknown fact does.
fn beyond(function: &str) -> ExecutionError {
    ExecutionError::function_error(function, "beyond the calendar or the table")
}

fn periods(ends: &[Value]) -> Result<Vec<Period>, ExecutionError> {
    let number = |value: &Value| match value {
        Value::Int(number) => day(*number),
        _ => Err(beyond("days")),
    };
    ends.chunks_exact(2)
        .map(|pair| Ok(Period { first: number(&pair[0])?, last: number(&pair[1])? }))
        .collect()
}
