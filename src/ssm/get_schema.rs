//! `GetInventorySchema`: the types there are, and their attributes.

use std::collections::BTreeMap;

use super::{
    Partition, State,
    aws_types::{Attribute, AwsType, Definition},
    item, paging,
    schema::{Schema, TypeName},
};
use crate::{
    api::ssm::{
        Error, GetInventorySchemaRequest, GetInventorySchemaResult, InventoryAttributeDataType as DataType,
        InventoryItemAttribute, InventoryItemSchema,
    },
    kit::{Context, Ordered, page::Pager},
};

/// How many schemas are on a page if the request does not say.
///
/// unverified: the default is not documented; it is the least that can be asked for.
const PAGE: usize = 50;

/// Which side of the schemas is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// All attributes of all types.
    Whole,
    /// What nodes can be counted by.
    Aggregator,
    /// The types whose items are of sub types.
    SubType,
}

/// Lists the schemas of types by name.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetInventorySchema.html>.
///
/// # Errors
/// `InvalidTypeNameException` for a name that no type has, `InvalidNextToken`.
pub(super) fn get_inventory_schema(
    state: &State,
    context: &Context<'_>,
    input: GetInventorySchemaRequest,
) -> Result<GetInventorySchemaResult, Error> {
    let partition = state.at(context.scope());
    let asked = input.type_name.as_deref().unwrap_or_default();
    let view = view(&input);
    // unverified: a name without a type is refused, as where entries are listed; an empty one is no name.
    let names = if asked.is_empty() {
        listed(partition)
    } else {
        let name = TypeName::parse(asked)
            .filter(|name| partition.types.of(name).is_some_and(|store| !store.is_ending()));
        let name = name.ok_or_else(|| item::invalid_type(asked))?;
        BTreeMap::from([(asked, name)])
    };
    let schemas = names.iter().filter_map(|(name, of)| Some((*name, schema(partition, name, of, view)?)));
    let query = (&input.type_name, input.aggregator, input.sub_type);
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "GetInventorySchema", scope: context.scope(), query: &query }
        .page(input.next_token.as_deref(), limit, |after: Option<String>| {
            let behind = move |name: &str| after.as_deref().is_none_or(|after| name > after);
            schemas.filter(move |(name, _)| behind(name)).map(|(name, schema)| (name.to_owned(), schema))
        })
        .map_err(paging::refused)?;
    Ok(GetInventorySchemaResult { schemas: Some(page.items), next_token: page.next })
}

/// unverified: what both views together are; the sub types win, as no type can be both.
fn view(input: &GetInventorySchemaRequest) -> View {
    match (input.aggregator, input.sub_type) {
        (_, Some(true)) => View::SubType,
        (Some(true), _) => View::Aggregator,
        _ => View::Whole,
    }
}

/// The types that a list shows: those of AWS that a real list had, and the custom ones.
fn listed(partition: &Partition) -> BTreeMap<&str, TypeName> {
    let aws = AwsType::all().filter(|aws_type| aws_type.is_listed());
    let aws = aws.map(|aws_type| (aws_type.definition().name, TypeName::Aws(aws_type)));
    // A disabled type is shown only to who asks for it by name.
    let custom = partition.types.custom().filter(|(_, store)| !store.is_disabled() && !store.is_ending());
    aws.chain(custom.map(|(name, _)| (name, TypeName::Custom(name.into())))).into_map()
}

/// The schema of a type; none if the view does not show the type.
fn schema(partition: &Partition, name: &str, of: &TypeName, view: View) -> Option<InventoryItemSchema> {
    let shown = |version: &str, attributes: Vec<_>, display_name: Option<&str>| InventoryItemSchema {
        type_name: name.to_owned(),
        version: Some(version.to_owned()),
        attributes,
        display_name: display_name.map(str::to_owned),
    };
    match (partition.types.of(of)?.schema(), view) {
        (Schema::Aws(aws_type), View::Whole) => {
            let definition = aws_type.definition();
            Some(shown(definition.version, attributes(definition, |_| true), None))
        }
        (Schema::Aws(aws_type), View::Aggregator) => {
            let (definition, view) = (aws_type.definition(), aws_type.aggregated()?);
            let attributes = attributes(definition, |attribute| view.attributes.contains(&attribute));
            Some(shown(definition.version, attributes, Some(view.display_name)))
        }
        // unverified: no sample of this view is known. A type has sub types if its items come with a context.
        (Schema::Aws(aws_type), View::SubType) => {
            let definition = aws_type.definition();
            (definition.context > 0)
                .then(|| shown(definition.version, attributes(definition, |_| true), None))
        }
        (Schema::Custom(schema), View::Whole) => {
            // unverified: of several versions the greatest is shown.
            let version = schema.latest()?;
            let attributes = schema.attributes(version).map(|name| attribute(name, DataType::String));
            Some(shown(version, attributes.collect(), None))
        }
        (Schema::Custom(_), View::Aggregator | View::SubType) => None,
    }
}

fn attributes(definition: &Definition, shows: impl Fn(&str) -> bool) -> Vec<InventoryItemAttribute> {
    let typed = definition.attributes.iter().map(|known| match known {
        Attribute::Text(name) => attribute(name, DataType::String),
        Attribute::Number(name) => attribute(name, DataType::Number),
    });
    typed.filter(|attribute| shows(&attribute.name)).collect()
}

fn attribute(name: &str, data_type: DataType) -> InventoryItemAttribute {
    InventoryItemAttribute { name: name.to_owned(), data_type }
}
