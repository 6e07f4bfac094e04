//! Filters on managed nodes, whichever operation they come from: on what nodes say of themselves and on their tags,
//! which are inventory and searched as such, and on what else the service knows of them.

use serde::Serialize;

use super::{
    Partition,
    aws_types::AwsType,
    compare::{self, Case},
    filter::{Condition, Filters, Test},
    information::{Field, InstanceStatus},
    nodes::{Node, NodeId},
    paging,
    search::Search,
    tagging::{TAG_KEY, TAG_VALUE},
};
use crate::{
    api::{
        Timestamp,
        ssm::{Error, SourceType},
    },
    kit::{Page, page::Pager},
};

/// The filters of a request, all of which a node must meet.
#[derive(Debug)]
pub(super) struct NodeFilters<'a> {
    partition: &'a Partition,
    inventory: Filters<'a>,
    beside: Vec<(Property, Comparison)>,
    /// Whether something is asked for that no node has.
    nothing: bool,
}

/// What the service knows of a node beside its inventory.
#[derive(Clone, Copy, Debug)]
pub(super) enum Property {
    ActivationId,
    IamRole,
    AvailabilityZone,
    AvailabilityZoneId,
    SourceId,
    SourceLocation,
    SourceType,
}

/// How a value is compared with those of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    BeginWith,
    LessThan,
    GreaterThan,
}

/// A value must compare so to one of these; with `NotEqual` to none of them.
#[derive(Clone, Debug)]
pub(super) struct Comparison {
    pub(super) operator: Operator,
    pub(super) values: Vec<String>,
    /// Whether the case of letters matters for equality. It never does for the order.
    pub(super) case: Case,
}

impl Comparison {
    /// That a value is one of these, to the letter.
    pub(super) fn equal(values: &[String]) -> Self {
        Self { operator: Operator::Equal, values: values.to_vec(), case: Case::Matters }
    }

    /// Whether it holds for a value, or for the lack of one.
    pub(super) fn holds(&self, found: Option<&str>) -> bool {
        let Some(found) = found else { return self.operator == Operator::NotEqual };
        let mut values = self.values.iter();
        match self.operator {
            Operator::Equal => values.any(|value| compare::equal(found, value, self.case)),
            Operator::NotEqual => !values.any(|value| compare::equal(found, value, self.case)),
            Operator::BeginWith => values.any(|value| compare::begins_with(found, value)),
            Operator::LessThan => values.any(|value| compare::order(found, value).is_lt()),
            Operator::GreaterThan => values.any(|value| compare::order(found, value).is_gt()),
        }
    }
}

impl Property {
    /// Its value; none if the node has none.
    pub(super) fn of(self, node: &Node) -> Option<String> {
        let (hybrid, place) = (node.hybrid.as_deref(), node.whereabouts.as_deref());
        match self {
            Self::ActivationId => hybrid.map(|hybrid| hybrid.activation.to_string()),
            Self::IamRole => hybrid.map(|hybrid| hybrid.iam_role.to_string()),
            Self::AvailabilityZone => place?.availability_zone.as_deref().map(str::to_owned),
            Self::AvailabilityZoneId => place?.availability_zone_id.as_deref().map(str::to_owned),
            Self::SourceId => place?.source_id.as_deref().map(str::to_owned),
            Self::SourceLocation => place?.source_location.as_deref().map(str::to_owned),
            Self::SourceType => place?.source_type.map(SourceType::as_str).map(str::to_owned),
        }
    }
}

impl<'a> NodeFilters<'a> {
    /// Filters at `now` that take every node that is listed as a managed node.
    pub(super) fn new(partition: &'a Partition, now: Timestamp) -> Self {
        let mut filters =
            Self { partition, inventory: Filters::none(now), beside: Vec::new(), nothing: false };
        filters.ask_status(|_| true);
        filters
    }

    /// Asks for what a node says of itself.
    pub(super) fn ask(&mut self, field: Field, comparison: Comparison) {
        let Comparison { operator, values, case } = comparison;
        let store = self.partition.types.aws(AwsType::InstanceInformation);
        let test = match operator {
            Operator::Equal | Operator::NotEqual => Test::Equal,
            Operator::BeginWith => Test::BeginWith,
            Operator::LessThan => Test::LessThan,
            Operator::GreaterThan => Test::GreaterThan,
        };
        let condition = Condition::new(field.number(), test, values, case);
        match operator {
            Operator::NotEqual => self.inventory.ask_never(store, condition),
            _ => self.inventory.ask(store, vec![condition]),
        }
    }

    /// Asks for a status, of those that listed nodes have.
    pub(super) fn ask_status(&mut self, wanted: impl Fn(InstanceStatus) -> bool) {
        let wanted = InstanceStatus::LISTED.into_iter().filter(|status| wanted(*status));
        let wanted: Vec<_> = wanted.map(|status| status.as_str().to_owned()).collect();
        self.nothing |= wanted.is_empty();
        self.ask(Field::InstanceStatus, Comparison::equal(&wanted));
    }

    /// Asks for a property that is no inventory.
    pub(super) fn ask_beside(&mut self, property: Property, comparison: Comparison) {
        self.beside.push((property, comparison));
    }

    /// Asks for something that is the same for all nodes.
    pub(super) fn ask_constant(&mut self, found: Option<&str>, comparison: &Comparison) {
        self.nothing |= !comparison.holds(found);
    }

    /// Asks for a tag with one of these keys.
    pub(super) fn ask_tag_key(&mut self, keys: Vec<String>) {
        self.ask_tag(vec![Condition::equal(TAG_KEY, keys, Case::Matters)]);
    }

    /// Asks for a tag with this key and one of these values.
    pub(super) fn ask_tag_value(&mut self, key: &str, values: Vec<String>) {
        let key = Condition::equal(TAG_KEY, vec![key.to_owned()], Case::Matters);
        self.ask_tag(vec![key, Condition::equal(TAG_VALUE, values, Case::Matters)]);
    }

    fn ask_tag(&mut self, together: Vec<Condition>) {
        self.inventory.ask(self.partition.types.aws(AwsType::Tag), together);
    }

    /// A page of the nodes that meet the filters, by id: at most `limit` of them, those behind `token`. Which list it is,
    /// and what was asked of it, the pager knows.
    ///
    /// # Errors
    /// `InvalidNextToken`.
    pub(super) fn page<Q: Serialize>(
        &self,
        pager: &Pager<'_, Q>,
        token: Option<&str>,
        limit: usize,
    ) -> Result<Page<(&NodeId, &Node)>, Error> {
        pager.page(token, limit, |after| self.nodes(after)).map_err(paging::refused)
    }

    /// The nodes behind `after` that meet the filters, by id.
    pub(super) fn nodes(&self, after: Option<String>) -> impl Iterator<Item = (String, (&NodeId, &Node))> {
        Search::new(self.partition, &self.inventory, after.as_deref())
            .take_while(|_| !self.nothing)
            .filter(|(_, node)| self.hold_beside(node))
            .map(|(id, node)| (id.as_str().to_owned(), (id, node)))
    }

    fn hold_beside(&self, node: &Node) -> bool {
        self.beside.iter().all(|(property, comparison)| comparison.holds(property.of(node).as_deref()))
    }
}
