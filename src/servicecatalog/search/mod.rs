//! The searches for products: by end users, among those they have a path to, and by administrators.

mod admin;
mod aggregations;
mod end_user;
mod filters;
mod found;
mod order;
#[cfg(test)]
mod tests;

pub(super) use admin::search_products_as_admin;
pub(super) use end_user::search_products;
pub(super) use found::Memo;
