//! What the aggregators of a request make together: one section for each, counted in one walk and cut into pages.
//!
//! A page holds as many rows as it would hold entities. unverified: the reference does not say what the size of a page
//! counts where something is aggregated.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    super::Partition,
    aggregate::{Aggregation, Row, RowKey},
    filter::Filters,
    groups::Group,
    search::Search,
};
use crate::{
    api::{Timestamp, ssm::Error},
    kit::page::Page,
};

/// What one aggregator of a request makes: an entity of the answer.
#[derive(Debug)]
pub(in crate::ssm) enum Section<'a> {
    /// Counts by value.
    Rows(Box<Aggregation<'a>>),
    /// Counts of nodes that meet filters, group by group.
    Groups(Vec<Group<'a>>),
}

/// Counts the nodes that meet `filters` in every section.
///
/// # Errors
/// Those of [`Aggregation::count`].
pub(in crate::ssm) fn count(
    partition: &Partition,
    filters: &Filters<'_>,
    sections: &mut [Section<'_>],
    now: Timestamp,
) -> Result<(), Error> {
    // Also those that are terminated, for as long as what they had is kept; the user guide's page on aggregation.
    for (node, _) in Search::new(partition, filters, None) {
        for section in &mut *sections {
            match section {
                Section::Rows(aggregation) => aggregation.count(node, now)?,
                Section::Groups(groups) => groups.iter_mut().for_each(|group| group.count(node)),
            }
        }
    }
    Ok(())
}

/// What a row or group is found by: its section and its place in it.
pub(in crate::ssm) type Key = (usize, RowKey);

/// A row, a group, or the whole of a section that has no row.
#[derive(Clone, Debug)]
pub(in crate::ssm) struct Unit<'s, 'a> {
    section: usize,
    part: Part<'s, 'a>,
}

#[derive(Clone, Debug)]
enum Part<'s, 'a> {
    Row(&'s str, Row<'s, 'a>),
    Group(u32, &'s Group<'a>),
    Nothing(&'s str),
}

/// The units behind the one with the key `after`, in order.
pub(in crate::ssm) fn units<'s, 'a>(
    sections: &'s [Section<'a>],
    after: Option<Key>,
) -> impl Iterator<Item = (Key, Unit<'s, 'a>)> {
    let from = after.as_ref().map_or(0, |(section, _)| *section);
    let units = sections
        .iter()
        .enumerate()
        .skip(from)
        .flat_map(|(section, made)| parts(made).into_iter().map(move |part| Unit { section, part }));
    units
        .skip_while(move |unit| after.as_ref().is_some_and(|after| !unit.is_behind(after)))
        .map(|unit| (unit.key(), unit))
}

fn parts<'s, 'a>(section: &'s Section<'a>) -> Vec<Part<'s, 'a>> {
    match section {
        Section::Groups(groups) => {
            (0..).zip(groups).map(|(place, group)| Part::Group(place, group)).collect()
        }
        Section::Rows(aggregation) => {
            let rows = aggregation.rows();
            if rows.is_empty() {
                // unverified: what no node has is an entity without rows.
                return vec![Part::Nothing(&aggregation.name)];
            }
            rows.into_iter().map(|row| Part::Row(&aggregation.name, row)).collect()
        }
    }
}

impl Unit<'_, '_> {
    fn key(&self) -> Key {
        let place = match &self.part {
            Part::Row(_, row) => row.key(),
            Part::Group(place, _) => vec![(*place, Reverse(0), String::new())],
            Part::Nothing(_) => Vec::new(),
        };
        (self.section, place)
    }

    fn is_behind(&self, (section, place): &Key) -> bool {
        self.section > *section
            || match &self.part {
                Part::Row(_, row) => row.is_behind(place),
                Part::Group(number, _) => place.first().is_none_or(|(last, ..)| number > last),
                Part::Nothing(_) => false,
            }
    }
}

/// The data of an entity: what it counted, by what its aggregator calls it.
pub(in crate::ssm) type Data = BTreeMap<String, Vec<BTreeMap<String, String>>>;

/// The entities of a page, and the token of the next one.
///
/// unverified: each aggregator makes an entity of its own, as two of them may be of one type.
pub(in crate::ssm) fn entities(page: Page<Unit<'_, '_>>) -> (Vec<Data>, Option<String>) {
    let mut entities: Vec<Data> = Vec::new();
    let mut section = None;
    for unit in page.items {
        if section.replace(unit.section) != Some(unit.section) {
            entities.push(Data::new());
        }
        let (name, content) = match unit.part {
            Part::Row(name, row) => (name, vec![row.content()]),
            Part::Group(_, group) => (group.name.as_str(), group.content()),
            Part::Nothing(name) => (name, Vec::new()),
        };
        if let Some(data) = entities.last_mut() {
            data.entry(name.to_owned()).or_default().extend(content);
        }
    }
    (entities, page.next)
}
