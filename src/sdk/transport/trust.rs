//! Whose certificates are believed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use aws_smithy_http_client::tls::{TlsContext, TrustStore};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pyo3::prelude::*;
use rustls::pki_types::CertificateDer;
use rustls::{CertificateError, RootCertStore};

use super::bundle;
use super::reason::Unusable;

/// Whom to trust, as `verify` says it.
#[derive(Clone, Debug, FromPyObject)]
pub enum Trust {
    /// True: those whom the system trusts. False: everybody, which the SDK has no public way to.
    Flag(bool),
    /// Those in a file, and nobody else.
    Bundle(PathBuf),
}

impl Trust {
    pub fn tls_context(&self) -> Result<TlsContext, Unusable> {
        let store = match self {
            Self::Flag(true) if *SYSTEM_HAS_SOME => TrustStore::default(),
            Self::Flag(true) => trust_store(&of_python()?)?,
            Self::Bundle(path) => trust_store(path)?,
            Self::Flag(false) => return Err(Unusable::trust("certificates are always verified here".to_owned())),
        };
        let context = TlsContext::builder().with_trust_store(store).build();
        context.map_err(Unusable::setup)
    }
}

/// Containers may have none. The SDK would then trust nobody; it reads them once in a process as well.
static SYSTEM_HAS_SOME: LazyLock<bool> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    let (some, _unreadable) = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    some > 0
});

/// The bundle that Python packages bring along.
fn of_python() -> Result<PathBuf, Unusable> {
    let found = Python::attach(|py| {
        let module = py.import("deadline_pages._network")?;
        module.call_method0("installed_bundle")?.extract::<Option<PathBuf>>()
    });
    found.map_err(Unusable::setup)?.ok_or_else(|| {
        Unusable::trust(
            "this system has no CA certificates: install the package certifi, or name a CA bundle with verify= or \
             AWS_CA_BUNDLE"
                .to_owned(),
        )
    })
}

/// The certificates of a file. What the SDK is given must be fine: it panics otherwise.
fn trust_store(path: &Path) -> Result<TrustStore, Unusable> {
    let unusable = |what: &str| Unusable::trust(format!("{what}: '{}'", path.display()));
    let text = std::fs::read(path).map_err(|error| unusable(&os_words(&error)))?;
    let malformed = || unusable("[X509] PEM lib");
    let certificates = bundle::certificates(&text)
        .map_err(|_| malformed())?
        .ok_or_else(|| unusable("[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found"))?;
    let mut roots = RootCertStore::empty();
    let mut store = TrustStore::empty();
    for certificate in certificates {
        match roots.add(certificate.clone()) {
            Ok(()) => store = store.with_pem_certificate(pem_of(&certificate)),
            Err(rustls::Error::InvalidCertificate(CertificateError::BadEncoding)) => return Err(malformed()),
            // OpenSSL takes it and rustls cannot use it: it vouches for nobody.
            Err(_) => {}
        }
    }
    Ok(store)
}

fn pem_of(certificate: &CertificateDer<'_>) -> String {
    let body = STANDARD.encode(certificate);
    format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n")
}

/// As Python says it.
fn os_words(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(number) => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text);
            format!("[Errno {number}] {text}")
        }
        None => error.to_string(),
    }
}

/// What a TLS error is in OpenSSL's and urllib3's words, where they have some.
pub fn words(error: &rustls::Error) -> String {
    use CertificateError as Kind;
    let rustls::Error::InvalidCertificate(kind) = error else {
        return error.to_string();
    };
    let what = match kind {
        Kind::NotValidForNameContext { expected, presented } => {
            let quoted: Vec<_> = presented.iter().map(|name| format!("'{}'", bare(name))).collect();
            let names = match quoted.as_slice() {
                [] => return "no appropriate subjectAltName fields were found".to_owned(),
                [one] => one.clone(),
                several => format!("either of {}", several.join(", ")),
            };
            return format!("hostname '{}' doesn't match {names}", expected.to_str());
        }
        Kind::UnknownIssuer => "unable to get local issuer certificate",
        Kind::Expired | Kind::ExpiredContext { .. } => "certificate has expired",
        Kind::NotValidYet | Kind::NotValidYetContext { .. } => "certificate is not yet valid",
        Kind::Revoked => "certificate revoked",
        Kind::BadSignature => "certificate signature failure",
        Kind::InvalidPurpose | Kind::InvalidPurposeContext { .. } => "unsuitable certificate purpose",
        Kind::UnhandledCriticalExtension => "unhandled critical extension",
        Kind::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            "a certificate authority's certificate is used as a server's"
        }
        _ => "the certificate cannot be used",
    };
    format!("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {what}")
}

/// `example.org` of `DnsName("example.org")`.
fn bare(name: &str) -> &str {
    let inner = name
        .split_once('(')
        .map_or(name, |(_, rest)| rest.trim_end_matches(')'));
    inner.trim_matches('"')
}
