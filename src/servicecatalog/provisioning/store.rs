//! The live provisioned products, and the sets and orders in which lists and searches find them without looking at all of
//! them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
    sync::Arc,
};

use serde::Serialize;

use super::{
    super::{
        api::ProvisionedProductStatus,
        collection::Collection,
        ids::{ArtifactId, ProductId, ProvisionedProductId},
        owners::{Holder, holders},
    },
    ProvisionedProduct,
};
use crate::kit::Ordered;

/// What some provisioned products have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Common {
    /// Whom they are listed for.
    Holder(Holder),
    Status(ProvisionedProductStatus),
    Product(ProductId),
    Artifact(ArtifactId),
}

/// What provisioned products are sorted by, beside their creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Arn,
    Id,
    /// Whatever the case.
    Name,
    LastRecord,
}

impl Order {
    /// Whether all are kept in this order; they are sorted for the others when somebody asks for it.
    pub(super) const fn is_kept(self) -> bool {
        matches!(self, Self::Id | Self::Name)
    }

    /// What decides where a provisioned product stands.
    pub(super) fn key(self, product: &ProvisionedProduct) -> Arc<str> {
        let launch = &product.launch;
        match self {
            // All else in the ARNs of an account and region is the same.
            Self::Arn => format!("{}/{}", launch.name, launch.id).into(),
            Self::Id => (&launch.id).into(),
            Self::Name => lower(&launch.name).map_or_else(|| Arc::clone(&launch.name), Arc::from),
            Self::LastRecord => product.last_record.as_ref().map_or_else(|| "".into(), Arc::from),
        }
    }
}

/// A name in lower case, if it is not already.
fn lower(name: &str) -> Option<String> {
    name.bytes().any(|byte| byte.is_ascii_uppercase()).then(|| name.to_ascii_lowercase())
}

/// Where a provisioned product stands in an order: what decides that, and its number.
pub(super) type Place = (Arc<str>, u64);

/// The live provisioned products, in order of creation.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct ProvisionedProducts {
    all: Collection<ProvisionedProduct>,
    /// Who owns those that were handed over by who provisioned them.
    owners: BTreeMap<ProvisionedProductId, Arc<str>>,
    /// The launch roles of those that were given one of their own, whatever their constraints say.
    launch_roles: BTreeMap<ProvisionedProductId, Arc<str>>,
    #[serde(skip)]
    sets: BTreeMap<Common, BTreeSet<u64>>,
    /// In the order of their names.
    #[serde(skip)]
    names: BTreeSet<Place>,
    /// The one that may have changed since it was last put into sets and orders, and is in none of them for now: who
    /// changes one takes it out, and puts the one before back in.
    #[serde(skip)]
    touched: BTreeSet<u64>,
}

impl ProvisionedProducts {
    /// The provisioned product with this id.
    pub(in super::super) fn get(&self, id: &str) -> Option<&ProvisionedProduct> {
        self.all.get(id)
    }

    /// The provisioned product with this name: there is one at most, and the name is free again when that is gone.
    pub(in super::super) fn named(&self, name: &str) -> Option<&ProvisionedProduct> {
        let mut found = self.called(name).into_iter().filter_map(|number| self.at(number));
        found.find(|product| *product.launch.name == *name)
    }

    /// The provisioned product with this id, to change it.
    pub(in super::super) fn get_mut(&mut self, id: &str) -> Option<&mut ProvisionedProduct> {
        self.put_back();
        let (number, _) = self.all.numbered(id)?;
        self.enlist(number, false);
        self.touched.insert(number);
        self.all.get_mut(id)
    }

    /// Adds a provisioned product behind all others.
    pub(in super::super) fn add(&mut self, product: ProvisionedProduct) {
        let id = product.launch.id.clone();
        self.all.add(product);
        if let Some((number, _)) = self.all.numbered(id.as_str()) {
            self.enlist(number, true);
        }
    }

    /// Takes a provisioned product out.
    pub(in super::super) fn remove(&mut self, id: &str) -> Option<ProvisionedProduct> {
        self.put_back();
        let (number, _) = self.all.numbered(id)?;
        self.enlist(number, false);
        self.owners.remove(id);
        self.launch_roles.remove(id);
        self.all.remove(id)
    }

    /// All, in order of creation.
    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = &ProvisionedProduct> {
        self.all.iter()
    }

    /// Lets somebody own a provisioned product from now on.
    pub(super) fn hand_over(&mut self, id: &ProvisionedProductId, owner: &Arc<str>) {
        if self.get_mut(id.as_str()).is_some() {
            self.owners.insert(id.clone(), Arc::clone(owner));
        }
    }

    /// Lets a provisioned product be worked on as this role from now on.
    pub(super) fn assign_role(&mut self, id: &ProvisionedProductId, role: &Arc<str>) {
        if let Some(product) = self.get_mut(id.as_str()) {
            Arc::make_mut(&mut product.target).launch_role = Some(Arc::clone(role));
            self.launch_roles.insert(id.clone(), Arc::clone(role));
        }
    }

    /// The ARN of the launch role that it was given of its own, if any.
    pub(super) fn assigned_role(&self, product: &ProvisionedProduct) -> Option<&Arc<str>> {
        self.launch_roles.get(product.launch.id.as_str())
    }

