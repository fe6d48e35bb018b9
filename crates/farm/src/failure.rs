//! Error responses.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::world::Kind;

/// The codes of the service's errors, their statuses and messages; the first of a status is its own.
const KNOWN: [(&str, u16, &str); 10] = [
    ("ValidationException", 400, "The request is not valid."),
    ("ServiceQuotaExceededException", 402, "A quota is exceeded."),
    (
        "AccessDeniedException",
        403,
        "User is not authorized to perform this action.",
    ),
    (
        "ExpiredTokenException",
        403,
        "The security token included in the request is expired",
    ),
    (
        "UnrecognizedClientException",
        403,
        "The security token included in the request is invalid.",
    ),
    ("ResourceNotFoundException", 404, "The resource does not exist."),
    ("ConflictException", 409, "The resource is in another state."),
    (THROTTLING, 429, "Rate exceeded"),
    ("InternalServerErrorException", 500, "Internal server error"),
    ("ServiceUnavailableException", 503, "Service Unavailable"),
];
const THROTTLING: &str = "ThrottlingException";

/// An error as the service answers it.
pub struct Failure {
    pub status: u16,
    pub code: Cow<'static, str>,
    pub body: Value,
    pub retry_after: Option<u64>,
}

impl Failure {
    pub fn new(status: u16, code: impl Into<Cow<'static, str>>, body: Value) -> Self {
        Self {
            status,
            code: code.into(),
            body,
            retry_after: None,
        }
    }

    /// The error with this status or code, with the members that the service's model requires of it.
    pub fn of(status: Option<u16>, code: Option<Cow<'static, str>>, message: Option<&str>, operation: &str) -> Self {
        let known = KNOWN.iter().find(|(known, of, _)| match &code {
            Some(code) => known == code,
            None => status == Some(*of),
        });
        let (of_status, default, text) = match (known, status) {
            (Some((known, of, text)), _) => (*of, *known, *text),
            (None, Some(500..)) => (500, "InternalServerErrorException", "Internal server error"),
            (None, _) => (400, "ValidationException", "The request is refused."),
        };
        let (status, code) = (status.unwrap_or(of_status), code.unwrap_or(Cow::Borrowed(default)));
        let message = message.unwrap_or(text);
        let body = match &*code {
            THROTTLING => return Self::throttled(operation, Some(message)).with_status(status),
            "ValidationException" => json!({"message": message, "reason": "OTHER"}),
            "ServiceQuotaExceededException" => json!({"message": message, "serviceCode": "deadline",
                "reason": "SERVICE_QUOTA_EXCEEDED_EXCEPTION", "resourceType": "job", "quotaCode": quota_code(operation)}),
            "ConflictException" => json!({"message": message, "reason": "STATUS_CONFLICT", "resourceId": "",
                "resourceType": ""}),
            "ResourceNotFoundException" => json!({"message": message, "resourceId": "", "resourceType": ""}),
            _ => json!({"message": message}),
        };
        Self::new(status, code, body)
    }

    /// More requests than the quota of the operation allows.
    pub fn throttled(operation: &str, message: Option<&str>) -> Self {
        let message = message.unwrap_or("Rate exceeded");
        let body = json!({"message": message, "serviceCode": "deadline", "quotaCode": quota_code(operation)});
        Self::new(429, THROTTLING, body)
    }

    /// With this `Retry-After`, in seconds.
    pub fn retry_after(self, retry_after: Option<u64>) -> Self {
        Self { retry_after, ..self }
    }

    fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub fn invalid(name: &str, why: &str) -> Self {
        let message = format!("1 validation error detected: {name}: {why}");
        let body = json!({"message": message, "reason": "FIELD_VALIDATION_FAILED",
            "fieldList": [{"name": name, "message": why}]});
        Self::new(400, "ValidationException", body)
    }

    /// An operation of the service that the farm does not have.
    pub fn not_implemented(name: &str) -> Self {
        let message = format!("The local farm does not serve {name}.");
        Self::new(501, "NotImplemented", json!({"message": message}))
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

/// The code of an operation's quota, such as L-1A2B3C4D: each has its own, the same in every farm.
fn quota_code(operation: &str) -> String {
    // FNV-1a, of 32 bits.
    let hash = operation.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("L-{hash:08X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_found_by_status_or_code() {
        let of = |status, code: Option<&'static str>| {
            let failure = Failure::of(status, code.map(Cow::Borrowed), None, "ListJobs");
            (failure.status, failure.code.into_owned())
        };
        for (status, code, found) in [
            (Some(403), None, (403, "AccessDeniedException")),
            (Some(429), None, (429, "ThrottlingException")),
            (Some(418), None, (418, "ValidationException")),
            (Some(504), None, (504, "InternalServerErrorException")),
            (None, Some("ExpiredTokenException"), (403, "ExpiredTokenException")),
            (None, Some("ThrottlingException"), (429, "ThrottlingException")),
            (Some(400), Some("ThrottlingException"), (400, "ThrottlingException")),
            (None, Some("StrangeException"), (400, "StrangeException")),
        ] {
            assert_eq!(of(status, code), (found.0, found.1.to_owned()));
        }
    }

    #[test]
    fn each_operation_has_its_quota() {
        let quota = |operation| Failure::throttled(operation, None).body["quotaCode"].clone();
        assert_eq!(quota("ListJobs"), quota("ListJobs"));
        assert_ne!(quota("ListJobs"), quota("ListTasks"));
    }
}
