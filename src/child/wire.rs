//! Programmes and answers as numbers on a pipe. Owns the way there and back.

use std::io::{Read, Write};

use talka_solver::milp::{Column, LpStatus, MipStatus, Model, Row};

/// One question, one answer.
pub(super) const ONCE: i64 = 0;
/// A programme that is kept, and asked until the pipe ends.
pub(super) const KEPT: i64 = 1;

/// Stands for a bound that is not there.
const NO_BOUND: i64 = i64::MIN;

pub(super) fn bytes(numbers: &[i64]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

pub(super) fn numbers(bytes: &[u8]) -> Vec<i64> {
    bytes.as_chunks().0.iter().map(|chunk| i64::from_le_bytes(*chunk)).collect()
}

fn length<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

pub(super) fn question(model: &Model, prices: bool, millis: Option<u64>) -> Vec<i64> {
    let millis = millis.and_then(|millis| i64::try_from(millis).ok()).unwrap_or(NO_BOUND);
    let mut told = vec![ONCE, i64::from(prices), millis];
    tell(model, &mut told);
    told
}

/// What [`question`] said, its first number apart.
pub(super) fn asked(told: &[i64]) -> Option<(Model, bool, Option<u64>)> {
    let mut told = told.iter().copied();
    let (prices, millis) = (told.next()? != 0, bound(told.next()?));
    let model = model(&mut told)?;
    Some((model, prices, millis.and_then(|millis| u64::try_from(millis).ok())))
}

pub(super) fn tell(model: &Model, told: &mut Vec<i64>) {
    told.extend([length(&model.columns), length(&model.rows)]);
    for column in &model.columns {
        told.extend([column.upper.unwrap_or(NO_BOUND), i64::from(column.integer), column.objective]);
    }
    for line in &model.rows {
        told.extend([line.lower.unwrap_or(NO_BOUND), line.upper.unwrap_or(NO_BOUND), length(&line.terms)]);
        line.terms.iter().for_each(|&(column, times)| told.extend([i64::from(column), times]));
    }
}

fn bound(number: i64) -> Option<i64> {
    (number != NO_BOUND).then_some(number)
}

pub(super) fn model(told: &mut dyn Iterator<Item = i64>) -> Option<Model> {
    let (columns, lines) = (told.next()?, told.next()?);
    let mut model = Model::default();
    for _ in 0..columns {
        let (most, whole, worth) = (bound(told.next()?), told.next()? != 0, told.next()?);
        model.columns.push(Column { upper: most, integer: whole, objective: worth });
    }
    for _ in 0..lines {
        let (least, most, count) = (bound(told.next()?), bound(told.next()?), told.next()?);
        let mut terms = Vec::new();
        for _ in 0..count {
            terms.push((u32::try_from(told.next()?).ok()?, told.next()?));
        }
        model.rows.push(Row { lower: least, upper: most, terms });
    }
    Some(model)
}

pub(super) fn told(answer: MipStatus) -> Vec<i64> {
    match answer {
        MipStatus::Optimal { values, exact, duals: prices } => {
            let mut told = vec![3, i64::from(exact), length(&values)];
            told.extend(values);
            told.extend(prices.into_iter().map(|price| i64::try_from(price).unwrap_or(0)));
            told
        }
        MipStatus::Feasible { values } => [vec![2], values].concat(),
        MipStatus::Infeasible => vec![1],
        MipStatus::Unknown => vec![0],
    }
}

pub(super) fn answer(told: &[i64]) -> Option<MipStatus> {
    match told {
        [3, exact, count, rest @ ..] => {
            let (values, prices) = rest.split_at_checked(usize::try_from(*count).ok()?)?;
            let prices = prices.iter().map(|&price| i128::from(price)).collect();
            Some(MipStatus::Optimal { values: values.to_vec(), exact: *exact != 0, duals: prices })
        }
        [2, values @ ..] => Some(MipStatus::Feasible { values: values.to_vec() }),
        [1] => Some(MipStatus::Infeasible),
        [0] => Some(MipStatus::Unknown),
        _ => None,
    }
}

/// Sends numbers, their count first.
pub(super) fn send(to: &mut dyn Write, numbers: &[i64]) -> std::io::Result<()> {
    to.write_all(&length(numbers).to_le_bytes())?;
    to.write_all(&bytes(numbers))?;
    to.flush()
}

/// Receives what [`send`] sent.
pub(super) fn receive(from: &mut dyn Read) -> std::io::Result<Vec<i64>> {
    let mut count = [0; 8];
    from.read_exact(&mut count)?;
    let count = usize::try_from(i64::from_le_bytes(count)).map_err(std::io::Error::other)?;
    let mut bytes = Vec::new();
    let wanted = count.saturating_mul(8);
    from.take(u64::try_from(wanted).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
    if bytes.len() != wanted {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(numbers(&bytes))
}

/// What a kept programme said.
pub(super) fn said(said: &LpStatus) -> Vec<i64> {
    let small = |number: &i128| i64::try_from(*number).unwrap_or(0);
    match said {
        LpStatus::Optimal { values, duals: prices, objective } => {
            let mut told = vec![2, small(objective), length(values)];
            told.extend(values.iter().chain(prices).map(small));
            told
        }
        LpStatus::Infeasible => vec![1],
        LpStatus::Unknown => vec![0],
    }
}

/// What [`said`] stands for.
pub(super) fn heard(told: &[i64]) -> Option<LpStatus> {
    match told {
        [2, objective, count, rest @ ..] => {
            let (values, prices) = rest.split_at_checked(usize::try_from(*count).ok()?)?;
            let large = |numbers: &[i64]| numbers.iter().map(|&number| i128::from(number)).collect();
            let (values, prices) = (large(values), large(prices));
            Some(LpStatus::Optimal { values, duals: prices, objective: i128::from(*objective) })
        }
        [1] => Some(LpStatus::Infeasible),
        [0] => Some(LpStatus::Unknown),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_answers_survive_the_way() {
        let columns = vec![
            Column { upper: None, integer: true, objective: -3 },
            Column { upper: Some(1), integer: false, objective: 2 },
        ];
        let lines = vec![Row { lower: None, upper: Some(4), terms: vec![(0, 1), (1, -2)] }];
        let programme = Model { columns, rows: lines };
        let way = numbers(&bytes(&question(&programme, true, Some(70))));
        assert_eq!(asked(&way[1..]), Some((programme, true, Some(70))));
        for said in [
            MipStatus::Optimal { values: vec![1, 0], exact: true, duals: vec![-5] },
            MipStatus::Feasible { values: vec![2] },
            MipStatus::Infeasible,
            MipStatus::Unknown,
        ] {
            assert_eq!(answer(&told(said.clone())), Some(said));
        }
        assert_eq!(answer(&[9]), None);
        for kept in [
            LpStatus::Optimal { values: vec![1 << 20, 0], duals: vec![-5], objective: 7 },
            LpStatus::Infeasible,
            LpStatus::Unknown,
        ] {
            let mut pipe = Vec::new();
            send(&mut pipe, &said(&kept)).expect("memory");
            assert_eq!(heard(&receive(&mut pipe.as_slice()).expect("all of it")), Some(kept));
        }
    }
}
