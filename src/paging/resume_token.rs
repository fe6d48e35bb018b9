//! Resume tokens in botocore's format: base64 of `json.dumps({"nextToken": ..., "boto_truncate_amount": n})`.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyString};

/// A resume token for the page of `token`, after its first `skip` items.
pub fn encode(token: Option<&str>, skip: Option<i64>) -> String {
    let mut json = String::from("{\"nextToken\": ");
    match token {
        Some(token) => quote(&mut json, token),
        None => json.push_str("null"),
    }
    if let Some(skip) = skip {
        // Writing to a string cannot fail.
        let _ = write!(json, ", \"boto_truncate_amount\": {skip}");
    }
    json.push('}');
    STANDARD.encode(json)
}

/// A resume token that skips so many items more than `token`, or of the first page.
pub fn skip_more(token: Option<&Bound<'_, PyAny>>, items: i64) -> PyResult<String> {
    let Some(token) = token else {
        return Ok(encode(None, Some(items)));
    };
    let (tokens, skip) = decode(token)?;
    let next = tokens.get_item("nextToken")?.filter(|next| !next.is_none());
    let next = next.map(|next| next.extract::<String>()).transpose()?;
    Ok(encode(next.as_deref(), Some(skip + items)))
}

/// A resume token for a service token that is not a string.
pub fn encode_other(token: &Bound<'_, PyAny>) -> PyResult<String> {
    let tokens = PyDict::new(token.py());
    tokens.set_item("nextToken", token)?;
    let json = token.py().import("json")?.call_method1("dumps", (tokens,))?;
    Ok(STANDARD.encode(json.extract::<String>()?))
}

/// Write a JSON string as Python's `json.dumps`: ASCII, other characters as UTF-16 escapes.
fn quote(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            ' '..='~' => json.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(json, "\\u{unit:04x}");
                }
            }
        }
    }
    json.push('"');
}

/// Decode a `StartingToken` with Python's base64 and json, as botocore does: the parameters for the first request (None
/// removes one), and how many items of the first page to skip.
pub fn decode<'py>(starting_token: &Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyDict>, i64)> {
    let py = starting_token.py();
    let bad = || PyValueError::new_err(format!("Bad starting token: {starting_token}"));
    let text = starting_token.cast::<PyString>().map_err(|_| bad())?;
    let (tokens, skip) = match decode_current(text) {
        Ok(decoded) => decoded,
        Err(error)
            if error.is_instance_of::<PyValueError>(py)
                || error.is_instance_of::<PyTypeError>(py)
                || error.is_instance_of::<PyAttributeError>(py) =>
        {
            decode_old(text)?
        }
        Err(error) => return Err(error),
    };
    match skip {
        Some(skip) => Ok((tokens, saturate(skip.cast::<PyInt>().map_err(|_| bad())?)?)),
        None => Ok((tokens, 0)),
    }
}

/// Python's int as an i64; a larger one becomes a count that no listing reaches.
pub fn saturate(count: &Bound<'_, PyAny>) -> PyResult<i64> {
    const LIMIT: i64 = i64::MAX / 4;
    match count.extract::<i64>() {
        Ok(count) => Ok(count.clamp(-LIMIT, LIMIT)),
        Err(_) => Ok(if count.lt(0)? { -LIMIT } else { LIMIT }),
    }
}

fn decode_current<'py>(text: &Bound<'py, PyString>) -> PyResult<(Bound<'py, PyDict>, Option<Bound<'py, PyAny>>)> {
    let py = text.py();
    let bytes = text.call_method1("encode", ("utf-8",))?;
    let json = py
        .import("base64")?
        .call_method1("b64decode", (bytes,))?
        .call_method1("decode", ("utf-8",))?;
    let decoded = py.import("json")?.call_method1("loads", (json,))?;
    // JSON that is not an object is a service token that happens to look like base64.
    let decoded = decoded.cast_into::<PyDict>().map_err(PyErr::from)?;
    let skip = decoded.get_item("boto_truncate_amount")?;
    if skip.is_some() {
        decoded.del_item("boto_truncate_amount")?;
    }
    Ok((decoded, skip))
}

/// The old format `token___3`; anything else is a service token.
fn decode_old<'py>(text: &Bound<'py, PyString>) -> PyResult<(Bound<'py, PyDict>, Option<Bound<'py, PyAny>>)> {
    let py = text.py();
    let parts: Vec<Bound<'py, PyAny>> = text.call_method1("split", ("___",))?.extract()?;
    let (token, skip) = match parts.as_slice() {
        [token, count] => match py.get_type::<PyInt>().call1((count,)) {
            Ok(skip) => (token.clone(), Some(skip)),
            Err(error) if error.is_instance_of::<PyValueError>(py) => (text.clone().into_any(), None),
            Err(error) => return Err(error),
        },
        [_] => (text.clone().into_any(), None),
        _ => return Err(PyValueError::new_err(format!("Bad starting token: {text}"))),
    };
    let decoded = PyDict::new(py);
    if token.eq("None")? {
        decoded.set_item("nextToken", py.None())?;
    } else {
        decoded.set_item("nextToken", token)?;
    }
    Ok((decoded, skip))
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::encode;

    fn json(token: Option<&str>, skip: Option<i64>) -> String {
        let packed = STANDARD.decode(encode(token, skip)).expect("base64");
        String::from_utf8(packed).expect("ASCII")
    }

    #[test]
    fn as_python_dumps_it() {
        assert_eq!(json(Some("abc"), None), r#"{"nextToken": "abc"}"#);
        assert_eq!(
            json(Some(""), Some(0)),
            r#"{"nextToken": "", "boto_truncate_amount": 0}"#
        );
        assert_eq!(
            json(None, Some(-1)),
            r#"{"nextToken": null, "boto_truncate_amount": -1}"#
        );
    }

    #[test]
    fn ascii_only() {
        for (token, written) in [
            ("a\"b\\c/", r#""a\"b\\c/""#),
            ("\u{8}\u{c}\n\r\t", r#""\b\f\n\r\t""#),
            ("\0\u{1f} ~\u{7f}", "\"\\u0000\\u001f ~\\u007f\""),
            ("\u{e9}\u{ffff}", "\"\\u00e9\\uffff\""),
            ("\u{1f600}", "\"\\ud83d\\ude00\""),
        ] {
            assert_eq!(json(Some(token), None), format!("{{\"nextToken\": {written}}}"));
        }
    }
}
