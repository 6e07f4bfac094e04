//! The products of an account, found by their names too.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

use serde::Serialize;

use super::{
    super::{collection::Collection, ids::ProductViewId},
    Product,
};

/// The products of an account and region.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(in super::super) struct Products {
    all: Collection<Product>,
    /// The numbers of those with a name.
    #[serde(skip)]
    names: BTreeMap<Box<str>, BTreeSet<u64>>,
    /// The numbers of products by their views.
    #[serde(skip)]
    views: BTreeMap<ProductViewId, u64>,
}

impl Deref for Products {
    type Target = Collection<Product>;

    fn deref(&self) -> &Collection<Product> {
        &self.all
    }
}

impl Products {
    /// Those with this name, the oldest first, with their numbers.
    pub(in super::super) fn named(&self, name: &str) -> impl Iterator<Item = (u64, &Product)> {
        let numbers = self.names.get(name).into_iter().flatten();
        numbers.filter_map(|number| Some((*number, self.all.at(*number)?)))
    }

    /// The product whose view has this id.
    pub(in super::super) fn of_view(&self, id: &str) -> Option<&Product> {
        self.all.at(*self.views.get(id)?)
    }

    /// The product with this id, to change anything but its name, which [`rename`](Self::rename) does.
    pub(in super::super) fn get_mut(&mut self, id: &str) -> Option<&mut Product> {
        self.all.get_mut(id)
    }

    /// Adds a product behind all others.
    pub(in super::super) fn add(&mut self, product: Product) {
        let (id, name) = (product.id.clone(), Box::from(product.name.as_str()));
        let view = product.view.clone();
        self.all.add(product);
        if let Some((number, _)) = self.all.numbered(id.as_str()) {
            self.names.entry(name).or_default().insert(number);
            self.views.insert(view, number);
        }
    }

    /// Takes a product out.
    pub(in super::super) fn remove(&mut self, id: &str) -> Option<Product> {
        let (number, _) = self.all.numbered(id)?;
        let product = self.all.remove(id)?;
        self.forget(&product.name, number);
        self.views.remove(&product.view);
        Some(product)
    }

    /// Gives a product another name.
    pub(in super::super) fn rename(&mut self, id: &str, name: String) {
        let Some((number, _)) = self.all.numbered(id) else { return };
        let Some(product) = self.all.get_mut(id) else { return };
        let before = std::mem::replace(&mut product.name, name);
        let after = Box::from(product.name.as_str());
        self.forget(&before, number);
        self.names.entry(after).or_default().insert(number);
    }

    fn forget(&mut self, name: &str, number: u64) {
        let Some(numbers) = self.names.get_mut(name) else { return };
        numbers.remove(&number);
        if numbers.is_empty() {
            self.names.remove(name);
        }
    }
}
