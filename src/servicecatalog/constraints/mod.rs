//! Constraints: what a product is subject to when it is provisioned through a portfolio.
//!
//! What they come to for a product on a launch path is asked of [`on`] alone: what each does
//! ([`effects`](InForce::effects)), or the answer to one question ([`launch_role`](InForce::launch_role) and the like). A constraint takes effect from the request that makes or changes it on, while it is still shown as
//! `CREATING`; unverified: that AWS does not wait until it is `AVAILABLE`.

mod change;
mod create;
mod lists;
mod parameters;
#[cfg(test)]
mod tests;

use std::{borrow::Borrow, sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    Event,
    access::Path,
    api,
    collection::{Collection, Identified},
    errors::{Result, no_constraint},
    ids::{ConstraintId, PortfolioId, ProductId},
    links::Links,
    state::{Catalog, Change},
};
use crate::{
    cloudformation::Map,
    kit::{Delay, Scope},
};
use parameters::{ConstraintType, Effect, TagUpdates};

pub(super) use parameters::StackSet;

pub(super) use change::{delete_constraint, update_constraint};
pub(super) use create::create_constraint;
pub(super) use lists::{describe_constraint, list_constraints_for_portfolio};

/// Between a request that makes or changes a constraint and its readiness.
pub(super) const READY: Delay = Delay {
    name: "servicecatalog.constraint-ready",
    quick: Duration::from_millis(150),
    real: Duration::from_secs(2),
    what: "between a request that creates or updates a constraint and its end (CREATING to AVAILABLE)",
};

/// A constraint.
#[derive(Debug, Serialize)]
pub(super) struct Constraint {
    id: ConstraintId,
    portfolio: PortfolioId,
    product: ProductId,
    description: Option<String>,
    /// Its parameters, to the letter as they were sent.
    parameters: Box<str>,
    effect: Effect,
    /// How often it was changed.
    changes: u32,
    /// Whether the last request about it is done.
    ready: bool,
}

impl Identified for Constraint {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

impl Constraint {
    fn detail(&self, scope: &Scope) -> api::ConstraintDetail {
        api::ConstraintDetail {
            constraint_id: Some((&self.id).into()),
            r#type: Some(self.effect.kind().as_str().into()),
            description: self.description.clone(),
            owner: Some(scope.account.as_str().into()),
            product_id: Some((&self.product).into()),
            portfolio_id: Some((&self.portfolio).into()),
        }
    }

    fn status(&self) -> api::Status {
        if self.ready { api::Status::Available } else { api::Status::Creating }
    }

    /// A request made it or changed it, which takes a while.
    fn begin(&mut self, change: &mut Change<'_>) {
        self.ready = false;
        change.after(&READY, Event::ConstraintReady(self.id.clone(), self.changes));
    }
}

/// Where constraints are: in a portfolio, or at a pair of portfolio and product.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Place(Arc<str>);

impl Place {
    fn new(portfolio: &str, product: Option<&str>) -> Self {
        Self(product.map_or_else(|| portfolio.into(), |product| format!("{portfolio}|{product}").into()))
    }
}

impl Borrow<str> for Place {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// All constraints.
#[derive(Debug, Default, Serialize)]
pub(super) struct Constraints {
    all: Collection<Constraint>,
    places: Links<Place, ConstraintId>,
}

impl Constraints {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether a portfolio has any, or a product in it.
    pub(super) fn any(&self, portfolio: &str, product: Option<&str>) -> bool {
        self.places.of(Place::new(portfolio, product).borrow(), None).next().is_some()
    }

