//! What a search is for.

use super::{
    super::{
        super::api::ProvisionedProductStatus,
        ProvisionedProduct,
        store::{Common, Numbers},
    },
    attribute::{Field, Seen},
    pattern::Pattern,
};
use crate::{
    kit::Arn,
    servicecatalog::ids::{ArtifactId, ProductId},
};

/// One of the texts of a `SearchQuery`.
#[derive(Debug)]
pub(super) struct Query {
    /// In which field; anywhere if in none.
    field: Option<Field>,
    pattern: Pattern,
}

/// Where to look for what fits a query.
pub(super) enum Place<'a> {
    /// Among these; beside those that fit they hold at most what was changed last.
    Among(Numbers<'a>),
    /// Everywhere.
    Anywhere,
}

impl Query {
    /// The query that a text is; none if it is blank. unverified: that names of fields can be written in whatever case, and
    /// that what has no such name before its colon is looked for as it is.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // An ARN has no field before it, although its first part is the name of one.
        let is_arn = Arn::parse(text).is_some() && !text.starts_with("arn:arn:");
        let named = text.split_once(':').filter(|_| !is_arn);
        let named = named.and_then(|(name, value)| {
            let (_, field) = Field::ALL.iter().find(|(field, _)| field.eq_ignore_ascii_case(name.trim()))?;
            Some((*field, value))
        });
        let (field, value) = named.map_or((None, text), |(field, value)| (Some(field), value));
        let value = value.trim();
        let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        (!text.is_empty()).then(|| Self { field, pattern: Pattern::new(quoted.unwrap_or(value)) })
    }

    /// Whether a provisioned product fits.
    pub(super) fn passes(&self, seen: &Seen<'_>, product: &ProvisionedProduct) -> bool {
        match self.field {
            Some(field) => seen.any(field, product, &self.pattern),
            None => Field::ALL.iter().any(|(_, field)| seen.any(*field, product, &self.pattern)),
        }
    }

    /// Where to look for what fits.
    pub(super) fn place<'a>(&self, seen: &Seen<'a>) -> Place<'a> {
        let all = seen.all;
        let (Some(field), Some(text)) = (self.field, self.pattern.plain()) else { return Place::Anywhere };
        let lower = text.to_ascii_lowercase();
        let identified = |id: &str| Numbers::these(all.identified(id));
        Place::Among(match field {
            Field::Name => Numbers::these(all.called(&lower)),
            Field::Id => identified(&lower),
            Field::Arn => identified(lower.rsplit('/').next().unwrap_or_default()),
            Field::LastRecordId => {
                let record = seen.view.own().catalog.records.get(&lower);
                record.map(|record| identified(record.launch.id.as_str())).unwrap_or_default()
            }
            Field::Status => {
                let status = ProvisionedProductStatus::from_wire(&text.to_ascii_uppercase());
                all.with(&status.map(Common::Status).into_iter().collect::<Vec<_>>())
            }
            Field::ProductId => {
                let id = lower.strip_prefix("prod-").map(ProductId::new);
                all.with(&id.map(Common::Product).into_iter().collect::<Vec<_>>())
            }
            Field::ProvisioningArtifactId => {
                let id = lower.strip_prefix("pa-").map(ArtifactId::new);
                all.with(&id.map(Common::Artifact).into_iter().collect::<Vec<_>>())
            }
            _ => return Place::Anywhere,
        })
    }
}
