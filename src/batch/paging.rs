//! Pages as Batch has them.

use super::errors::Refusal;

/// The most elements on a page, and how many if the request does not say.
const LARGEST_PAGE: usize = 100;

/// The size of the page that a request asks for.
pub(super) fn page_size(max_results: Option<i32>) -> Result<usize, Refusal> {
    let Some(wanted) = max_results else { return Ok(LARGEST_PAGE) };
    usize::try_from(wanted)
        .ok()
        .filter(|size| (1..=LARGEST_PAGE).contains(size))
        .ok_or(Refusal::BadMaxResults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_1_to_100() {
        assert_eq!(page_size(None), Ok(100));
        assert_eq!((page_size(Some(1)), page_size(Some(100))), (Ok(1), Ok(100)));
        for size in [0, -1, 101, i32::MIN, i32::MAX] {
            assert_eq!(page_size(Some(size)), Err(Refusal::BadMaxResults), "{size}");
        }
    }
}
