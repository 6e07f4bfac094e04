//! What is checked in is what the models say.

#[test]
fn the_generated_code_is_fresh() {
    for (path, text) in codegen::files().expect("the models can be printed") {
        let found = std::fs::read_to_string(&path).expect("the generated file can be read");
        assert!(found == text, "{} is stale: run `{}`", path.display(), codegen::REFRESH);
    }
}
