//! Documents read by shapes of their own.

use std::fmt::Write;

use super::{NotPlain, Reader, Text, Value};
use deadline_model::{Member, Shape, Structure, quoted};

const fn member(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        quoted: quoted(name),
        key: 0,
        required: false,
        header: None,
        shape,
    }
}

static UNION: Structure = Structure {
    name: "Union",
    union: true,
    members: &[member("i", Shape::Integer), member("f", Shape::Float)],
};
static PAGE: Structure = Structure {
    name: "Page",
    union: false,
    members: &[
        member("s", Shape::String(&[])),
        member("t", Shape::Timestamp),
        member("b", Shape::Boolean),
        member("u", Shape::Structure(&UNION)),
        member("l", Shape::List("Strings", &Shape::String(&[]))),
        member("m", Shape::Map("Integers", &Shape::Integer)),
    ],
};

fn value(reader: &mut Reader, shape: &'static Shape, first: u8, out: &mut String) -> Result<(), NotPlain> {
    let shown = match reader.value(shape, first)? {
        Value::String(Text::Plain(text)) | Value::Timestamp(text) => text.to_owned(),
        Value::String(Text::Escaped) => reader.unescape(str::to_owned)?,
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Boolean(truth) => truth.to_string(),
        Value::Structure(shape) => return structure(reader, shape, out),
        Value::List(item) => {
            return reader.list(|reader, first| match first {
                Some(first) => value(reader, item, first, out),
                None => write!(out, "null ").map_err(|_| NotPlain),
            });
        }
        Value::Map(item) => {
            return reader.map(str::to_owned, |reader, key, first| {
                write!(out, "{key}=").map_err(|_| NotPlain)?;
                value(reader, item, first, out)
            });
        }
    };
    write!(out, "{shown} ").map_err(|_| NotPlain)
}

fn structure(reader: &mut Reader, shape: &'static Structure, out: &mut String) -> Result<(), NotPlain> {
    let in_order = reader.structure(shape, |reader, index, first| {
        let member = &shape.members[index];
        write!(out, "{}:", member.name).map_err(|_| NotPlain)?;
        value(reader, &member.shape, first, out)
    })?;
    write!(out, "{}", if in_order { "" } else { "unordered " }).map_err(|_| NotPlain)
}

/// The same with and without blanks behind, because names near the document's end are read in another way.
fn read_as(shape: &'static Structure, body: &str) -> Option<String> {
    let [bare, padded] = [body, &format!("{body}{:32}", "")].map(|body| {
        let mut out = String::new();
        let read = Reader::object(body, |reader| structure(reader, shape, &mut out));
        read.ok().map(|()| out)
    });
    assert_eq!(bare, padded, "{body}");
    bare
}

fn read(body: &str) -> Option<String> {
    read_as(&PAGE, body)
}

