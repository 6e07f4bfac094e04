//! `Fn::Cidr`: an address range cut into smaller ones.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::expressions::Evaluator;
use crate::cloudformation::{
    error::{Result, TemplateError},
    functions::CIDR,
    value::Value,
};

/// The first so many ranges with so many bits for hosts.
pub(super) fn evaluate(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let list = argument.list().unwrap_or_default();
    let (Some(block), Some(count)) = (list.first(), list.get(1)) else { return Err(wanted()) };
    let bits = list.get(2).map(|bits| evaluator.text(bits, CIDR)).transpose()?;
    let (Some(block), Some(count)) = (evaluator.text(block, CIDR)?, evaluator.text(count, CIDR)?) else {
        return Ok(Value::Null);
    };
    let bits = match bits {
        Some(None) => return Ok(Value::Null),
        Some(Some(bits)) => Some(bits.parse::<u32>().map_err(|_| wanted())?),
        None => None,
    };
    let count: u32 = count.parse().map_err(|_| wanted())?;
    let ranges = cut(&block, count, bits).ok_or_else(wanted)?;
    Ok(Value::List(ranges.into_iter().map(|range| Value::Text(range.into())).collect()))
}

/// `unverified:` the words for arguments that do not fit each other.
fn wanted() -> TemplateError {
    TemplateError::function(format_args!("{CIDR}"))
}

fn cut(block: &str, count: u32, bits: Option<u32>) -> Option<Vec<String>> {
    let (address, length) = block.split_once('/')?;
    let (address, length): (IpAddr, u32) = (address.parse().ok()?, length.parse().ok()?);
    let (number, width): (_, u32) = match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    };
    // `unverified:` the bits where none are given: what keeps a subnet of a usual network.
    let bits = bits.unwrap_or(if width == 32 { 8 } else { 64 });
    let hosts = width.checked_sub(length)?;
    let splits = hosts.checked_sub(bits).filter(|_| bits > 0 && (1..=256).contains(&count))?;
    if splits < 32 && u64::from(count) > 1_u64 << splits {
        return None;
    }
    let start = if hosts == 128 { 0 } else { number >> hosts << hosts };
    let range = |index: u32| {
        let first = start + (u128::from(index) << bits);
        let address = match address {
            IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::from(u32::try_from(first).ok()?)),
            IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::from(first)),
        };
        Some(format!("{address}/{}", width - bits))
    };
    (0..count).map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_in_order() {
        let cut = |block: &str, count, bits| cut(block, count, bits).map(|ranges| ranges.join(" "));
        assert_eq!(cut("10.0.0.0/16", 3, Some(8)).unwrap(), "10.0.0.0/24 10.0.1.0/24 10.0.2.0/24");
        assert_eq!(cut("10.1.0.1/16", 1, Some(5)).unwrap(), "10.1.0.0/27");
        assert_eq!(cut("2001:db8::/56", 2, Some(64)).unwrap(), "2001:db8::/64 2001:db8:0:1::/64");
        for (block, count, bits) in [
            ("10.0.0.0/24", 2, 8),
            ("10.0.0.0/24", 0, 4),
            ("10.0.0.0/16", 257, 4),
            ("10.0.0.0", 1, 8),
            ("x/8", 1, 8),
        ] {
            assert_eq!(cut(block, count, Some(bits)), None, "{block} {count} {bits}");
        }
    }
}
