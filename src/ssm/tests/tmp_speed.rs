use super::super::fixture::*;
use crate::api::ssm::*;
fn rss() -> usize {
    std::fs::read_to_string("/proc/self/statm").unwrap().split(' ').nth(1).unwrap().parse::<usize>().unwrap()
        * 4096
}
fn fill(n: u32) -> Fixture {
    let ssm = Fixture::default();
    for number in 0..n {
        let mut items = Vec::new();
        for t in 0..5 {
            let rows: Vec<Vec<(String, String)>> = (0..10)
                .map(|r| (0..5).map(|a| (format!("A{a}"), format!("v{number}x{r}x{a}"))).collect())
                .collect();
            let rows: Vec<Vec<(&str, &str)>> =
                rows.iter().map(|r| r.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect()).collect();
            let rows: Vec<&[(&str, &str)]> = rows.iter().map(|r| &r[..]).collect();
            items.push(item(&format!("Custom:T{t}"), &rows));
        }
        let row = format!("r{}", number % 7);
        let uniq = format!("u{number}");
        items.push(item(RACK, &[&[("Row", row.as_str()), ("Id", uniq.as_str())]]));
        ssm.put_unseen(&id(number), items).unwrap();
    }
    ssm
}
#[test]
fn speed() {
    for n in [1000u32, 100_000] {
        let before = rss();
        let t = std::time::Instant::now();
        let ssm = fill(n);
        println!("{n}: fill {:?}, {} bytes per item", t.elapsed(), (rss() - before) / (n as usize * 6));
        let first = ssm.get(GetInventoryRequest { ..Default::default() }).unwrap();
        let time = |name: &str, filters: Option<Vec<InventoryFilter>>| {
            let t = std::time::Instant::now();
            for _ in 0..20 {
                ssm.get(GetInventoryRequest { filters: filters.clone(), ..Default::default() }).unwrap();
            }
            println!("  {name} {:?}", t.elapsed() / 20);
        };
        use InventoryQueryOperatorType::*;
        time("page", None);
        let t = std::time::Instant::now();
        for _ in 0..20 {
            ssm.get(GetInventoryRequest { next_token: first.next_token.clone(), ..Default::default() })
                .unwrap();
        }
        println!("  second {:?}", t.elapsed() / 20);
        time("row", Some(vec![filter("Custom:RackInfo.Row", Equal, &["r3"])]));
        time("uniq", Some(vec![filter("Custom:RackInfo.Id", Equal, &["u999"])]));
        time(
            "row+platform",
            Some(vec![
                filter("Custom:RackInfo.Row", Equal, &["r3"]),
                filter("AWS:InstanceInformation.PlatformType", Equal, &["windows"]),
            ]),
        );
        time(
            "notequal",
            Some(vec![filter("AWS:InstanceInformation.InstanceStatus", NotEqual, &["Terminated"])]),
        );
        time("scan", Some(vec![filter("Custom:RackInfo.Id", BeginWith, &["zz"])]));
        time("wide scan", Some(vec![filter("Custom:T1.A1", Equal, &["zz"])]));
    }
}
