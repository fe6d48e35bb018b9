//! Which operations a scan calls: those it was asked for, and for each id that was not given the one whose items have it.

use std::sync::Arc;

use deadline_model::{Location, Operation, lister, parents};

/// The ids of a listing's parents, from the outermost.
pub type Ids = Vec<(&'static str, Arc<str>)>;

/// Ids that were given, each with its values.
pub type Given = Vec<(&'static str, Vec<Arc<str>>)>;

/// The name of a region among the ids, in a scan of several.
pub const REGION: &str = "region";

/// Stands for an optional id that is to be found as well: `sessionId` of session actions.
pub const EACH: &str = "*";

/// One operation of a scan.
#[derive(Debug)]
pub struct Level {
    pub operation: &'static Operation,
    /// The ids that it is called with.
    pub ids: Vec<&'static str>,
    /// The level whose items have the innermost id that was not given, and that id; None if all were given.
    pub parent: Option<(usize, &'static str)>,
    /// Whether its pages are wanted, not only the ids of its items.
    pub is_wanted: bool,
}

/// The operations of a scan, parents first.
#[derive(Debug)]
pub struct Tree {
    pub levels: Vec<Level>,
    given: Given,
}

impl Tree {
    /// Fails for ids that cannot be found.
    pub fn new(wanted: &[&'static Operation], given: Given) -> Result<Self, String> {
        let mut tree = Self {
            levels: Vec::new(),
            given,
        };
        for operation in wanted {
            let level = tree.level(operation)?;
            tree.levels[level].is_wanted = true;
        }
        Ok(tree)
    }

    /// The level of an operation, after those of its parents.
    fn level(&mut self, operation: &'static Operation) -> Result<usize, String> {
        if let Some(known) = self
            .levels
            .iter()
            .position(|level| level.operation.name == operation.name)
        {
            return Ok(known);
        }
        let region = self.values(REGION).map(|_| REGION);
        let own = ids(operation).filter(|id| is_needed(operation, id) || self.values(id).is_some());
        let ids: Vec<_> = region.into_iter().chain(own).collect();
        let is_given = |id: &str| {
            self.values(id)
                .is_some_and(|values| !values.iter().any(|value| &**value == EACH))
        };
        let missing: Vec<_> = ids.iter().copied().filter(|id| !is_given(id)).collect();
        let parent = match missing.split_last() {
            Some((id, others)) => {
                let lister = lister(id).ok_or_else(|| format!("{}: no operation lists {id}", operation.name))?;
                let level = self.level(lister)?;
                let known = &self.levels[level].ids;
                if let Some(other) = others.iter().find(|other| !known.contains(other)) {
                    return Err(format!("{}: {other} and {id} cannot both be found", operation.name));
                }
                Some((level, *id))
            }
            None => None,
        };
        self.levels.push(Level {
            operation,
            ids,
            parent,
            is_wanted: false,
        });
        Ok(self.levels.len() - 1)
    }

    /// The listings that all ids were given for, with their levels.
    pub fn roots(&self) -> impl Iterator<Item = (usize, Ids)> {
        let roots = self
            .levels
            .iter()
            .enumerate()
            .filter(|(_, level)| level.parent.is_none());
        roots.flat_map(|(index, level)| self.complete(level, &[]).map(move |ids| (index, ids)))
    }

    /// The ids of a listing that were given, of what is below parents that the scan finds.
    pub fn sought<'a>(
        &self,
        level: usize,
        ids: &'a Ids,
    ) -> impl Iterator<Item = &'a (&'static str, Arc<str>)> + use<'a> {
        let found = self.levels[level].parent.map(|(_, found)| found);
        let place = ids.iter().position(|(name, _)| found == Some(*name));
        ids.iter().skip(place.map_or(ids.len(), |place| place + 1))
    }

    /// The listings below an item: of a listing of `level` with these ids, the item's id being `id`.
    pub fn below<'a>(
        &'a self,
        level: usize,
        ids: &'a Ids,
        id: impl Fn(&'static str) -> Option<Arc<str>> + 'a,
    ) -> impl Iterator<Item = (usize, Ids)> + 'a {
        let children = self.levels.iter().enumerate();
        children.flat_map(move |(index, child)| {
            let name = child
                .parent
                .filter(|(parent, _)| *parent == level)
                .map(|(_, name)| name);
            let known = name.and_then(|name| {
                let mut known = ids.clone();
                known.push((name, id(name)?));
                Some(known)
            });
            let listings = known.map(|known| self.complete(child, &known).collect::<Vec<_>>());
            listings.unwrap_or_default().into_iter().map(move |ids| (index, ids))
        })
    }

    /// The ids that the items of a level are asked for.
    pub fn wanted_ids(&self, level: usize) -> impl Iterator<Item = &'static str> {
        let parents = self.levels.iter().filter_map(|level| level.parent);
        parents.filter(move |(parent, _)| *parent == level).map(|(_, id)| id)
    }

    /// The ids of a listing, of those that are known and all combinations of those that were given.
    pub fn complete<'a>(
        &'a self,
        level: &'a Level,
        known: &[(&'static str, Arc<str>)],
    ) -> impl Iterator<Item = Ids> + 'a {
        let mut all = vec![Ids::new()];
        for id in &level.ids {
            let values = match known.iter().find(|(name, _)| name == id) {
                Some((_, value)) => std::slice::from_ref(value),
                None => self.values(id).unwrap_or_default(),
            };
            let longer = |ids: &Ids| {
                let ids = ids.clone();
                values.iter().map(move |value| {
                    let mut ids = ids.clone();
                    ids.push((*id, Arc::clone(value)));
                    ids
                })
            };
            all = all.iter().flat_map(longer).collect();
        }
        all.into_iter()
    }

    /// The operations down to this one, with the same ids.
    pub fn down_to(&self, operation: &'static Operation) -> Result<Self, String> {
        Self::new(&[operation], self.given.clone())
    }

    /// The ids that were given.
    pub fn given(&self) -> impl Iterator<Item = (&'static str, &[Arc<str>])> {
        let given = self.given.iter().filter(|(name, _)| *name != REGION);
        given.map(|(name, values)| (*name, values.as_slice()))
    }

    /// The regions that were named.
    pub fn named_regions(&self) -> Option<&[Arc<str>]> {
        self.values(REGION)
    }

    /// Whether it is of regions that were named.
    pub fn has_regions(&self) -> bool {
        self.values(REGION).is_some()
    }

    /// How many regions there are.
    pub fn regions(&self) -> usize {
        self.values(REGION).map_or(1, <[_]>::len)
    }

    /// Whether a listing can have this id: if values were given, it is one of them.
    pub fn allows(&self, name: &str, id: &str) -> bool {
        self.values(name)
            .is_none_or(|values| values.iter().any(|value| **value == *id || &**value == EACH))
    }

    /// Which of them a listing is in.
    pub fn region(&self, ids: &Ids) -> usize {
        let regions = self.values(REGION).unwrap_or_default();
        let named = ids.iter().find(|(name, _)| *name == REGION);
        let index = named.and_then(|(_, region)| regions.iter().position(|known| known == region));
        index.unwrap_or_default()
    }

    fn values(&self, id: &str) -> Option<&[Arc<str>]> {
        let given = self.given.iter().find(|(name, _)| *name == id);
        given.map(|(_, values)| values.as_slice())
    }
}

