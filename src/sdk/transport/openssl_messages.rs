//! TLS errors in OpenSSL's and urllib3's words. Some of rustls' errors have private types: their texts are matched
//! here, and only here, with a test for each.

use std::fmt;

use rustls::{CertificateError, Error, OtherError};

pub const NO_ISSUER: &str = "unable to get local issuer certificate";

/// A TLS error in OpenSSL's and urllib3's words, if they have some for it.
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

/// Whether it is an error of webpki, whose type is not public.
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use rustls::RootCertStore;
    use rustls::client::WebPkiServerVerifier;
    use rustls::client::danger::ServerCertVerifier;
    use rustls::crypto::aws_lc_rs;
    use rustls::pki_types::{CertificateDer, ServerName, UnixTime};

    use super::*;
    use crate::sdk::transport::bundle::certificates;

    const AUTHORITY: &[u8] = include_bytes!("testdata/ca.pem");
    /// Of example.org, example.com and 192.0.2.1.
    const NAMED: &[u8] = include_bytes!("testdata/named.pem");
    /// With the critical extension 1.2.3.4.
    const UNKNOWN_EXTENSION: &[u8] = include_bytes!("testdata/unknown_extension.pem");
    const IN_2030: Duration = Duration::from_secs(1_893_456_000);

    fn certificate(pem: &[u8]) -> CertificateDer<'static> {
        let found = certificates(pem).expect("a PEM file").expect("certificates");
        found.into_iter().next().expect("a certificate")
    }

    /// The real error of a certificate.
    fn refused(pem: &[u8], name: &str, now: Duration) -> Error {
        let mut roots = RootCertStore::empty();
        roots.add(certificate(AUTHORITY)).expect("an authority");
        let provider = Arc::new(aws_lc_rs::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
        let verifier = verifier.build().expect("a verifier");
        let name = ServerName::try_from(name.to_owned()).expect("a name");
        let now = UnixTime::since_unix_epoch(now);
        let verified = verifier.verify_server_cert(&certificate(pem), &[], &name, &[], now);
        verified.expect_err("it is refused")
    }

    #[test]
    fn another_name() {
        let message = openssl_message(&refused(NAMED, "example.net", IN_2030));
        let names = "'example.org', 'example.com'";
        assert!(
            message.starts_with(&format!("hostname 'example.net' doesn't match either of {names}")),
            "{message}"
        );
        let message = openssl_message(&refused(AUTHORITY, "example.net", IN_2030));
        assert!(
            message.ends_with("a certificate authority's certificate is used as a server's"),
            "{message}"
        );
    }

    #[test]
    fn another_time() {
        let message = openssl_message(&refused(NAMED, "example.org", Duration::ZERO));
        assert!(message.ends_with("certificate is not yet valid"), "{message}");
        let message = openssl_message(&refused(NAMED, "example.org", 4 * IN_2030));
        assert!(message.ends_with("certificate has expired"), "{message}");
    }

    #[test]
    fn an_extension_that_nobody_knows() {
        let error = refused(UNKNOWN_EXTENSION, "example.org", IN_2030);
        assert!(is_unknown_extension(&error), "{error:?}");
        assert!(!is_unknown_extension(&refused(AUTHORITY, "example.org", IN_2030)));
        let names = UnknownExtensions(vec!["1.2.3.4".to_owned()]);
        let named = Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(names))));
        let message = openssl_message(&named);
        assert!(
            message.ends_with("failed: unhandled critical extension 1.2.3.4"),
            "{message}"
        );
    }
}
