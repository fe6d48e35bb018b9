//! Whose certificates are believed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use pyo3::prelude::*;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, CipherSuite, ClientConfig, RootCertStore};

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
    pub fn roots(&self) -> Result<Arc<RootCertStore>, Unusable> {
        match self {
            Self::Flag(true) if !SYSTEM.is_empty() => Ok(Arc::clone(&SYSTEM)),
            Self::Flag(true) => bundle(&of_python()?).map(Arc::new),
            Self::Bundle(path) => bundle(path).map(Arc::new),
            Self::Flag(false) => Err(Unusable::trust("certificates are always verified here".to_owned())),
        }
    }
}

/// Whom the system trusts, read once in a process. Containers may have none.
static SYSTEM: LazyLock<Arc<RootCertStore>> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    Arc::new(roots)
});

/// The ciphers of the AWS SDK, in its order: with ephemeral keys and authenticated.
const CIPHERS: [CipherSuite; 7] = [
    CipherSuite::TLS13_AES_256_GCM_SHA384,
    CipherSuite::TLS13_AES_128_GCM_SHA256,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
];

/// TLS with those who are trusted.
pub fn client_config(roots: Arc<RootCertStore>) -> Result<ClientConfig, Unusable> {
    let all = aws_lc_rs::default_provider();
    let find = |cipher| all.cipher_suites.iter().find(|suite| suite.suite() == cipher).copied();
    let provider = CryptoProvider {
        cipher_suites: CIPHERS.into_iter().filter_map(find).collect(),
        ..all
    };
    let mut config = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()
        .map_err(Unusable::setup)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    // As botocore: with HTTP/2 the end of one connection is that of all requests under way.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

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

/// The certificates of a file.
fn bundle(path: &Path) -> Result<RootCertStore, Unusable> {
    let unusable = |what: String| Unusable::trust(format!("{what}: '{}'", path.display()));
    let pem = std::fs::read(path).map_err(|error| unusable(os_words(&error)))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|_| unusable("[X509] PEM lib".to_owned()))?;
        match roots.add(certificate) {
            Ok(()) => {}
            Err(rustls::Error::InvalidCertificate(CertificateError::BadEncoding)) => {
                return Err(unusable("[X509] PEM lib".to_owned()));
            }
            // OpenSSL takes it and rustls cannot use it: it vouches for nobody.
            Err(_) => {}
        }
    }
    if roots.is_empty() {
        let what = "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found";
        return Err(unusable(what.to_owned()));
    }
    Ok(roots)
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
