use super::*;

/// A rule that is good if it is positive.
impl Rule for i32 {
    fn check(&self) -> Result<(), String> {
        if *self > 0 { Ok(()) } else { Err(format!("{self} is too small")) }
    }
}

#[test]
fn rules_are_added_at_either_end() {
    let mut rules = Vec::new();
    for (rule, first) in [(1, false), (2, false), (3, true)] {
        add(&mut rules, rule, first).unwrap();
    }
    assert_eq!(rules, [3, 1, 2]);
}

#[test]
fn a_wrong_rule_is_named() {
    let mut rules = vec![1];
    assert_eq!(add(&mut rules, 0, false).unwrap_err().to_string(), "the rule is wrong: 0 is too small");
    assert_eq!(rules, [1]);
    assert_eq!(check_all(&[1, -1]).unwrap_err().to_string(), "rule 2 is wrong: -1 is too small");
}

#[test]
fn a_thousand_rules_are_the_most() {
    let mut rules = vec![1; 1000];
    assert_eq!(check_all(&rules), Ok(()));
    assert_eq!(add(&mut rules, 1, true), Err(BadRule::TooMany));
    assert_eq!(rules.len(), 1000);
    assert_eq!(check_all(&[1; 1001]), Err(BadRule::TooMany));
    assert_eq!(BadRule::TooMany.to_string(), "there can be at most 1000 rules");
}
