//! Every value of a report in turn is made one of another type: the place that is named is the one that
//! `serde_path_to_error` finds.

use serde_json::{Value, json};
use tushuo::report::load;
use tushuo::report::schema::ReportFile;

use super::small;

/// The place as it is named, and as the other reader names it; `None` where the text is no fault to it.
fn both(text: &str) -> Option<[String; 2]> {
    let reader = &mut serde_json::Deserializer::from_str(text);
    let other = serde_path_to_error::deserialize::<_, ReportFile>(reader).err()?.path().to_string();
    let Err(problems) = load::parse(text.as_bytes()) else { panic!("accepted: {text}") };
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    Some([problem.path.clone(), if other == "." { String::new() } else { other }])
}

/// Pointers to every value of a report.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), found));
        }
        Value::Array(items) => {
            (0..).zip(items).for_each(|(item, value)| pointers(value, &format!("{at}/{item}"), found));
        }
        _ => {}
    }
}

#[test]
fn the_place_of_a_wrong_type_is_the_right_one() {
    let good = small::report();
    let mut all = Vec::new();
    pointers(&good, "", &mut all);
    let others = [json!(null), json!(true), json!(70_000), json!(-1.5), json!("x"), json!([]), json!([[]]), json!({})];
    let mut compared = 0;
    for pointer in all.iter().filter(|pointer| *pointer != "/schema") {
        for other in &others {
            let mut report = good.clone();
            *report.pointer_mut(pointer).expect("it is there") = other.clone();
            // A list in place of an object is no fault to the other reader, if its items fit.
            let Some([ours, theirs]) = both(&report.to_string()) else { continue };
            let list_for_object = good.pointer(pointer).is_some_and(Value::is_object) && other.is_array();
            assert!(ours == theirs || list_for_object, "{pointer} as {other}: {ours:?}, {theirs:?}");
            compared += 1;
        }
    }
    assert!(compared > 1000, "{compared}");
}

#[test]
fn the_place_of_a_missing_an_unknown_and_a_double_field_is_the_right_one() {
    let good = small::report();
    let mut all = Vec::new();
    pointers(&good, "", &mut all);
    let mut compared = 0;
    for pointer in &all {
        let Some(fields) = good.pointer(pointer).and_then(Value::as_object) else { continue };
        for name in fields.keys() {
            let mut report = good.clone();
            let object = report.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
            let value = object.remove(name).expect("it is there");
            object.insert(format!("\u{1f}{name}.[1]"), value);
            // Names are shown without what cannot be seen.
            let Some([ours, theirs]) = both(&report.to_string()) else { continue };
            assert_eq!(ours, theirs.replace('\u{1f}', ""), "{pointer} without {name}");
            let text = good.to_string().replacen(&format!("\"{name}\":"), &format!("\"{name}\":0,\"{name}\":"), 1);
            if let Some([ours, theirs]) = both(&text) {
                assert_eq!(ours, theirs, "{name} twice");
            }
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}
