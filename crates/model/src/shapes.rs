//! What operations and the structures of their input and output consist of.

/// A paginated operation. All of them are GETs with `nextToken` in and out and `maxResults` as the page size.
#[derive(Debug)]
pub struct Operation {
    /// `ListSessions`
    pub name: &'static str,
    /// `list_sessions`
    pub method: &'static str,
    pub uri: &'static str,
    pub inputs: &'static [Input],
    pub result_key: &'static str,
    pub non_aggregate_keys: &'static [&'static str],
    pub output: &'static Structure,
}

#[derive(Debug)]
pub struct Input {
    pub name: &'static str,
    pub location: Location,
    pub kind: InputKind,
    pub required: bool,
    /// The smallest value of an integer, the shortest length of a string or list.
    pub min: Option<i64>,
    pub max: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    Uri,
    Query,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    String,
    Integer,
    StringList,
}

#[derive(Debug)]
pub struct Structure {
    pub name: &'static str,
    pub union: bool,
    pub members: &'static [Member],
}

#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    /// `quoted(name)`.
    pub quoted: [u8; 32],
    /// Index of the name in `KEYS`.
    pub key: u16,
    pub required: bool,
    /// The response header that carries the member, where the body does not.
    pub header: Option<&'static str>,
    pub shape: Shape,
}

/// A name as documents spell it, `"name":` and zeros; all zeros if that is too long.
pub const fn quoted(name: &str) -> [u8; 32] {
    let mut quoted = [0; 32];
    let [open, rest @ ..] = &mut quoted;
    if let Some((text, [close, colon, ..])) = rest.split_at_mut_checked(name.len()) {
        text.copy_from_slice(name.as_bytes());
        (*open, *close, *colon) = (b'"', b'"', b':');
    }
    quoted
}

#[derive(Debug)]
pub enum Shape {
    /// The values of the enumeration, empty for free text.
    String(&'static [&'static str]),
    Integer,
    Float,
    Boolean,
    Timestamp,
    /// Any JSON value, passed as it is.
    Document,
    /// The list's name and the shape of its items.
    List(&'static str, &'static Shape),
    /// The map's name and the shape of its values; keys are strings.
    Map(&'static str, &'static Shape),
    Structure(&'static Structure),
}

#[derive(Debug)]
pub struct ErrorShape {
    pub code: &'static str,
    pub shape: &'static Structure,
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_quoted_name_fits_or_is_blank() {
        for length in 0..40 {
            let name = "a".repeat(length);
            let mut text = format!("\"{name}\":").into_bytes();
            if text.len() > 32 {
                text.clear();
            }
            text.resize(32, 0);
            assert_eq!(quoted(&name)[..], text);
        }
    }
}
