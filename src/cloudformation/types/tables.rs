//! The tables: lines in the order of the names of the types, with fields apart by `|`.

/// Per type: what identifies it, its attributes, the properties that always and that sometimes replace it, the property with
/// its tags, and the other properties that it can have. The names within a field are apart by commas; an attribute that ends
/// with `*` stands for all that begin so, as a `*` does for any property, and a property that ends with `!` is required.
static FACTS: &str = include_str!("facts.txt");

/// Per type: the shape of the physical id, and after that attributes as `Name=shape`.
static SHAPES: &str = include_str!("shapes.txt");

/// What its schema says of a type.
#[derive(Debug)]
pub(super) struct Facts {
    fields: [&'static str; 6],
}

impl Facts {
    /// The facts of a type, if it is known.
    pub(super) fn of(resource_type: &str) -> Option<Self> {
        let mut rest = find(FACTS, resource_type)?.split('|');
        Some(Self { fields: std::array::from_fn(|_| rest.next().unwrap_or_default()) })
    }

    /// The properties and attributes that identify a resource.
    pub(super) fn identifiers(&self) -> impl Iterator<Item = &'static str> + use<> {
        names(self.fields[0])
    }

    /// What can be asked for with `Fn::GetAtt`.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &'static str> + use<> {
        names(self.fields[1])
    }

    /// The properties of which any change makes a new resource.
    pub(super) fn always(&self) -> impl Iterator<Item = &'static str> + use<> {
        names(self.fields[2])
    }

    /// The properties of which some changes make a new resource.
    pub(super) fn sometimes(&self) -> impl Iterator<Item = &'static str> + use<> {
        names(self.fields[3])
    }

    /// The property with the tags; empty if there are none.
    pub(super) fn tags(&self) -> &'static str {
        self.fields[4].trim_end_matches('!')
    }

    /// The properties that a resource can have, apart from those inside them, and whether each is required; none if it can
    /// have any.
    pub(super) fn properties(&self) -> Option<impl Iterator<Item = (&'static str, bool)> + use<>> {
        let [_, _, fields @ ..] = self.fields;
        let is_open = self.fields[5] == "*";
        let all = fields.into_iter().flat_map(|field| field.split(','));
        let all = all.filter(|name| !name.is_empty() && !name.contains('.'));
        (!is_open).then(|| all.map(|name| name.strip_suffix('!').map_or((name, false), |name| (name, true))))
    }
}

/// What the ids and attributes of a type look like.
#[derive(Debug)]
pub(super) struct Shape {
    /// The shape of the physical id.
    pub(super) id: &'static str,
    attributes: &'static str,
}

impl Shape {
    /// The shape of a type, if it has one.
    pub(super) fn of(resource_type: &str) -> Option<Self> {
        let line = find(SHAPES, resource_type)?;
        let (id, attributes) = line.split_once(" | ").unwrap_or((line, ""));
        Some(Self { id: id.trim(), attributes })
    }

    /// The attributes that have a shape of their own, with it.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.attributes.split(" | ").filter_map(|each| each.split_once('='))
    }
}

fn names(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(',').map(|name| name.trim_end_matches('!')).filter(|name| !name.is_empty())
}

/// What follows the name in its line.
fn find(table: &'static str, name: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = table.get(..middle)?.rfind('\n').map_or(0, |at| at + 1);
        let end = table.get(middle..)?.find('\n').map_or(table.len(), |at| middle + at);
        let (own, rest) = table.get(start..end)?.split_once('|')?;
        match own.trim_end().cmp(name) {
            std::cmp::Ordering::Equal => return Some(rest),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// The types of each table in their order.
#[cfg(test)]
pub(super) fn types() -> [Vec<&'static str>; 2] {
    [FACTS, SHAPES]
        .map(|table| table.lines().filter_map(|line| Some(line.split_once('|')?.0.trim_end())).collect())
}
