//! Whose certificates are believed.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;

use pyo3::prelude::*;
use rustls::client::WebPkiServerVerifier;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::{CertificateError, CipherSuite, ClientConfig, OtherError, RootCertStore};
use tokio::sync::oneshot;

use super::bundle;
use super::errors::PoolError;
use super::verifier::{UnknownExtensions, Verifier};
use crate::runtime::{RuntimeBound, Spawner};

/// No CA bundle has more.
const MOST_BYTES: u64 = 100 << 20;

/// Whom to trust, as `verify` says it.
#[derive(Clone, Debug, FromPyObject)]
pub enum Verify {
    /// True: those whom the system trusts. False: everybody, which the SDK has no public way to.
    Flag(bool),
    /// Those in a file, and nobody else.
    Bundle(PathBuf),
}

impl Verify {
    pub async fn roots(&self, runtime: Spawner) -> Result<Arc<RootCertStore>, PoolError> {
        match self {
            Self::Flag(true) => match of_system() {
                roots if roots.is_empty() => of_bundle(&certifi_bundle()?, runtime).await,
                roots => Ok(roots),
            },
            Self::Bundle(path) => of_bundle(path, runtime).await,
            Self::Flag(false) => Err(PoolError::trust("certificates are always verified here".to_owned())),
        }
    }
}

/// Whom the system trusts, read once in a process. Containers may have none.
fn of_system() -> Arc<RootCertStore> {
    static SYSTEM: OnceLock<Arc<RootCertStore>> = OnceLock::new();
    if let Some(roots) = SYSTEM.get() {
        return Arc::clone(roots);
    }
    // Not while it is locked: a process that is forked meanwhile would wait for ever. Two threads may both read them.
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let roots = Arc::new(roots);
    let _ = SYSTEM.set(Arc::clone(&roots));
    roots
}

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
pub fn client_config(roots: Arc<RootCertStore>) -> Result<ClientConfig, PoolError> {
    let all = aws_lc_rs::default_provider();
    let find = |cipher| all.cipher_suites.iter().find(|suite| suite.suite() == cipher).copied();
    let provider = CryptoProvider {
        cipher_suites: CIPHERS.into_iter().filter_map(find).collect(),
        ..all
    };
    let provider = Arc::new(provider);
    if roots.is_empty() {
        return Err(PoolError::trust(failed("unable to get local issuer certificate")));
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(PoolError::setup)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Verifier(verifier.map_err(PoolError::setup)?)))
        .with_no_client_auth();
    // As botocore: with HTTP/2 the end of one connection is that of all requests under way.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// The bundle that Python packages bring along.
fn certifi_bundle() -> Result<PathBuf, PoolError> {
    let found = Python::attach(|py| {
        let module = py.import("deadline_pages._config.network")?;
        module.call_method0("installed_bundle")?.extract::<Option<PathBuf>>()
    });
    found.map_err(PoolError::setup)?.ok_or_else(|| {
        PoolError::trust(
            "this system has no CA certificates: install the package certifi, or name a CA bundle with verify= or \
             AWS_CA_BUNDLE"
                .to_owned(),
        )
    })
}

/// The certificates of a file.
async fn of_bundle(path: &Path, runtime: Spawner) -> Result<Arc<RootCertStore>, PoolError> {
    let unusable = |what: &str| PoolError::trust(format!("{what}: '{}'", path.display()));
    let text = contents(path, runtime).await;
    let text = text.map_err(|error| unusable(&os_error_message(&error)))?;
    let malformed = || unusable("[X509] PEM lib");
    let certificates = bundle::certificates(&text)
        .map_err(|_| malformed())?
        .ok_or_else(|| unusable("[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found"))?;
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        // Any other that OpenSSL takes and rustls cannot use vouches for nobody.
        if let Err(rustls::Error::InvalidCertificate(CertificateError::BadEncoding)) = roots.add(certificate) {
            return Err(malformed());
        }
    }
    Ok(Arc::new(roots))
}

/// What is in a file. A thread of its own reads it: one that gives nothing (a FIFO, a file server that is gone) keeps
/// nobody else waiting, and Ctrl-C ends the wait for it.
async fn contents(path: &Path, runtime: Spawner) -> io::Result<Vec<u8>> {
    let (sender, receiver) = oneshot::channel();
    let sender = RuntimeBound::new(runtime, sender);
    let file = path.to_owned();
    let started = thread::Builder::new()
        .name("deadline_pages_tls".to_owned())
        .spawn(move || sender.consume(|sender| sender.send(start_of(&file))));
    match started {
        Ok(_) => receiver.await.map_err(io::Error::other)?,
        // No thread is to be had.
        Err(_) => start_of(path),
    }
}

/// A device may have no end.
fn start_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut text)?;
    Ok(text)
}

/// As Python says it.
fn os_error_message(error: &io::Error) -> String {
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
pub fn openssl_message(error: &rustls::Error) -> String {
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
        Kind::Other(OtherError(other)) if other.is::<UnknownExtensions>() => return failed(&other.to_string()),
        Kind::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            "a certificate authority's certificate is used as a server's"
        }
        _ => "the certificate cannot be used",
    };
    failed(what)
}

fn failed(what: &str) -> String {
    format!("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {what}")
}

/// `example.org` of `DnsName("example.org")`.
fn bare(name: &str) -> &str {
    let inner = name
        .split_once('(')
        .map_or(name, |(_, rest)| rest.trim_end_matches(')'));
    inner.trim_matches('"')
}
