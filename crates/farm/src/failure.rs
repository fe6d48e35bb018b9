//! Error responses.

use serde_json::{Value, json};

use crate::world::Kind;

/// An error as the service answers it.
pub struct Failure {
    pub status: u16,
    pub code: &'static str,
    pub body: Value,
    pub retry_after: Option<u64>,
}

impl Failure {
    pub fn new(status: u16, code: &'static str, body: Value) -> Self {
        Self {
            status,
            code,
            body,
            retry_after: None,
        }
    }

    pub fn invalid(name: &str, why: &str) -> Self {
        let message = format!("1 validation error detected: {name}: {why}");
        let body = json!({"message": message, "reason": "FIELD_VALIDATION_FAILED",
            "fieldList": [{"name": name, "message": why}]});
        Self::new(400, "ValidationException", body)
    }

    /// An operation of the generated table that the farm does not implement.
    pub fn not_implemented(name: &str) -> Self {
        Self::new(501, "NotImplemented", json!({"message": name}))
    }

    pub fn not_found(kind: Kind, id: &str) -> Self {
        Self::unknown(kind.resource(), id)
    }

    /// There is no resource of this type with this id.
    pub fn unknown(resource: &str, id: &str) -> Self {
        let message = format!("Resource of type {resource} with id {id} does not exist.");
        let body = json!({"message": message, "resourceId": id, "resourceType": resource});
        Self::new(404, "ResourceNotFoundException", body)
    }
}
