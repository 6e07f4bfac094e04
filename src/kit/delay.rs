//! How long things take.

use std::{fmt, str::FromStr, time::Duration};

use serde::{Deserialize, Serialize};

/// How fast the world moves.
///
/// ```
/// use stockroom::Pace;
///
/// assert_eq!("real".parse(), Ok(Pace::Real));
/// assert_eq!(Pace::default(), Pace::Quick);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// Every transition takes a fraction of a second, so that intermediate statuses can be seen.
    #[default]
    Quick,
    /// Every transition is due at once: the next request finds it done.
    Instant,
    /// Transitions take as long as in AWS.
    Real,
    /// Time stands still until a test moves it; transitions take as long as in AWS.
    Manual,
}

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quick => "quick",
            Self::Instant => "instant",
            Self::Real => "real",
            Self::Manual => "manual",
        })
    }
}

impl FromStr for Pace {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        [Self::Quick, Self::Instant, Self::Real, Self::Manual]
            .into_iter()
            .find(|pace| pace.to_string() == text)
            .ok_or_else(|| format!("`{text}` is not a pace (quick, instant, real or manual)"))
    }
}

/// A named span of the services' asynchronous work; each can be set on its own.
#[derive(Clone, Copy, Debug)]
pub struct Delay {
    /// Its name in settings, such as `servicecatalog.stack-step`.
    pub name: &'static str,
    /// Its length at the quick pace.
    pub quick: Duration,
    /// Its length in AWS.
    pub real: Duration,
    /// What it lies between, for the help.
    pub what: &'static str,
}

impl Delay {
    /// Its length at `pace`.
    pub const fn at(&self, pace: Pace) -> Duration {
        match pace {
            Pace::Quick => self.quick,
            Pace::Instant => Duration::ZERO,
            Pace::Real | Pace::Manual => self.real,
        }
    }
}
