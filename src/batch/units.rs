//! The units of a consumable resource: how many there are, how many jobs hold, how many are left.

use serde::{Serialize, Serializer};

use super::errors::Refusal;

/// Whether units come back when the job that took them ends. Fixed when a resource is created.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ResourceType {
    /// They come back.
    #[default]
    Replenishable,
    /// They are used up.
    NonReplenishable,
}

impl ResourceType {
    /// The type that a request gives, which may leave it out.
    pub(super) fn from_request(text: Option<&str>) -> Result<Self, Refusal> {
        let Some(text) = text else { return Ok(Self::default()) };
        [Self::Replenishable, Self::NonReplenishable]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| Refusal::BadValue {
                member: "resourceType",
                value: text.to_owned(),
                allowed: "REPLENISHABLE, NON_REPLENISHABLE",
            })
    }

    /// The text on the wire.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Replenishable => "REPLENISHABLE",
            Self::NonReplenishable => "NON_REPLENISHABLE",
        }
    }
}

impl Serialize for ResourceType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A number of units: never negative, at most what the wire's 64-bit number holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Quantity(i64);

impl Quantity {
    /// The number that `member` of a request gives.
    pub(super) fn from_request(member: &'static str, value: i64) -> Result<Self, Refusal> {
        if value < 0 { Err(Refusal::Negative(member)) } else { Ok(Self(value)) }
    }

    /// The number.
    pub(super) const fn get(self) -> i64 {
        self.0
    }

    fn plus(self, added: Self) -> Option<Self> {
        self.0.checked_add(added.0).map(Self)
    }

    fn minus(self, taken: Self) -> Option<Self> {
        // Neither is negative, so the difference of two numbers is always within 64 bits.
        Some(Self(self.0 - taken.0)).filter(|left| left.0 >= 0)
    }
}

/// A change of the total, as `UpdateConsumableResource` asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A new total.
    Set(Quantity),
    /// More units.
    Add(Quantity),
    /// Fewer units.
    Remove(Quantity),
}

impl Change {
    /// The change that `operation` and `quantity` of a request ask for.
    ///
    /// unverified: the API declares both optional without a word on requests that leave one out. They are refused, as
    /// a success that changes nothing would hide the mistake.
    pub(super) fn from_request(operation: Option<&str>, quantity: Option<i64>) -> Result<Self, Refusal> {
        let operation = operation.ok_or(Refusal::Required("operation"))?;
        let change = match operation {
            "SET" => Self::Set,
            "ADD" => Self::Add,
            "REMOVE" => Self::Remove,
            other => {
                let value = other.to_owned();
                return Err(Refusal::BadValue { member: "operation", value, allowed: "SET, ADD, REMOVE" });
            }
        };
        let quantity = quantity.ok_or(Refusal::Required("quantity"))?;
        Quantity::from_request("quantity", quantity).map(change)
    }
}

/// The units of one resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Units {
    resource_type: ResourceType,
    total: Quantity,
    /// Held by jobs from STARTING until they end.
    in_use: Quantity,
}

impl Units {
    /// The units of a new resource: all of them available.
    pub(super) fn new(resource_type: ResourceType, total: Quantity) -> Self {
        Self { resource_type, total, in_use: Quantity::default() }
    }

    /// Whether units come back.
    pub(super) const fn resource_type(&self) -> ResourceType {
        self.resource_type
    }

    /// How many there are; of a non-replenishable resource, how many nobody has taken.
    pub(super) const fn total(&self) -> Quantity {
        self.total
    }

    /// How many jobs hold.
    pub(super) const fn in_use(&self) -> Quantity {
        self.in_use
    }

    /// How many jobs can still take.
    pub(super) fn available(&self) -> Quantity {
        match self.resource_type {
            // The total may have been lowered below what jobs hold; nothing is available then.
            ResourceType::Replenishable => self.total.minus(self.in_use).unwrap_or_default(),
            // Units leave the total as they are taken, so that those in use are not part of it.
            ResourceType::NonReplenishable => self.total,
        }
    }

    /// A job takes `units` of those available; non-replenishable ones leave the total for good.
    pub(super) fn take(&mut self, units: u64) {
        let taken = Quantity(i64::try_from(units).unwrap_or(i64::MAX));
        self.in_use = self.in_use.plus(taken).unwrap_or(self.in_use);
        if self.resource_type == ResourceType::NonReplenishable {
            self.total = self.total.minus(taken).unwrap_or_default();
        }
    }

    /// A job that held `units` has ended; non-replenishable ones do not come back.
    pub(super) fn give_back(&mut self, units: u64) {
        let held = Quantity(i64::try_from(units).unwrap_or(i64::MAX));
        self.in_use = self.in_use.minus(held).unwrap_or_default();
    }

