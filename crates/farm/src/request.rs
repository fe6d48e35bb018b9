//! A request's parameters, checked, and the resources that they name.

use deadline_model::{Input, InputKind, Operation, Shape, Structure};
use serde_json::Value;

use crate::call::Labels;
use crate::failure::Failure;
use crate::ids;
use crate::items::{Collection, Item};
use crate::state::Farm;
use crate::world::{IdError, Kind, World};

const RESOURCE_TYPES: [&str; 4] = ["FARM", "QUEUE", "FLEET", "JOB"];

pub struct Request<'a> {
    pub farm: &'a Farm,
    /// As it is during the whole request.
    pub world: &'a World,
    pub operation: &'static Operation,
    pub parameters: Vec<(&'static str, String)>,
    /// The resources that the parameters name, by their numbers through all farms.
    pub found: Vec<(Kind, u64)>,
}

impl<'a> Request<'a> {
    pub fn new(
        farm: &'a Farm,
        world: &'a World,
        operation: &'static Operation,
        parameters: Labels,
    ) -> Result<Self, Failure> {
        let mut request = Self {
            farm,
            world,
            operation,
            parameters,
            found: Vec::new(),
        };
        for input in operation.inputs {
            request.check(input)?;
        }
        Ok(request)
    }

    /// A request for other resources within the same ones, without parameters.
    pub fn nested(&self) -> Self {
        Self {
            parameters: Vec::new(),
            found: self.found.clone(),
            ..*self
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.parameters
            .iter()
            .filter(move |(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn found(&self, kind: Kind) -> Option<u64> {
        self.found
            .iter()
            .find(|(known, _)| *known == kind)
            .map(|(_, number)| *number)
    }

    fn check(&mut self, input: &'static Input) -> Result<(), Failure> {
        let Some(value) = self.get(input.name).map(str::to_owned) else {
            let missing = Failure::invalid(input.name, "The parameter is required.");
            return if input.required { Err(missing) } else { Ok(()) };
        };
        if let Some(kind) = Kind::of_parameter(input.name) {
            self.found.push((kind, self.find(kind, input.name, &value)?));
        }
        let invalid = |why: &str| Err(Failure::invalid(input.name, why));
        let length = value.chars().count() as i64;
        let fits = input.min.is_none_or(|min| length >= min) && input.max.is_none_or(|max| length <= max);
        if input.kind == InputKind::String && !fits {
            return invalid("The value's length is out of bounds.");
        }
        let unknown = "The value is not one of the enumeration.";
        match input.name {
            "aggregationId" if ids::parse_hex(&value).is_none() => {
                invalid("The value does not match the pattern of an id.")
            }
            "status" if !self.statuses().contains(&value.as_str()) => invalid(unknown),
            "resourceTypes" if !self.all(input.name).all(|value| RESOURCE_TYPES.contains(&value)) => invalid(unknown),
            _ => Ok(()),
        }
    }

    /// The number of the resource with this id, which has to be within the ones found before it.
    pub fn find(&self, kind: Kind, name: &str, id: &str) -> Result<u64, Failure> {
        match self.world.find(kind, id) {
            Ok(number) if self.contains(kind, number) => Ok(number),
            Ok(_) | Err(IdError::Unknown) => Err(Failure::not_found(kind, id)),
            Err(IdError::Malformed) => Err(Failure::invalid(name, "The value does not match the pattern of an id.")),
        }
    }

    /// The numbers of 1 to 10 resources that the body names, each once.
    pub fn find_all(&self, body: &Value, name: &str, kind: Kind) -> Result<Vec<u64>, Failure> {
        let ids = body[name].as_array().filter(|ids| (1..=10).contains(&ids.len()));
        let ids = ids.ok_or_else(|| Failure::invalid(name, "The value must be a list of 1 to 10 ids."))?;
        let mut numbers = Vec::with_capacity(ids.len());
        for id in ids {
            let number = self.find(kind, name, id.as_str().unwrap_or_default())?;
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        Ok(numbers)
    }

    /// The resource of this kind that was found.
    pub fn resource(&self, kind: Kind) -> Option<Item> {
        Some(self.world.item(Collection::of(kind), self.found(kind)?))
    }

    /// Whether the resource is within the ones found before it. Parents come first in every URI.
    fn contains(&self, kind: Kind, number: u64) -> bool {
        let mut above = self.found.iter();
        above.all(|(above, wanted)| self.world.is_within(kind, number, *above, *wanted))
    }

    /// The structure of the items in this member of the output.
    pub fn item_shape(&self, name: &str) -> Option<&'static Structure> {
        let member = self.operation.output.members.iter().find(|member| member.name == name);
        match member.map(|member| &member.shape) {
            Some(Shape::List(_, Shape::Structure(item))) => Some(item),
            _ => None,
        }
    }

    /// The values that the items' `status` can have.
    fn statuses(&self) -> &'static [&'static str] {
        let item = self.item_shape(self.operation.result_key);
        let status = item.and_then(|item| item.members.iter().find(|member| member.name == "status"));
        match status.map(|member| &member.shape) {
            Some(Shape::String(values)) => values,
            _ => &[],
        }
    }

    /// How many items the page may have.
    pub fn page_size(&self) -> Result<u64, Failure> {
        let input = self.operation.inputs.iter().find(|input| input.name == "maxResults");
        let bound = |bound: Option<i64>, default: u64| bound.and_then(|bound| bound.try_into().ok()).unwrap_or(default);
        let least = bound(input.and_then(|input| input.min), 1);
        let most = self.farm.max_page_size;
        let most = most.unwrap_or_else(|| bound(input.and_then(|input| input.max), 100));
        let Some(text) = self.get("maxResults") else {
            return Ok(most.min(100));
        };
        let size = text.parse().ok().filter(|size| (least..=most).contains(size));
        size.ok_or_else(|| Failure::invalid("maxResults", &format!("The value must be from {least} to {most}.")))
    }

    /// Names the listing in its tokens: the operation and all parameters but those of paging.
    pub fn listing_hash(&self) -> u64 {
        let start = ids::hash_bytes(self.world.seed, self.operation.name.as_bytes());
        let lasting = self
            .parameters
            .iter()
            .filter(|(name, _)| !matches!(*name, "nextToken" | "maxResults"));
        // A sum does not depend on the order of the query.
        lasting.fold(start, |hash, (name, value)| {
            hash.wrapping_add(ids::hash_bytes(
                ids::hash_bytes(start, name.as_bytes()),
                value.as_bytes(),
            ))
        })
    }
}