    /// The ARN of who owns it.
    pub(super) fn owner<'a>(&'a self, product: &'a ProvisionedProduct) -> &'a Arc<str> {
        self.owners.get(product.launch.id.as_str()).unwrap_or(&product.launch.principal)
    }

    /// The provisioned product with this number.
    pub(super) fn at(&self, number: u64) -> Option<&ProvisionedProduct> {
        self.all.at(number)
    }

    /// How many there are.
    pub(in super::super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The largest number below `number` that one has.
    pub(super) fn last_before(&self, number: u64) -> Option<u64> {
        self.all.last_before(number)
    }

    /// The one that may have changed last, which is among those that sets are said to hold.
    pub(super) fn touched(&self) -> impl Iterator<Item = &ProvisionedProduct> {
        self.touched.iter().filter_map(|number| self.at(*number))
    }

    /// All behind number `after`, in order of creation.
    pub(super) fn behind(&self, after: Option<u64>) -> impl Iterator<Item = (u64, &ProvisionedProduct)> {
        self.all.behind(after)
    }

    /// Those that may have one of these in common, and no others but the one that changed last.
    pub(super) fn with(&self, common: &[Common]) -> Numbers<'_> {
        let sets = common.iter().filter_map(|common| self.sets.get(common));
        Numbers { sets: sets.chain([&self.touched]).collect(), few: BTreeSet::new() }
    }

    /// The one with this id.
    pub(super) fn identified(&self, id: &str) -> BTreeSet<u64> {
        self.all.numbered(id).map(|(number, _)| number).into_iter().into_set()
    }

    /// Those that may have this name, whatever the case.
    pub(super) fn called(&self, name: &str) -> BTreeSet<u64> {
        let key: Arc<str> = lower(name).map_or_else(|| name.into(), Arc::from);
        let found = self.names.range((Arc::clone(&key), 0)..=(key, u64::MAX)).map(|(_, number)| *number);
        found.chain(self.touched.iter().copied()).into_set()
    }

    /// All places behind `after` in an order that is kept, upwards or downwards.
    pub(super) fn places(
        &self,
        order: Order,
        mut after: Option<Place>,
        descends: bool,
    ) -> impl Iterator<Item = Place> {
        let is_behind = move |place: &Place, after: &Place| (place > after) != descends && place != after;
        // The one that is in no order for now comes in at its place.
        let touched = self.touched.first().and_then(|number| Some((order.key(self.at(*number)?), *number)));
        std::iter::from_fn(move || {
            let next = self.next_place(order, after.as_ref(), descends);
            let between = touched.as_ref().filter(|touched| {
                after.as_ref().is_none_or(|after| is_behind(touched, after))
                    && next.as_ref().is_none_or(|next| is_behind(next, touched))
            });
            let place = between.cloned().or(next)?;
            after = Some(place.clone());
            Some(place)
        })
    }

    fn next_place(&self, order: Order, after: Option<&Place>, descends: bool) -> Option<Place> {
        let after = after.map_or(Bound::Unbounded, Bound::Excluded);
        if order == Order::Id {
            return self.all.next_id(after.map(|(id, _)| &**id), descends);
        }
        let next = if descends {
            self.names.range::<Place, _>((Bound::Unbounded, after)).next_back()
        } else {
            self.names.range::<Place, _>((after, Bound::Unbounded)).next()
        };
        next.cloned()
    }

    fn put_back(&mut self) {
        if let Some(number) = self.touched.pop_first() {
            self.enlist(number, true);
        }
    }

    /// Puts a provisioned product into its sets and orders, or takes it out of them.
    fn enlist(&mut self, number: u64, into: bool) {
        let Some(product) = self.all.at(number) else { return };
        let owner = self.owners.get(product.launch.id.as_str()).unwrap_or(&product.launch.principal);
        let target = &product.target;
        let mut common: Vec<_> = holders(owner).map(Common::Holder).collect();
        common.push(Common::Status(product.condition.status()));
        common.push(Common::Product(target.product.clone()));
        common.push(Common::Artifact(target.artifact.clone()));
        for common in common {
            if into {
                self.sets.entry(common).or_default().insert(number);
            } else if let Some(set) = self.sets.get_mut(&common) {
                set.remove(&number);
                if set.is_empty() {
                    self.sets.remove(&common);
                }
            }
        }
        let place = (Order::Name.key(product), number);
        if into {
            self.names.insert(place)
        } else {
            self.names.remove(&place)
        };
    }
}

/// Numbers in some sets, as one.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers<'a> {
    sets: Vec<&'a BTreeSet<u64>>,
    few: BTreeSet<u64>,
}

impl<'a> Numbers<'a> {
    /// These numbers alone.
    pub(super) fn these(few: BTreeSet<u64>) -> Self {
        Self { sets: Vec::new(), few }
    }

    /// How many there are; those in several sets are counted several times.
    pub(super) fn len(&self) -> usize {
        self.sets.iter().map(|set| set.len()).sum::<usize>() + self.few.len()
    }

    /// Those behind `after`, upwards, each once.
    pub(super) fn behind(self, after: Option<u64>) -> impl Iterator<Item = u64> + use<'a> {
        let mut last = after;
        std::iter::from_fn(move || {
            let from = last.map_or(Bound::Unbounded, Bound::Excluded);
            let next = |set: &BTreeSet<u64>| set.range((from, Bound::Unbounded)).next().copied();
            last = Some(self.sets.iter().copied().chain([&self.few]).filter_map(next).min()?);
            last
        })
    }
}