    /// The units after `change`; those in use stay so.
    ///
    /// unverified: the total becomes the new number at once. The guide lets a total lowered below what is in use
    /// arrive only as jobs end, but says nothing of what is shown meanwhile.
    pub(super) fn changed(self, change: Change) -> Result<Self, Refusal> {
        let total = match change {
            Change::Set(total) => total,
            Change::Add(added) => {
                let refusal = Refusal::TooManyUnits { quantity: added.0, total: self.total.0 };
                self.total.plus(added).ok_or(refusal)?
            }
            Change::Remove(taken) => {
                let refusal = Refusal::MoreThanTotal { quantity: taken.0, total: self.total.0 };
                self.total.minus(taken).ok_or(refusal)?
            }
        };
        Ok(Self { total, ..self })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn units(resource_type: ResourceType, total: i64, in_use: i64) -> Units {
        Units { resource_type, total: Quantity(total), in_use: Quantity(in_use) }
    }

    #[test]
    fn a_lowered_total_takes_from_what_is_available() {
        let before = units(ResourceType::Replenishable, 10, 4);
        assert_eq!(before.available(), Quantity(6));
        let lowered =
            |change| before.changed(change).map(|after| (after.total.0, after.in_use.0, after.available().0));
        assert_eq!(lowered(Change::Set(Quantity(5))), Ok((5, 4, 1)));
        assert_eq!(lowered(Change::Remove(Quantity(8))), Ok((2, 4, 0)));
    }

    #[test]
    fn non_replenishable_units_in_use_are_gone_from_the_total() {
        let before = units(ResourceType::NonReplenishable, 10, 4);
        assert_eq!(before.available(), Quantity(10));
        let after = before.changed(Change::Add(Quantity(5))).unwrap();
        assert_eq!((after.total, after.in_use, after.available()), (Quantity(15), Quantity(4), Quantity(15)));
    }

    #[test]
    fn totals_stay_within_what_the_wire_can_say() {
        let before = units(ResourceType::Replenishable, 10, 0);
        assert!(before.changed(Change::Remove(Quantity(10))).is_ok_and(|after| after.total.0 == 0));
        assert!(
            before.changed(Change::Add(Quantity(i64::MAX - 10))).is_ok_and(|after| after.total.0 == i64::MAX)
        );
        assert_eq!(
            before.changed(Change::Remove(Quantity(11))),
            Err(Refusal::MoreThanTotal { quantity: 11, total: 10 })
        );
        assert_eq!(
            before.changed(Change::Add(Quantity(i64::MAX))),
            Err(Refusal::TooManyUnits { quantity: i64::MAX, total: 10 })
        );
    }

    #[test]
    fn changes_are_read_to_the_letter() {
        let read = Change::from_request;
        assert_eq!(read(Some("SET"), Some(0)), Ok(Change::Set(Quantity(0))));
        assert_eq!(read(Some("ADD"), Some(1)), Ok(Change::Add(Quantity(1))));
        assert_eq!(read(Some("REMOVE"), Some(2)), Ok(Change::Remove(Quantity(2))));
        let bad = |value: &str| Refusal::BadValue {
            member: "operation",
            value: value.into(),
            allowed: "SET, ADD, REMOVE",
        };
        assert_eq!(read(Some("set"), Some(1)), Err(bad("set")));
        assert_eq!(read(Some(""), Some(1)), Err(bad("")));
        assert_eq!(read(None, Some(1)), Err(Refusal::Required("operation")));
        assert_eq!(read(Some("SET"), None), Err(Refusal::Required("quantity")));
        assert_eq!(read(Some("SET"), Some(-1)), Err(Refusal::Negative("quantity")));
    }

    #[test]
    fn a_type_left_out_is_replenishable() {
        assert_eq!(ResourceType::from_request(None), Ok(ResourceType::Replenishable));
        assert_eq!(ResourceType::from_request(Some("NON_REPLENISHABLE")), Ok(ResourceType::NonReplenishable));
        assert!(ResourceType::from_request(Some("replenishable")).is_err());
    }

    fn a_quantity() -> impl Strategy<Value = Quantity> {
        prop_oneof![0..20i64, 0..=i64::MAX].prop_map(Quantity)
    }

    fn a_change() -> impl Strategy<Value = Change> {
        (a_quantity(), 0..3).prop_map(|(quantity, which)| match which {
            0 => Change::Set(quantity),
            1 => Change::Add(quantity),
            _ => Change::Remove(quantity),
        })
    }

    proptest! {
        #[test]
        fn the_books_balance_after_any_changes(
            replenishable in any::<bool>(),
            total in a_quantity(),
            in_use in a_quantity(),
            changes in proptest::collection::vec(a_change(), 0..20),
        ) {
            let resource_type =
                if replenishable { ResourceType::Replenishable } else { ResourceType::NonReplenishable };
            let mut units = units(resource_type, total.0, in_use.0);
            for change in changes {
                units = units.changed(change).unwrap_or(units);
                prop_assert!(units.total.0 >= 0);
                prop_assert_eq!(units.in_use, in_use);
                let expected = if replenishable { (units.total.0 - in_use.0).max(0) } else { units.total.0 };
                prop_assert_eq!(units.available().0, expected);
            }
        }
    }
}
