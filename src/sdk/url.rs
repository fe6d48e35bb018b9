//! URLs as text: endpoints are sent, signed and shown as `_config/endpoint.py` normalized them.

/// In `repr()`, in characters.
const MAX_SHOWN: usize = 120;

/// The scheme: `https`.
pub fn scheme(url: &str) -> &str {
    url.split_once(':').map_or(url, |(scheme, _)| scheme)
}

/// Whether the host is an IPv6 address.
pub fn has_ipv6_host(url: &str) -> bool {
    url.contains("://[")
}

/// The query, empty where there is none.
pub fn query(url: &str) -> &str {
    split(url).1
}

/// `url` with `query`, which may be empty, before its own query.
pub fn with_query(url: &str, query: &str) -> String {
    match split(url) {
        _ if query.is_empty() => url.to_owned(),
        (address, "") => format!("{address}?{query}"),
        (address, own) => format!("{address}?{query}&{own}"),
    }
}

/// The URL of a request to an endpoint, by the request's own path and query.
pub fn join(endpoint_url: &str, target: &str) -> String {
    let (address, query) = split(endpoint_url);
    let address = address.strip_suffix('/').unwrap_or(address);
    with_query(&format!("{address}{target}"), query)
}

/// An endpoint's URL whose path ends with a slash.
pub fn with_slash(endpoint_url: &str) -> String {
    join(endpoint_url, "/")
}

/// An endpoint's URL with a path: a slash, where it has none.
pub fn with_path(endpoint_url: &str) -> String {
    let (address, _) = split(endpoint_url);
    let target = address.split_once("://").map_or(address, |(_, target)| target);
    if target.contains('/') {
        endpoint_url.to_owned()
    } else {
        with_slash(endpoint_url)
    }
}

/// A URL as `repr()` shows it: without query and fragment, cut to a length.
pub fn shortened(url: &str) -> String {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    address.chars().take(MAX_SHOWN).collect()
}

/// A URL that may be logged: without the value of the query's parameter `secret`.
pub fn masked(url: &str, secret: &str) -> String {
    let (address, query) = split(url);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| match pair.split_once('=').map_or(pair, |(name, _)| name) {
        name if name == secret => format!("{name}=..."),
        _ => pair.to_owned(),
    });
    with_query(address, &pairs.collect::<Vec<_>>().join("&"))
}

fn split(url: &str) -> (&str, &str) {
    url.split_once('?').unwrap_or((url, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_and_hosts() {
        assert_eq!(scheme("https://example.org:1/"), "https");
        assert_eq!(scheme("example.org"), "example.org");
        assert!(has_ipv6_host("https://[::1]:8080/"));
        assert!(!has_ipv6_host("https://example.org/[x]"));
    }

    #[test]
    fn queries() {
        assert_eq!(query("http://a/b?c=d"), "c=d");
        assert_eq!(query("http://a/b"), "");
        assert_eq!(with_query("http://a/b", ""), "http://a/b");
        assert_eq!(with_query("http://a/b", "c=d"), "http://a/b?c=d");
        assert_eq!(with_query("http://a/b?", "c=d"), "http://a/b?c=d");
        assert_eq!(with_query("http://a/b?e=f", "c=d"), "http://a/b?c=d&e=f");
    }

    #[test]
    fn requests_to_an_endpoint() {
        assert_eq!(join("http://a", "/token"), "http://a/token");
        assert_eq!(join("http://a/b/", "/token?x=y"), "http://a/b/token?x=y");
        assert_eq!(join("http://a/b?c=d", "/token?x=y"), "http://a/b/token?c=d&x=y");
    }

    #[test]
    fn slashes() {
        assert_eq!(with_slash("http://a"), "http://a/");
        assert_eq!(with_slash("http://a/b?c=d"), "http://a/b/?c=d");
        assert_eq!(with_path("http://a?c=d/e"), "http://a/?c=d/e");
        assert_eq!(with_path("http://a/b"), "http://a/b");
    }

    #[test]
    fn what_is_shown() {
        assert_eq!(shortened("http://a/b?c=d#e"), "http://a/b");
        assert_eq!(shortened(&format!("http://a/{}", "b".repeat(999))).len(), 120);
        let url = "http://a/b?maxResults=1&&nextToken=secret&nextTokens=x";
        assert_eq!(
            masked(url, "nextToken"),
            "http://a/b?maxResults=1&nextToken=...&nextTokens=x"
        );
        assert_eq!(masked("http://a/b?nextToken", "nextToken"), "http://a/b?nextToken=...");
        assert_eq!(masked("http://a/b", "nextToken"), "http://a/b");
    }
}