    /// The constraints at a place, with their numbers, behind number `after`.
    fn at<'a>(
        &'a self,
        place: &Place,
        after: Option<u64>,
    ) -> impl Iterator<Item = (u64, &'a Constraint)> + use<'a> {
        let links = self.places.of(place.borrow(), after);
        links.filter_map(|(number, id)| Some((number, self.all.get(id.as_str())?)))
    }

    /// Takes away those on a product that is no longer in the portfolio.
    pub(super) fn remove_all(&mut self, portfolio: &str, product: &str) {
        let place = Place::new(portfolio, Some(product));
        let ids: Vec<_> = self.places.of(place.borrow(), None).map(|(_, id)| id.clone()).collect();
        for id in ids {
            self.all.remove(id.as_str());
            self.places.forget(id.as_str());
        }
    }

    fn find(&self, id: &str) -> Result<&Constraint> {
        self.all.get(id).ok_or_else(|| no_constraint(id))
    }

    fn add(&mut self, constraint: Constraint) {
        let (portfolio, product) = (constraint.portfolio.as_str(), constraint.product.as_str());
        for place in [Place::new(portfolio, None), Place::new(portfolio, Some(product))] {
            self.places.add(place, constraint.id.clone());
        }
        self.all.add(constraint);
    }
}

/// The constraints that a product is subject to on a launch path, in order of creation.
#[derive(Debug)]
pub(super) struct InForce<'a>(Vec<&'a Constraint>);

/// The constraints that a product is subject to on a launch path: those of its pair with the path's portfolio.
pub(super) fn on<'a>(path: &Path<'a>, product: &str) -> InForce<'a> {
    let place = Place::new(path.portfolio.id.as_str(), Some(product));
    let found = path.owner.catalog.constraints.at(&place, None);
    let mut found: Vec<_> = found.map(|(_, constraint)| constraint).collect();
    if let Some((owner, portfolio)) = path.source {
        // Those of where the product came from travel along; only the launch constraint can be replaced.
        let is_launch = |it: &Constraint| it.effect.kind() == ConstraintType::Launch;
        let replaced = found.iter().any(|constraint| is_launch(constraint));
        let place = Place::new(portfolio.id.as_str(), Some(product));
        let travelling = owner.catalog.constraints.at(&place, None).map(|(_, constraint)| constraint);
        found.extend(travelling.filter(|constraint| !replaced || !is_launch(constraint)));
    }
    InForce(found)
}

impl<'a> InForce<'a> {
    /// What they do.
    pub(super) fn effects(&self) -> impl Iterator<Item = &'a Effect> {
        self.0.iter().map(|constraint| &constraint.effect)
    }

    /// The ARN of the role that something is launched as in `scope`, if there is one.
    pub(super) fn launch_role(&self, scope: &Scope) -> Option<Arc<str>> {
        self.effects().find_map(|effect| match effect {
            Effect::Launch(role) => Some(role.arn(scope)),
            _ => None,
        })
    }

    /// Whether updates may change the tags of what is provisioned.
    pub(super) fn allow_tag_updates(&self) -> bool {
        self.effects().any(|effect| *effect == Effect::TagUpdates(TagUpdates::Allowed))
    }

    /// The rules that join those of the template, those of the oldest constraint first.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'a Map> {
        self.effects().filter_map(|effect| match effect {
            Effect::Rules(rules) => Some(rules),
            _ => None,
        })
    }

    /// The topics that are told of what happens to the stack.
    pub(super) fn topics(&self) -> impl Iterator<Item = &'a str> {
        self.effects()
            .flat_map(|effect| match effect {
                Effect::Notification(topics) => topics.as_slice(),
                _ => &[],
            })
            .map(|topic| &**topic)
    }

    /// The accounts and regions that whoever provisions may choose from, if that makes a stack set.
    pub(super) fn preferences(&self) -> api::ProvisioningArtifactPreferences {
        self.stack_set().map(StackSet::preferences).unwrap_or_default()
    }

    /// Where stacks may go, if products become stack sets.
    pub(super) fn stack_set(&self) -> Option<&'a StackSet> {
        self.effects().find_map(|effect| match effect {
            Effect::StackSet(stack_set) => Some(stack_set),
            _ => None,
        })
    }

    /// The constraints as launch paths show them, which is without `RESOURCE_UPDATE`.
    pub(super) fn summaries(&self) -> Vec<api::ConstraintSummary> {
        let is_shown = |constraint: &&&Constraint| constraint.effect.kind() != ConstraintType::ResourceUpdate;
        let shown = self.0.iter().filter(is_shown);
        shown
            .map(|constraint| api::ConstraintSummary {
                r#type: Some(constraint.effect.kind().as_str().into()),
                description: constraint.description.clone(),
            })
            .collect()
    }
}

/// A request about a constraint is done, unless another one came meanwhile.
pub(super) fn ready(catalog: &mut Catalog, id: &ConstraintId, changes: u32) {
    if let Some(constraint) = catalog.constraints.all.get_mut(id.as_str())
        && constraint.changes == changes
    {
        constraint.ready = true;
    }
}