/// The ids that an operation can be called with: those in its URL, and those that narrow it.
pub fn ids(operation: &'static Operation) -> impl Iterator<Item = &'static str> {
    let inputs = operation.inputs.iter();
    let narrowing = inputs.filter(|input| input.location == Location::Query && lister(input.name).is_some());
    parents(operation).chain(narrowing.map(|input| input.name))
}

fn is_needed(operation: &'static Operation, id: &str) -> bool {
    parents(operation).any(|parent| parent == id)
}

#[cfg(test)]
mod tests {
    use deadline_model::{OPERATIONS, operation};

    use super::*;

    fn values(values: &[&str]) -> Vec<Arc<str>> {
        values.iter().map(|value| Arc::from(*value)).collect()
    }

    fn tree(method: &str, given: Given) -> Result<Tree, String> {
        Tree::new(&[operation(method).expect("a paginated operation")], given)
    }

    fn names(tree: &Tree) -> Vec<&str> {
        tree.levels.iter().map(|level| level.operation.method).collect()
    }

    #[test]
    fn parents_come_first_and_one_level_is_wanted() {
        for operation in OPERATIONS {
            let tree = tree(operation.method, vec![]).expect("ids that can be found");
            let wanted: Vec<_> = tree.levels.iter().filter(|level| level.is_wanted).collect();
            assert_eq!(wanted.len(), 1);
            assert_eq!(
                tree.levels.last().map(|level| level.operation.name),
                Some(operation.name)
            );
            for (index, level) in tree.levels.iter().enumerate() {
                let is_root = parents(level.operation).next().is_none();
                assert_eq!(level.parent.is_none(), is_root, "{}", operation.name);
                assert!(level.parent.is_none_or(|(parent, _)| parent < index));
            }
            assert_eq!(tree.roots().count(), 1);
        }
    }

    #[test]
    fn with_all_ids_an_operation_is_its_own_root() {
        for operation in OPERATIONS {
            let given: Given = parents(operation).map(|id| (id, values(&["a", "b"]))).collect();
            let combinations = 1 << given.len();
            let tree = tree(operation.method, given).expect("ids that are given");
            assert_eq!(names(&tree), [operation.method]);
            assert_eq!(tree.roots().count(), combinations);
        }
    }

    #[test]
    fn listings_below_an_item() {
        let given = vec![("queueId", values(&["q", "r"]))];
        let tree = tree("list_sessions", given).expect("ids that can be found");
        assert_eq!(names(&tree), ["list_farms", "list_jobs", "list_sessions"]);
        let below: Vec<_> = tree.below(0, &Ids::new(), |_| Some(Arc::from("f"))).collect();
        let listing = |queue: &str| (1, vec![("farmId", Arc::from("f")), ("queueId", Arc::from(queue))]);
        assert_eq!(below, [listing("q"), listing("r")]);
        let (_, ids) = listing("q");
        let below: Vec<_> = tree.below(1, &ids, |_| Some(Arc::from("j"))).collect();
        let job = [ids, vec![("jobId", Arc::from("j"))]].concat();
        assert_eq!(below, [(2, job)]);
        assert_eq!(tree.wanted_ids(0).collect::<Vec<_>>(), ["farmId"]);
        assert_eq!(tree.wanted_ids(2).count(), 0);
        assert_eq!(tree.below(0, &Ids::new(), |_| None).count(), 0);
    }

    #[test]
    fn an_optional_id_is_found_if_a_star_stands_for_it() {
        let levels = |given| tree("list_session_actions", given).map(|tree| names(&tree).len());
        assert_eq!(levels(vec![]), Ok(4));
        assert_eq!(levels(vec![("sessionId", values(&["s"]))]), Ok(4));
        assert_eq!(levels(vec![("sessionId", values(&[EACH]))]), Ok(5));
        let both = vec![("sessionId", values(&[EACH])), ("taskId", values(&[EACH]))];
        assert!(levels(both).is_err());
    }

    #[test]
    fn several_operations_share_their_parents() {
        let wanted = ["list_jobs", "list_sessions", "list_workers"].map(|method| operation(method).expect("paginated"));
        let tree = Tree::new(&wanted, vec![("farmId", values(&["f"]))]).expect("ids that can be found");
        assert_eq!(
            names(&tree),
            [
                "list_queues",
                "list_jobs",
                "list_sessions",
                "list_fleets",
                "list_workers"
            ]
        );
        assert_eq!(tree.levels.iter().filter(|level| level.is_wanted).count(), 3);
        assert_eq!(tree.roots().count(), 2);
    }
}
