//! Where a scan stands, as a token: base64 of JSON, like those of paginators.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::tree::{Ids, Tree};
use super::walk::Walk;

/// A listing that is to go on: its level, ids, token, and how many items of its next page to skip.
pub type Place = (usize, Ids, Option<String>, Option<i64>);

/// Where a scan begins.
pub struct Start {
    pub places: Vec<Place>,
    /// Whether they are all listings of each given id that is sought: then it is an error if none of them is there.
    pub is_complete: bool,
}

/// None for a scan that is over.
pub fn encode(walk: &Walk) -> Option<String> {
    let listings = walk.listings().map(|listing| {
        let (token, skip) = (listing.token.as_deref(), listing.skip);
        written(&walk.tree, listing.level, &listing.ids, token, skip)
    });
    let listings: Vec<_> = listings.collect();
    (!listings.is_empty()).then(|| STANDARD.encode(json!({ "listings": listings }).to_string()))
}

/// The token of a part of a scan: some listings of one level that was not begun.
pub fn encode_part(tree: &Tree, level: usize, listings: &[Ids]) -> String {
    let listings = listings.iter().map(|ids| written(tree, level, ids, None, None));
    let listings: Vec<_> = listings.collect();
    STANDARD.encode(json!({ "listings": listings, "complete": true }).to_string())
}

fn written(tree: &Tree, level: usize, ids: &Ids, token: Option<&str>, skip: Option<i64>) -> Value {
    let ids: Map<_, _> = ids.iter().map(|(name, id)| ((*name).to_owned(), json!(**id))).collect();
    json!([tree.levels[level].operation.method, ids, token, skip])
}

/// None for what is no token of a scan with this tree.
pub fn decode(tree: &Tree, token: &str) -> Option<Start> {
    let document: Value = serde_json::from_slice(&STANDARD.decode(token).ok()?).ok()?;
    let listings = document.get("listings")?.as_array()?;
    Some(Start {
        places: listings
            .iter()
            .map(|listing| place(tree, listing))
            .collect::<Option<_>>()?,
        is_complete: document.get("complete").is_some_and(|complete| complete == true),
    })
}

fn place(tree: &Tree, listing: &Value) -> Option<Place> {
    let [method, ids, token, skip] = listing.as_array()?.as_slice() else {
        return None;
    };
    let level = tree.levels.iter().position(|level| method == level.operation.method)?;
    let names = &tree.levels[level].ids;
    let ids: Ids = names
        .iter()
        .map(|name| {
            let id = ids.get(name)?.as_str()?;
            tree.allows(name, id).then(|| (*name, Arc::from(id)))
        })
        .collect::<Option<_>>()?;
    let token = match token {
        Value::Null => None,
        token => Some(token.as_str()?.to_owned()),
    };
    Some((level, ids, token, skip.as_i64()))
}
