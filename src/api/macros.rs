//! What generated shapes are made of: `structure!`, `enumeration!`, `errors!` and `operation!`.
//!
//! They stand in for serde's derives where AWS's rules differ: `null` is the same as absent, unknown members are
//! skipped, the last of repeated members wins, and a list is never taken for a structure.

use std::fmt;

use serde::{de, ser};

/// Finds a member by name while a structure is decoded: its index in `names`, or `names.len()` for an unknown one.
pub(crate) struct MemberIndex(pub(crate) &'static [&'static str]);

impl<'de> de::DeserializeSeed<'de> for MemberIndex {
    type Value = usize;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl de::Visitor<'_> for MemberIndex {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<usize, E> {
        Ok(self.0.iter().position(|known| *known == name).unwrap_or(self.0.len()))
    }
}

/// The members of a structure that is being read, whatever structure it is.
///
/// All that structures have in common is compiled once, in [`read_members`]; what is left to each is which member is
/// which.
pub(crate) trait Members<'de, A: de::MapAccess<'de>> {
    /// Reads the value that comes next into the member at `index` among the names; whether it was other than `null`.
    fn read(&mut self, index: usize, map: &mut A) -> Result<bool, A::Error>;
}

/// Reads `members`, which are called `names`, from `map`. Those marked in `required`, a bit each, must be there.
pub(crate) fn read_members<'de, A: de::MapAccess<'de>>(
    mut map: A,
    names: &'static [&'static str],
    required: u64,
    members: &mut dyn Members<'de, A>,
) -> Result<(), A::Error> {
    let mut missing = required;
    while let Some(index) = map.next_key_seed(MemberIndex(names))? {
        if index == names.len() {
            map.next_value::<de::IgnoredAny>()?;
        } else if members.read(index, &mut map)? {
            missing &= !(1 << index);
        } else {
            missing |= required & (1 << index);
        }
    }
    match names.get(missing.trailing_zeros() as usize) {
        Some(name) => Err(de::Error::missing_field(name)),
        None => Ok(()),
    }
}

/// The bits set in `members`, the first of which is the lowest.
pub(crate) const fn bits(members: &[u64]) -> u64 {
    assert!(members.len() < 64, "a bit for each member, and one that stands for none");
    let (mut bits, mut member) = (0, 0);
    while member < members.len() {
        bits |= members[member] << member;
        member += 1;
    }
    bits
}

/// Reads the value of an optional member. A function of its own, so that it is compiled once for each type of member.
#[inline(never)]
pub(crate) fn read_optional<'de, A: de::MapAccess<'de>, T: de::Deserialize<'de>>(
    map: &mut A,
    member: &mut Option<T>,
) -> Result<bool, A::Error> {
    *member = map.next_value()?;
    Ok(member.is_some())
}

/// The same for a required member.
#[inline(never)]
pub(crate) fn read_required<'de, A: de::MapAccess<'de>, T: de::Deserialize<'de>>(
    map: &mut A,
    member: &mut T,
) -> Result<bool, A::Error> {
    let Some(value) = map.next_value()? else { return Ok(false) };
    *member = value;
    Ok(true)
}

/// Writes a member, unless it is an absent optional one. A function of its own for the same reason.
#[inline(never)]
pub(crate) fn write_optional<S: ser::SerializeStruct, T: ser::Serialize>(
    out: &mut S,
    name: &'static str,
    member: Option<&T>,
) -> Result<(), S::Error> {
    match member {
        Some(value) => out.serialize_field(name, value),
        None => Ok(()),
    }
}

/// Writes a required member.
#[inline(never)]
pub(crate) fn write_required<S: ser::SerializeStruct, T: ser::Serialize>(
    out: &mut S,
    name: &'static str,
    member: &T,
) -> Result<(), S::Error> {
    out.serialize_field(name, member)
}

/// The type of a field: required members are plain, the others optional.
macro_rules! field_type {
    (required $type:ty) => { $type };
    (optional $type:ty) => { Option<$type> };
}

/// Adds one to the count of members that will be written.
macro_rules! count_field {
    (required $count:ident $value:expr) => {
        $count += 1
    };
    (optional $count:ident $value:expr) => {
        $count += usize::from($value.is_some())
    };
}

/// What reads the value of a member.
macro_rules! read_field {
    (required $map:ident $member:expr) => {
        $crate::api::macros::read_required($map, &mut $member)
    };
    (optional $map:ident $member:expr) => {
        $crate::api::macros::read_optional($map, &mut $member)
    };
}

/// What writes a member.
macro_rules! write_field {
    (required $out:ident $name:literal $value:expr) => {
        $crate::api::macros::write_required(&mut $out, $name, &$value)
    };
    (optional $out:ident $name:literal $value:expr) => {
        $crate::api::macros::write_optional(&mut $out, $name, $value.as_ref())
    };
}

/// Whether a member marked so must be there.
macro_rules! is_required {
    (required) => {
        1
    };
    (optional) => {
        0
    };
}

