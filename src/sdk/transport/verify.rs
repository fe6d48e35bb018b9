//! Certificate verification.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;

use pyo3::prelude::*;
use rustls::client::WebPkiServerVerifier;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::{CertificateError, CipherSuite, ClientConfig, RootCertStore};
use tokio::sync::oneshot;

use super::bundle;
use super::errors::PoolError;
use super::openssl_messages::{NO_ISSUER, verify_failed};
use super::verifier::Verifier;
use crate::runtime::{RuntimeBound, Spawner};
use crate::sdk::os_error::os_error_message;

/// Of a CA bundle; more is ignored.
const MAX_BYTES: u64 = 100 << 20;

/// The argument `verify`.
#[derive(Clone, Debug, FromPyObject)]
pub enum Verify {
    /// True: the system's CAs. False, no verification, is refused.
    Flag(bool),
    /// Only the CAs in a file.
    Bundle(PathBuf),
}

impl Verify {
    pub async fn roots(&self, runtime: Spawner) -> Result<Arc<RootCertStore>, PoolError> {
        match self {
            Self::Flag(true) => match system_roots() {
                roots if roots.is_empty() => bundle_roots(&certifi_bundle()?, runtime).await,
                roots => Ok(roots),
            },
            Self::Bundle(path) => bundle_roots(path, runtime).await,
            Self::Flag(false) => Err(PoolError::trust("certificates are always verified here".to_owned())),
        }
    }
}

/// The system's CAs, read once in a process. Containers may have none.
fn system_roots() -> Arc<RootCertStore> {
    static SYSTEM: OnceLock<Arc<RootCertStore>> = OnceLock::new();
    if let Some(roots) = SYSTEM.get() {
        return Arc::clone(roots);
    }
    // Not inside of `get_or_init`, which a fork meanwhile would leave locked in the child. Two threads may read them.
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

/// TLS that trusts `roots`.
pub fn client_config(roots: Arc<RootCertStore>) -> Result<ClientConfig, PoolError> {
    let all = aws_lc_rs::default_provider();
    let find = |cipher| all.cipher_suites.iter().find(|suite| suite.suite() == cipher).copied();
    let provider = CryptoProvider {
        cipher_suites: CIPHERS.into_iter().filter_map(find).collect(),
        ..all
    };
    let provider = Arc::new(provider);
    if roots.is_empty() {
        return Err(PoolError::trust(verify_failed(NO_ISSUER)));
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(PoolError::setup)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Verifier(verifier.map_err(PoolError::setup)?)))
        .with_no_client_auth();
    // Like botocore: with HTTP/2, all requests in flight fail with one connection.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// The bundle that certifi or botocore brings along.
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
async fn bundle_roots(path: &Path, runtime: Spawner) -> Result<Arc<RootCertStore>, PoolError> {
    let unusable = |what: &str| PoolError::trust(format!("{what}: '{}'", path.display()));
    let text = contents(path, runtime).await;
    let text = text.map_err(|error| unusable(&os_error_message(&error)))?;
    let malformed = || unusable("[X509] PEM lib");
    let certificates = bundle::certificates(&text)
        .map_err(|_| malformed())?
        .ok_or_else(|| unusable("[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found"))?;
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        // Other certificates that OpenSSL accepts and rustls cannot use are skipped.
        if let Err(rustls::Error::InvalidCertificate(CertificateError::BadEncoding)) = roots.add(certificate) {
            return Err(malformed());
        }
    }
    Ok(Arc::new(roots))
}

/// The contents of a file, read in a thread of its own: a file that blocks (a FIFO, a lost file server) does not block
/// other requests, and Ctrl-C works.
async fn contents(path: &Path, runtime: Spawner) -> io::Result<Vec<u8>> {
    let (sender, receiver) = oneshot::channel();
    let sender = RuntimeBound::new(runtime, sender);
    let file = path.to_owned();
    let started = thread::Builder::new()
        .name("deadline_pages_tls".to_owned())
        .spawn(move || sender.consume(|sender| sender.send(start_of(&file))));
    match started {
        Ok(_) => receiver.await.map_err(io::Error::other)?,
        // No thread can be started.
        Err(_) => start_of(path),
    }
}

/// Limited, because a device may be endless.
fn start_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    File::open(path)?.take(MAX_BYTES).read_to_end(&mut text)?;
    Ok(text)
}
