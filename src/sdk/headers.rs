//! A response's headers, as Python reads them.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::response::Headers;

pub fn headers(response: &HttpResponse) -> Headers {
    // The SDK's own texts leave out those that are not UTF-8.
    let headers = response.headers().iter_bytes();
    headers.map(|(name, value)| (name.to_owned(), latin1(value))).collect()
}

fn latin1(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => text.to_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