/// A structure of the model: its type, and how it is read, written and checked.
macro_rules! structure {
    ($name:ident { $($need:ident $field:ident: $type:ty = $wire:literal,)* }) => {
        #[doc = concat!("The structure `", stringify!($name), "` of the service's API reference.")]
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $(
                #[doc = concat!("The member `", $wire, "`.")]
                pub $field: $crate::api::macros::field_type!($need $type),
            )*
        }

        impl serde::Serialize for $name {
            #[allow(unused_mut, reason = "structures without members change nothing")]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let mut count = 0;
                $($crate::api::macros::count_field!($need count self.$field);)*
                let mut out = serializer.serialize_struct(stringify!($name), count)?;
                $($crate::api::macros::write_field!($need out $wire self.$field)?;)*
                out.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;

                    #[inline]
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a structure ", stringify!($name)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        // The first member is the lowest bit.
                        const REQUIRED: &[u64] = &[$($crate::api::macros::is_required!($need)),*];
                        const BITS: u64 = $crate::api::macros::bits(REQUIRED);
                        let mut structure = $name::default();
                        $crate::api::macros::read_members(map, &[$($wire),*], BITS, &mut structure)?;
                        Ok(structure)
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }

        impl<'de, A: serde::de::MapAccess<'de>> $crate::api::macros::Members<'de, A> for $name {
            #[allow(unused_assignments, unused_mut, unused_variables, reason = "for structures without members")]
            fn read(&mut self, index: usize, map: &mut A) -> Result<bool, A::Error> {
                let mut member = 0;
                $(
                    if index == member {
                        return $crate::api::macros::read_field!($need map self.$field);
                    }
                    member += 1;
                )*
                Ok(false)
            }
        }

        impl $crate::api::shape::Checked for $name {
            // Most structures are never asked, and what is inlined is only compiled for those that are.
            #[inline]
            #[allow(unused_assignments, unused_mut, unused_variables, reason = "for structures without members")]
            fn satisfies(&self, shape: &$crate::api::shape::Shape) -> bool {
                let $crate::api::shape::Kind::Structure(members) = &shape.kind else { return true };
                let mut members = members.iter();
                $(
                    let Some(member) = members.next() else { return true };
                    if !self.$field.satisfies(member.shape) {
                        return false;
                    }
                )*
                true
            }
        }
    };
}

/// An enum of the model: closed, in model order, text on the wire.
macro_rules! enumeration {
    ($name:ident { $($variant:ident = $wire:literal,)* }) => {
        #[doc = concat!("The values of `", stringify!($name), "` in the service's API reference.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                #[doc = concat!("`", $wire, "`.")]
                $variant,
            )*
        }

        impl $name {
            /// Every value, in model order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The text on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire,)*
                }
            }

            /// The value written as `text`, which must match to the letter.
            #[inline]
            pub fn from_wire(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text)
            }
        }

        /// The first value; a placeholder that lets structures be filled member by member.
        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::DeserializeSeed;
                $crate::api::macros::MemberIndex(&[$($wire),*])
                    .deserialize(deserializer)
                    .and_then(|index| Self::ALL.get(index).copied().ok_or_else(|| serde::de::Error::custom("not in the enum")))
            }
        }

        impl $crate::api::shape::Checked for $name {
            #[inline]
            fn satisfies(&self, _: &$crate::api::shape::Shape) -> bool {
                true
            }
        }
    };
}

/// The errors of a service: variant, code, HTTP status and members. Members are texts; an empty one is not sent.
macro_rules! errors {
    ($($variant:ident: $code:literal = $status:literal { $($field:ident = $wire:literal),* })*) => {
        /// What the operations of this service may answer instead of their output.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Error {
            $(
                #[doc = concat!("`", $code, "`, HTTP status ", $status, ".")]
                $variant {
                    $(
                        #[doc = concat!("The member `", $wire, "`; empty: not sent.")]
                        $field: String,
                    )*
                },
            )*
        }

        impl std::fmt::Display for Error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                use $crate::api::ServiceError;
                f.write_str(self.code())?;
                self.members().iter().try_for_each(|(name, value)| write!(f, " {name}={value:?}"))
            }
        }

        impl std::error::Error for Error {}

        impl $crate::api::ServiceError for Error {
            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }

            fn status(&self) -> u16 {
                match self {
                    $(Self::$variant { .. } => $status,)*
                }
            }

            fn members(&self) -> Vec<(&'static str, &str)> {
                let members: Vec<(&'static str, &str)> = match self {
                    $(Self::$variant { $($field),* } => vec![$(($wire, $field.as_str())),*],)*
                };
                members.into_iter().filter(|(_, value)| !value.is_empty()).collect()
            }
        }
    };
}

/// An operation of the model: a zero-sized type that carries its facts.
macro_rules! operation {
    (
        $service:ident $name:ident($access:ident $method:literal $uri:literal $($signer:ident)?)
        $input:ident -> $output:ident, $shape:path
    ) => {
        #[doc = concat!("The operation `", stringify!($name), "` of the service's API reference.")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $crate::api::Operation for $name {
            const SERVICE: $crate::api::ServiceId = $crate::api::ServiceId::$service;
            const READ_ONLY: bool = $crate::api::macros::read_only!($access);
            type Input = $input;
            type Output = $output;

            fn info() -> &'static $crate::api::OperationInfo {
                static INFO: $crate::api::OperationInfo = $crate::api::OperationInfo {
                    name: stringify!($name),
                    method: $method,
                    uri: $uri,
                    input: &$shape,
                    signer: $crate::api::macros::signer!($($signer)?),
                };
                &INFO
            }
        }
    };
}

/// Whether an operation marked so only reads.
macro_rules! read_only {
    (read) => {
        true
    };
    (write) => {
        false
    };
}

/// Who signs the requests of an operation marked so; the caller unless it is marked.
macro_rules! signer {
    () => {
        $crate::api::Signer::Caller
    };
    (unsigned) => {
        $crate::api::Signer::Nobody
    };
    (node) => {
        $crate::api::Signer::Node
    };
}

pub(crate) use {
    count_field, enumeration, errors, field_type, is_required, operation, read_field, read_only, signer,
    structure, write_field,
};
