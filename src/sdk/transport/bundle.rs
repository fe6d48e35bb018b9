//! CA bundles, read like OpenSSL reads them: PEM between any other text, and OpenSSL's own trusted certificates.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::CertificateDer;

use super::der::{Elements, SEQUENCE, element};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// The tag of the purposes that a certificate is rejected for.
const REJECTED: u8 = 0xa0;
/// Purposes that OpenSSL's settings may name: TLS servers, and all of them.
const SERVER: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
const ANY: &[u8] = &[0x55, 0x1d, 0x25, 0];

/// A section labelled as a certificate is not one.
#[derive(Debug)]
pub struct Malformed;

/// The certificates of a bundle that are trusted for servers; None if it has no certificates at all.
pub fn certificates(bundle: &[u8]) -> Result<Option<Vec<CertificateDer<'static>>>, Malformed> {
    let bundle = bundle.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bundle);
    let mut lines = bundle
        .split(|byte| matches!(byte, b'\r' | b'\n'))
        .map(<[u8]>::trim_ascii_end);
    let mut found = None;
    while let Some(line) = lines.next() {
        let Some(label @ (b"CERTIFICATE" | b"X509 CERTIFICATE" | b"TRUSTED CERTIFICATE")) =
            labelled(line, b"-----BEGIN ")
        else {
            continue;
        };
        let mut body = Vec::new();
        let end = loop {
            let line = lines.next().ok_or(Malformed)?;
            if line.starts_with(b"-----") {
                break line;
            }
            body.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()));
        };
        if labelled(end, b"-----END ") != Some(label) {
            return Err(Malformed);
        }
        let der = STANDARD.decode(body).map_err(|_| Malformed)?;
        let certificates: &mut Vec<_> = found.get_or_insert_default();
        let (_, _, settings) = element(&der).ok_or(Malformed)?;
        let has_settings = label == b"TRUSTED CERTIFICATE" && !settings.is_empty();
        if !has_settings || vouches_for_servers(settings).ok_or(Malformed)? {
            certificates.push(der[..der.len() - settings.len()].to_vec().into());
        }
    }
    Ok(found)
}

fn labelled<'a>(line: &'a [u8], start: &[u8]) -> Option<&'a [u8]> {
    line.strip_prefix(start)?.strip_suffix(b"-----")
}

/// OpenSSL's settings after a trusted certificate: `SEQUENCE { SEQUENCE of purposes it is trusted for, [0] of those
/// it is rejected for, ... }`, each of which may be missing.
fn vouches_for_servers(settings: &[u8]) -> Option<bool> {
    let (_, settings, _) = element(settings).filter(|(tag, ..)| *tag == SEQUENCE)?;
    let (mut trusted, mut rejected) = (None, false);
    for (tag, purposes) in Elements(settings) {
        let named = || Elements(purposes).any(|(_, purpose)| purpose == SERVER || purpose == ANY);
        match tag {
            SEQUENCE => trusted = Some(named()),
            REJECTED => rejected = named(),
            _ => {}
        }
    }
    Some(trusted.unwrap_or(true) && !rejected)
}