#[test]
fn values_by_their_shapes() {
    for (body, shown) in [
        ("{}", ""),
        (r#" { "s" : "a" , "t":"t","b":true } "#, "s:a t:t b:true "),
        (r#"{"b":false,"s":"\u00e9\n"}"#, "b:false s:\u{e9}\n unordered "),
        (r#"{"u":{"i":-5},"l":[]}"#, "u:i:-5 l:"),
        (r#"{"u":{"i":null,"f":1},"l":["a",null,"b"]}"#, "u:f:1.0 l:a null b "),
        (r#"{"m":{"a":1,"\"":2}}"#, "m:a=1 \"=2 "),
        (r#"{"s":null,"x":[{"y":1e5}],"__type":"z","b":true}"#, "b:true "),
    ] {
        assert_eq!(read(body).as_deref(), Some(shown), "{body}");
    }
}

#[test]
fn not_plain() {
    for body in [
        "",
        "[]",
        "{}x",
        r#"{"s":1}"#,
        r#"{"s":"a","s":"b"}"#,
        r#"{"s":null,"s":"b"}"#,
        r#"{"\u0073":"a"}"#,
        r#"{"s":"\ud800"}"#,
        "{\"s\":\"\n\"}",
        r#"{"s":"a" "b":true}"#,
        r#"{"s":"a",}"#,
        r#"{"t":"\u0074"}"#,
        r#"{"b":truth}"#,
        r#"{"u":{}}"#,
        r#"{"u":{"i":null}}"#,
        r#"{"u":{"i":1,"f":1}}"#,
        r#"{"u":{"i":1,"x":1}}"#,
        r#"{"u":{"i":99999999999999999999}}"#,
        r#"{"u":{"f":1e999}}"#,
        r#"{"u":{"f":-0}}"#,
        r#"{"l":["a"}"#,
        r#"{"l":[1]}"#,
        r#"{"m":{"a":null}}"#,
        r#"{"m":{1:1}}"#,
        r#"{"x":}"#,
    ] {
        assert_eq!(read(body), None, "{body}");
    }
}

#[test]
fn integers() {
    for number in [
        "0",
        "-0",
        "7",
        "-10",
        "100",
        "12345678901234567",
        "123456789012345678",
        "-999999999999999999",
    ] {
        let value: i64 = number.parse().expect("an i64");
        for (body, shown) in [
            (format!(r#"{{"u":{{"i":{number}}}}}"#), format!("u:i:{value} ")),
            (format!(r#"{{"u":{{"i":{number} }} }}"#), format!("u:i:{value} ")),
            (
                format!(r#"{{"m":{{"a":{number},"b":1}}}}"#),
                format!("m:a={value} b=1 "),
            ),
        ] {
            assert_eq!(read(&body), Some(shown), "{body}");
        }
    }
    for number in [
        "00",
        "01",
        "-",
        "-01",
        "1.5",
        "1e5",
        "1x",
        "1]",
        "1000000000000000000",
        "99999999999999999999",
    ] {
        assert_eq!(read(&format!(r#"{{"u":{{"i":{number}}}}}"#)), None, "{number}");
    }
}

static NAMES: Structure = Structure {
    name: "Names",
    union: false,
    members: &[
        member("a", Shape::Boolean),
        member("ab", Shape::Boolean),
        member("abcdefghijklmnopqrstuvwxyz123", Shape::Boolean),
        member("abcdefghijklmnopqrstuvwxyz1234", Shape::Boolean),
        member("abcdefghijklmnopqrstuvwxyz1234567890", Shape::Boolean),
        Member {
            header: Some("x-header"),
            ..member("header", Shape::Boolean)
        },
    ],
};

#[test]
fn names_that_begin_alike() {
    for known in NAMES.members {
        let shown = match known.header {
            Some(_) => String::new(),
            None => format!("{}:true ", known.name),
        };
        for space in ["", " ", "\n\t"] {
            let body = format!("{{{space}\"{}\"{space}:{space}true{space}}}", known.name);
            assert_eq!(read_as(&NAMES, &body).as_ref(), Some(&shown), "{body}");
        }
    }
    let body = "{\"b\":1,\"abc\":2,\"A\":3,\"\":4,\"a \":5,\"a\u{e9}\":6,\"a\":true}";
    assert_eq!(read_as(&NAMES, body).as_deref(), Some("a:true "));
}

#[test]
fn names_that_are_none() {
    for body in [
        r#"{"a"true}"#,
        r#"{"a";true}"#,
        r#"{"a"::true}"#,
        r#"{"a::true}"#,
        r#"{"a\":true}"#,
        r#"{"\u0061b":true}"#,
        "{\"a\n\":true}",
        "{\"ab\0\":true}",
    ] {
        assert_eq!(read_as(&NAMES, body), None, "{body}");
    }
}

#[test]
fn documents_that_are_cut() {
    let body = "{\"s\":\"\u{e9}\",\"l\":[\"a\"],\"u\":{\"i\":12},\"x\":{\"y\":[]},\"b\":true}";
    assert!(read(body).is_some());
    for (end, _) in body.char_indices() {
        assert_eq!(read(&body[..end]), None, "{end}");
    }
}
