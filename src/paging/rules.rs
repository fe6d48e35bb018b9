//! botocore's paging rules, over a page's number of items and its next token. No Python, no requests: the caller carries
//! the verdict out.

use std::ops::Range;

use super::resume_token;

/// The state of a pass before a page, as far as the rules need it.
#[derive(Default)]
pub struct Standing<'a> {
    /// The token of the page's request.
    pub token: Option<&'a str>,
    /// How many items of this page the starting token skips; None without a starting token, and on later pages.
    pub skip: Option<i64>,
    /// How many items came before the page.
    pub items: i64,
    pub max_items: Option<i64>,
}

/// The token in a page.
#[derive(Debug, PartialEq)]
pub enum NextToken {
    None,
    Text(String),
    /// Not a string, not valid UTF-8, or too long for a URL.
    Unsendable,
}

/// What to do with a page, and what follows it.
#[derive(Debug, PartialEq)]
pub struct Verdict {
    /// The page's items to hand over.
    pub kept: Range<usize>,
    /// Whether `MaxItems` ends the listing inside of the page.
    pub truncated: bool,
    /// How many items came, including this page's.
    pub items: i64,
    /// The token of the next page, unless the listing ends.
    pub next: NextToken,
    /// No page follows: there is no token, or `MaxItems` is reached.
    pub ends: bool,
    /// The page's `NextToken`.
    pub resume_token: Option<String>,
}

/// Apply the rules to a page with `count` items, None if it has no list of them.
pub fn apply(standing: &Standing<'_>, count: Option<usize>, next: NextToken) -> Verdict {
    let kept = skip(0..count.unwrap_or_default(), standing.skip);
    let items = standing.items + length(&kept);
    match standing.max_items {
        Some(max_items) if items > max_items => truncate(standing, kept, items, max_items),
        max_items => keep_whole(kept, items, next, max_items == Some(items)),
    }
}

/// The items of a first page that the starting token does not skip.
fn skip(items: Range<usize>, skip: Option<i64>) -> Range<usize> {
    slice(&items, skip, None)
}

/// `MaxItems` ends the listing inside the page: the resume token is for this page, after the items kept of it.
fn truncate(standing: &Standing<'_>, kept: Range<usize>, items: i64, max_items: i64) -> Verdict {
    let room = max_items - standing.items;
    let passed = room + standing.skip.unwrap_or(0);
    Verdict {
        kept: slice(&kept, None, Some(room)),
        truncated: true,
        items,
        next: NextToken::None,
        ends: true,
        resume_token: Some(resume_token::encode(standing.token, Some(passed))),
    }
}

/// A page that is kept whole. `full`: `MaxItems` is reached with its last item.
fn keep_whole(kept: Range<usize>, items: i64, next: NextToken, full: bool) -> Verdict {
    Verdict {
        kept,
        truncated: false,
        items,
        ends: full || next == NextToken::None,
        resume_token: match &next {
            NextToken::Text(text) => Some(resume_token::encode(Some(text), None)),
            NextToken::None | NextToken::Unsendable => None,
        },
        next,
    }
}

/// `items[start:stop]`, by Python's rules.
fn slice(items: &Range<usize>, start: Option<i64>, stop: Option<i64>) -> Range<usize> {
    let index = |at: i64| if at < 0 { at + length(items) } else { at }.clamp(0, length(items)) as usize;
    let start = start.map_or(0, index);
    let stop = stop.map_or(items.len(), index).max(start);
    items.start + start..items.start + stop
}

fn length(items: &Range<usize>) -> i64 {
    items.len() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(token: &str) -> NextToken {
        NextToken::Text(token.to_owned())
    }

    #[test]
    fn slices_are_pythons() {
        for (start, stop, kept) in [
            (None, None, 10..15),
            (Some(2), None, 12..15),
            (Some(9), None, 15..15),
            (Some(-2), None, 13..15),
            (Some(-9), None, 10..15),
            (None, Some(2), 10..12),
            (None, Some(-2), 10..13),
            (None, Some(-9), 10..10),
            (Some(4), Some(1), 14..14),
        ] {
            assert_eq!(slice(&(10..15), start, stop), kept, "{start:?}:{stop:?}");
        }
    }

    #[test]
    fn a_page_and_those_after_it() {
        let verdict = apply(&Standing::default(), Some(3), text("t"));
        assert_eq!((verdict.kept, verdict.items, verdict.ends), (0..3, 3, false));
        assert_eq!(verdict.resume_token, Some(resume_token::encode(Some("t"), None)));
        let verdict = apply(&Standing::default(), None, NextToken::None);
        assert_eq!((verdict.kept, verdict.ends, verdict.resume_token), (0..0, true, None));
        assert!(!apply(&Standing::default(), Some(3), NextToken::Unsendable).ends);
    }

    #[test]
    fn the_listing_ends_inside_of_a_page() {
        let standing = Standing {
            token: Some("t"),
            skip: Some(1),
            items: 0,
            max_items: Some(2),
        };
        let verdict = apply(&standing, Some(5), text("u"));
        assert_eq!((verdict.kept, verdict.ends), (1..3, true));
        assert_eq!(verdict.resume_token, Some(resume_token::encode(Some("t"), Some(3))));
    }

    #[test]
    fn the_listing_ends_with_a_page() {
        let standing = Standing {
            max_items: Some(7),
            items: 4,
            ..Standing::default()
        };
        let verdict = apply(&standing, Some(3), text("u"));
        assert_eq!((verdict.kept, verdict.ends), (0..3, true));
        assert_eq!(verdict.resume_token, Some(resume_token::encode(Some("u"), None)));
    }
}
