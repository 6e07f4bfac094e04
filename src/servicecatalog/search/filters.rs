//! Which products a search is for.

use std::collections::BTreeMap;

use super::super::{
    api::ProductViewFilterBy::{self, FullTextSearch, Owner, ProductType, SourceProductId},
    artifacts::Artifact,
    products::Product,
};

/// The filters of a request, each with its values.
pub(super) type Sent = BTreeMap<ProductViewFilterBy, Vec<String>>;

/// Whether a product passes every filter. unverified: that one of the values of a filter is enough, and that a filter
/// without values lets everything pass.
pub(super) fn pass(filters: &Sent, product: &Product) -> bool {
    filters
        .iter()
        .all(|(by, values)| values.is_empty() || values.iter().any(|value| fits(*by, value, product)))
}

fn fits(by: ProductViewFilterBy, value: &str, product: &Product) -> bool {
    match by {
        FullTextSearch => words(value).all(|word| has_word(product, word)),
        // unverified: that case matters here.
        Owner => product.owner == value,
        ProductType => product.kind.as_str() == value,
        SourceProductId => is_copy(product, value),
    }
}

/// Whether some version of a product was copied from another one. unverified: that one is enough, and that a product is no
/// copy of itself, though its later versions name it as their source.
fn is_copy(product: &Product, source: &str) -> bool {
    let mut sources = product.artifacts.iter().filter_map(Artifact::source_product);
    sources.any(|found| found.as_str() == source && *found != product.id)
}

/// Whether a word is one of those that the product says of itself. unverified: that it must be a whole word, whatever
/// its case; and in which texts AWS looks beside name, owner and description.
fn has_word(product: &Product, word: &str) -> bool {
    let about = &product.about;
    let told = [&about.description, &about.distributor, &about.support_description];
    let texts = [&product.name, &product.owner].into_iter().chain(told.into_iter().flatten());
    texts.flat_map(|text| words(text)).any(|other| is_same(word, other))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_same(one: &str, other: &str) -> bool {
    let lower = |word: &'_ str| word.chars().flat_map(char::to_lowercase).collect::<String>();
    one.eq_ignore_ascii_case(other) || !(one.is_ascii() && other.is_ascii()) && lower(one) == lower(other)
}
