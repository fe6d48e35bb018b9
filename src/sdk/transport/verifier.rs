//! Certificate verification by rustls, with an error that names unknown extensions.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};

use super::der::{Elements, SEQUENCE, element};
use super::openssl_messages::{UnknownExtensions, is_unknown_extension};

/// Tags of DER.
const BOOLEAN: u8 = 1;
const OBJECT_IDENTIFIER: u8 = 6;
const EXTENSIONS: u8 = 0xa3;

/// rustls' verifier; its error names the unknown critical extensions.
#[derive(Debug)]
pub struct Verifier(pub Arc<WebPkiServerVerifier>);

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = self
            .0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        verified.map_err(|error| {
            if !is_unknown_extension(&error) {
                return error;
            }
            let names = std::iter::once(end_entity)
                .chain(intermediates)
                .flat_map(|certificate| unknown_extensions(certificate))
                .collect();
            Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(UnknownExtensions(names)))))
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

/// `SEQUENCE { SEQUENCE { ..., [3] { SEQUENCE OF SEQUENCE { name, critical, value } } }, ... }`
fn unknown_extensions(certificate: &[u8]) -> Vec<String> {
    let extensions = element(certificate)
        .and_then(|(_, certificate, _)| element(certificate))
        .and_then(|(_, body, _)| Elements(body).find(|(tag, _)| *tag == EXTENSIONS))
        .and_then(|(_, extensions)| element(extensions))
        .map(|(_, extensions, _)| extensions);
    Elements(extensions.unwrap_or_default())
        .filter(|(tag, _)| *tag == SEQUENCE)
        .filter(|(_, extension)| Elements(extension).any(|(tag, value)| tag == BOOLEAN && value != [0]))
        .filter_map(|(_, extension)| element(extension))
        .filter(|(tag, name, _)| *tag == OBJECT_IDENTIFIER && !is_known(name))
        .map(|(_, name, _)| dotted(name))
        .collect()
}

/// Key usage, alternative names, basic constraints, name constraints, distribution points and extended key usage.
fn is_known(name: &[u8]) -> bool {
    matches!(name, [0x55, 0x1d, 15 | 17 | 19 | 30 | 31 | 37])
}

/// An object identifier in dotted form: 2.5.29.36.
fn dotted(name: &[u8]) -> String {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number = 0_u64;
    for byte in name {
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            if numbers.is_empty() {
                let first = (number / 40).min(2);
                numbers.push(first);
                number -= first * 40;
            }
            numbers.push(number);
            number = 0;
        }
    }
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
}
