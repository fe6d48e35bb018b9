//! Where a scan stands, as a token: base64 of JSON, like those of paginators.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::tree::{Ids, Tree};
use super::walk::Walk;

/// A listing that is to go on: its level, ids, token, and how many items of its next page to skip.
pub type Place = (usize, Ids, Option<String>, Option<i64>);

/// None for a scan that is over.
pub fn encode(walk: &Walk) -> Option<String> {
    let listings = walk.listings().map(|listing| {
        let ids: Map<_, _> = listing
            .ids
            .iter()
            .map(|(name, id)| ((*name).to_owned(), json!(**id)))
            .collect();
        let method = walk.tree.levels[listing.level].operation.method;
        json!([method, ids, listing.token, listing.skip])
    });
    let listings: Vec<_> = listings.collect();
    (!listings.is_empty()).then(|| STANDARD.encode(json!({ "listings": listings }).to_string()))
}

/// None for what is no token of a scan with this tree.
pub fn decode(tree: &Tree, token: &str) -> Option<Vec<Place>> {
    let document: Value = serde_json::from_slice(&STANDARD.decode(token).ok()?).ok()?;
    let listings = document.get("listings")?.as_array()?;
    listings.iter().map(|listing| place(tree, listing)).collect()
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
