//! TLS errors in OpenSSL's and urllib3's words. Some of rustls' errors have a private type: their texts are taken apart
//! here, and only here, with a test of each.

use std::fmt;

use rustls::{CertificateError, Error, OtherError};

pub const NO_ISSUER: &str = "unable to get local issuer certificate";

/// What a TLS error is in OpenSSL's and urllib3's words, where they have some.
pub fn openssl_message(error: &Error) -> String {
    use CertificateError as Kind;
    let Error::InvalidCertificate(kind) = error else {
        return error.to_string();
    };
    let what = match kind {
        Kind::NotValidForNameContext { expected, presented } => {
            let quoted: Vec<_> = presented.iter().map(|name| format!("'{}'", dns_name(name))).collect();
            let names = match quoted.as_slice() {
                [] => return "no appropriate subjectAltName fields were found".to_owned(),
                [one] => one.clone(),
                several => format!("either of {}", several.join(", ")),
            };
            return format!("hostname '{}' doesn't match {names}", expected.to_str());
        }
        Kind::UnknownIssuer => NO_ISSUER,
        Kind::Expired | Kind::ExpiredContext { .. } => "certificate has expired",
        Kind::NotValidYet | Kind::NotValidYetContext { .. } => "certificate is not yet valid",
        Kind::Revoked => "certificate revoked",
        Kind::BadSignature => "certificate signature failure",
        Kind::InvalidPurpose | Kind::InvalidPurposeContext { .. } => "unsuitable certificate purpose",
        Kind::Other(OtherError(other)) if other.is::<UnknownExtensions>() => return verify_failed(&other.to_string()),
        Kind::Other(other) if is_webpki(other, "CaUsedAsEndEntity") => {
            "a certificate authority's certificate is used as a server's"
        }
        _ => "the certificate cannot be used",
    };
    verify_failed(what)
}

pub fn verify_failed(what: &str) -> String {
    format!("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {what}")
}

/// `example.org` of `DnsName("example.org")`.
fn dns_name(name: &str) -> &str {
    let inner = name
        .split_once('(')
        .map_or(name, |(_, rest)| rest.trim_end_matches(')'));
    inner.trim_matches('"')
}

/// Whether a certificate has a critical extension that rustls does not know.
pub fn is_unknown_extension(error: &Error) -> bool {
    match error {
        Error::InvalidCertificate(CertificateError::UnhandledCriticalExtension) => true,
        Error::InvalidCertificate(CertificateError::Other(other)) => is_webpki(other, "UnsupportedCriticalExtension"),
        _ => false,
    }
}

/// An error of webpki's, by its name: the type is private to rustls.
fn is_webpki(error: &OtherError, name: &str) -> bool {
    error.to_string().contains(name)
}

/// Critical extensions of a server's or an authority's certificate that rustls does not know.
#[derive(Debug)]
pub struct UnknownExtensions(pub Vec<String>);

impl fmt::Display for UnknownExtensions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "unhandled critical extension {}", self.0.join(", "))
    }
}

impl std::error::Error for UnknownExtensions {}
