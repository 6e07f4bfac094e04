//! The one timestamp of the wire and of the world.

use std::{fmt, time::Duration};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A point in time: milliseconds since the Unix epoch.
///
/// In JSON it is a number of epoch seconds with a fraction (`1550254911.0`), in CBOR the same number under tag 1.
///
/// ```
/// use std::time::Duration;
/// use stockroom::Timestamp;
///
/// let noon = Timestamp::from_iso8601("2026-01-01T12:00:00Z").expect("a time");
/// assert_eq!((noon + Duration::from_secs(90)).to_iso8601(), "2026-01-01T12:01:30Z");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The point `millis` milliseconds after the epoch.
    ///
    /// ```
    /// assert_eq!(stockroom::Timestamp::from_millis(1_000).to_iso8601(), "1970-01-01T00:00:01Z");
    /// ```
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch, as Batch sends them.
    ///
    /// ```
    /// assert_eq!(stockroom::Timestamp::from_millis(1_500).as_millis(), 1_500);
    /// ```
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This point with the fraction of its second cut off, as Service Catalog keeps some times.
    ///
    /// ```
    /// assert_eq!(stockroom::Timestamp::from_millis(1_500).whole_seconds().as_millis(), 1_000);
    /// ```
    #[must_use]
    pub const fn whole_seconds(self) -> Self {
        Self(self.0.div_euclid(1000) * 1000)
    }

    /// Reads an ISO 8601 time with an offset, such as `2016-08-22T10:01:01Z`.
    ///
    /// ```
    /// use stockroom::Timestamp;
    ///
    /// assert_eq!(Timestamp::from_iso8601("1970-01-01T01:00:01+01:00"), Some(Timestamp::from_millis(1_000)));
    /// assert_eq!(Timestamp::from_iso8601("noon"), None);
    /// ```
    pub fn from_iso8601(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|time| Self(time.timestamp_millis()))
    }

    /// The ISO 8601 form in UTC with whole seconds: `2016-08-22T10:01:01Z`.
    ///
    /// ```
    /// assert_eq!(stockroom::Timestamp::from_millis(1_500).to_iso8601(), "1970-01-01T00:00:01Z");
    /// ```
    pub fn to_iso8601(self) -> String {
        DateTime::<Utc>::from_timestamp_millis(self.0)
            .unwrap_or_default()
            .to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any year a calendar knows fit 53 bits")]
    fn seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    #[expect(clippy::cast_possible_truncation, reason = "a float outside the range of i64 saturates")]
    fn from_seconds(seconds: f64) -> Self {
        Self((seconds * 1000.0).round() as i64)
    }
}

impl std::ops::Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(span.as_millis()).unwrap_or(i64::MAX)))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_iso8601())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.seconds())
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("epoch seconds or an ISO 8601 time")
    }

    fn visit_f64<E: de::Error>(self, seconds: f64) -> Result<Timestamp, E> {
        Ok(Timestamp::from_seconds(seconds))
    }

    fn visit_i64<E: de::Error>(self, seconds: i64) -> Result<Timestamp, E> {
        Ok(Timestamp(seconds.saturating_mul(1000)))
    }

    fn visit_u64<E: de::Error>(self, seconds: u64) -> Result<Timestamp, E> {
        self.visit_i64(i64::try_from(seconds).unwrap_or(i64::MAX))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Timestamp, E> {
        Timestamp::from_iso8601(text).ok_or_else(|| E::custom("not an ISO 8601 time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_epoch_seconds_with_a_fraction() {
        let json = |millis| serde_json::to_string(&Timestamp::from_millis(millis)).unwrap();
        assert_eq!(json(1_536_063_943_000), "1536063943.0");
        assert_eq!(json(1_571_337_221_555), "1571337221.555");
    }

    #[test]
    fn reads_what_clients_send() {
        for text in ["1571337221.555", "\"2019-10-17T18:33:41.555Z\""] {
            assert_eq!(serde_json::from_str::<Timestamp>(text).unwrap(), Timestamp(1_571_337_221_555));
        }
        assert!(serde_json::from_str::<Timestamp>("\"yesterday\"").is_err());
    }
}
