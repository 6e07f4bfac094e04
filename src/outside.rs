//! PLACEHOLDER
use crate::kit::outside::{Fetch, FetchError, Fetching};
/// Placeholder.
#[derive(Debug)]
pub struct HttpFetch;
impl HttpFetch {
    /// Placeholder.
    pub fn new(_hosts: Vec<String>) -> Self { Self }
}
impl Fetch for HttpFetch {
    fn fetch(&self, _url: String, _limit: usize) -> Fetching {
        Box::pin(async { Err(FetchError(String::new())) })
    }
}
