//! Numbers of a template, which may stand in quotes or not.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// The text of a number without quotes, as `openjd-model` has it: `0.00001`, `1E-7`, `1000.0`, `1E+16`.
pub fn text(number: &Number) -> String {
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else {
        return number.to_string();
    };
    if float.fract() == 0.0 && float.abs() < 1e16 {
        return format!("{float:.1}");
    }
    let scientific = format!("{float:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
    if exponent < -6 || exponent > decimals {
        format!("{digits}E{exponent:+}")
    } else {
        float.to_string()
    }
}

/// Whether a text is a number, however large.
pub fn is_float(text: &str) -> bool {
    let has_digits = text.contains(|letter: char| letter.is_ascii_digit());
    has_digits && text.trim().parse::<f64>().is_ok()
}

/// The whole number that a number without quotes is, such as `1.0`.
pub fn whole(number: &Number) -> Option<i64> {
    let float = number.as_f64().filter(|_| number.is_f64());
    // From 2**53 on not every whole number is an `f64`.
    let whole = float.filter(|float| float.fract() == 0.0 && float.abs() < (1u64 << 53) as f64);
    number.as_i64().or(whole.map(|float| float as i64))
}

/// How two numbers compare, in quotes or not: whole ones exactly. `None` if one is no number.
pub fn order(one: &Value, other: &Value) -> Option<Ordering> {
    match (exact(one), exact(other)) {
        (Some(one), Some(other)) => Some(one.cmp(&other)),
        _ => float(one)?.partial_cmp(&float(other)?),
    }
}

fn exact(value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) => number.as_i128(),
        value => value.as_str()?.trim().parse().ok(),
    }
}

fn float(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What AWS's `openjd-model` 0.14.0 makes of these.
    #[test]
    fn texts_are_those_of_the_reference() {
        for (number, told) in [
            (0.1, "0.1"),
            (-0.0, "-0.0"),
            (1000.0, "1000.0"),
            (1e15, "1000000000000000.0"),
            (1e16, "1E+16"),
            (1.5e16, "1.5E+16"),
            (12345678901234567.0, "12345678901234568"),
            (1e22, "1E+22"),
            (123456789012345678901234567890.5, "1.2345678901234568E+29"),
            (f64::MAX, "1.7976931348623157E+308"),
            (0.00001, "0.00001"),
            (0.0000099, "0.0000099"),
            (0.000001, "0.000001"),
            (1e-7, "1E-7"),
            (5e-324, "5E-324"),
        ] {
            assert_eq!(
                Number::from_f64(number).map(|number| text(&number)).as_deref(),
                Some(told)
            );
        }
        assert_eq!(text(&Number::from(u64::MAX)), "18446744073709551615");
    }

    #[test]
    fn numbers_are_compared_exactly_where_they_are_whole() {
        let large = 9_007_199_254_740_992_i64;
        assert_eq!(
            order(&json!(large), &json!((large + 1).to_string())),
            Some(Ordering::Less)
        );
        assert_eq!(order(&json!("1e3"), &json!(1000)), Some(Ordering::Equal));
        assert_eq!(order(&json!("1e400"), &json!(1e308)), Some(Ordering::Greater));
        assert_eq!(order(&json!("x"), &json!(1)), None);
        assert_eq!(
            [json!(1.0), json!(-0.0), json!(1.5), json!(1e300)].map(|value| whole(value.as_number()?)),
            [Some(1), Some(0), None, None]
        );
    }
}
