//! What is checked in is what the models say.

#[test]
fn the_generated_code_is_fresh() {
    for (path, text) in codegen::files().expect("the models can be printed") {
        let found = std::fs::read_to_string(&path).expect("the generated file can be read");
        assert!(found == text, "{} is stale: run `{}`", path.display(), codegen::REFRESH);
    }
}

/// What an answer in CBOR says is made of its JSON, where a fraction cannot be told from a time.
#[test]
fn a_service_that_speaks_cbor_has_no_fractions_but_times() {
    let model = include_str!("../models/servicecatalog.json");
    let model: serde_json::Value = serde_json::from_str(model).expect("the model is JSON");
    let shapes = model["shapes"].as_object().expect("the model has shapes");
    let kinds: Vec<_> = shapes.values().filter_map(|shape| shape["type"].as_str()).collect();
    assert!(kinds.contains(&"timestamp"));
    assert!(!kinds.iter().any(|kind| ["float", "double", "bigDecimal"].contains(kind)));
}
