//! Values of a record as the fields of an article need them.

use serde_json::Value;
use serde_json::value::RawValue;

use crate::article::Published;

/// A field's value parsed. Nesting is limited by the parser, so no depth of input overflows the stack.
pub(super) fn parse(name: &str, raw: &RawValue) -> Result<Value, String> {
    serde_json::from_str(raw.get()).map_err(|error| format!("`{name}`: {}", message(&error)))
}

/// What is wrong with some JSON, without the place, which is told apart.
pub(super) fn message(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned())
}

/// What kind of value stands where another was expected.
pub(super) fn kind(raw: &RawValue) -> &'static str {
    match raw.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// One line of metadata: a string, a number, an object that names something, or several of them.
pub(super) fn line(value: &Value) -> Option<String> {
    let found = match value {
        Value::Array(several) => several.iter().filter_map(scalar).collect::<Vec<_>>().join(", "),
        other => scalar(other)?,
    };
    (!found.is_empty()).then_some(found)
}

/// Names of people, firms or places: no number is one, it is a key into somebody's table.
pub(super) fn name(value: &Value) -> Option<String> {
    let is_name = |value: &Value| !value.is_number() && scalar(value).is_none_or(|name| !is_number(&name));
    match value {
        Value::Array(several) => line(&several.iter().filter(|value| is_name(value)).cloned().collect()),
        other if is_name(other) => line(other),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
}

fn scalar(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(_) => {
            let inner = NAMES.iter().filter_map(|name| value.get(name)).find(|inner| inner.is_string())?;
            inner.as_str()?.trim().to_owned()
        }
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// How objects that stand for a name or a text are written: schema.org, WordPress, MongoDB, XML made JSON.
const NAMES: [&str; 9] = ["name", "rendered", "title", "text", "value", "#text", "$oid", "$date", "url"];

/// A record's own id: a string or a number, as written.
pub(super) fn id(raw: &RawValue) -> Option<String> {
    match raw.get().as_bytes().first()? {
        // As written: a number with more digits than a float has keeps them.
        b'0'..=b'9' | b'-' => Some(raw.get().to_owned()),
        b'"' | b'{' => scalar(&serde_json::from_str(raw.get()).ok()?),
        _ => None,
    }
}

/// A date: text as dates are written, or a number: a year, a day as eight digits, or the seconds or
/// milliseconds since 1970.
pub(super) fn date(value: &Value) -> Option<Published> {
    match value {
        Value::Number(number) => Published::parse(&number.to_string()).or_else(|| {
            let stamp = number.as_i64().or_else(|| number.as_f64().map(|seconds| seconds as i64))?;
            // Smaller figures are no time that anything was published at: years, counts, codes.
            (stamp >= 100_000_000).then(|| Published::from_unix(stamp))?
        }),
        Value::Object(_) => match value.get("$date") {
            Some(Value::Number(number)) => Published::from_unix(number.as_i64()?),
            _ => Published::parse(&line(value)?),
        },
        other => Published::parse(&line(other)?),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_found_in_strings_lists_and_objects() {
        assert_eq!(line(&json!("  Ann Lee ")).as_deref(), Some("Ann Lee"));
        assert_eq!(line(&json!(["Ann Lee", {"name": "Bo Ek"}, null])).as_deref(), Some("Ann Lee, Bo Ek"));
        assert_eq!(line(&json!({"@type": "Person", "name": "Ann Lee"})).as_deref(), Some("Ann Lee"));
        assert_eq!(line(&json!(1984)).as_deref(), Some("1984"));
        assert_eq!(line(&json!(" ")), None);
        assert_eq!(line(&json!(true)), None);
    }

    #[test]
    fn numbers_are_no_names() {
        for nobody in
            [json!(7), json!(7.5), json!("7"), json!([7]), json!({"id": 7}), json!(null), json!(""), json!([])]
        {
            assert_eq!(name(&nobody), None, "{nobody}");
        }
        assert_eq!(name(&json!([7, "Ann Lee", {"name": "Bo Ek"}])).as_deref(), Some("Ann Lee, Bo Ek"));
        assert_eq!(name(&json!("4chan")).as_deref(), Some("4chan"));
    }

    #[test]
    fn numbers_are_dates() {
        let day = |value| date(&value).map(|published| published.date);
        assert_eq!(day(json!(1749427200)).as_deref(), Some("2025-06-09"));
        assert_eq!(day(json!(1749427200000_i64)).as_deref(), Some("2025-06-09"));
        assert_eq!(day(json!({"$date": 1749427200000_i64})).as_deref(), Some("2025-06-09"));
        assert_eq!(day(json!(2025)).as_deref(), Some("2025"));
        assert_eq!(day(json!(20250609)).as_deref(), Some("2025-06-09"));
        assert_eq!(day(json!(20251399)), None);
        assert_eq!(day(json!(i64::MAX)), None);
        assert_eq!(day(json!("9 June 2025")).as_deref(), Some("2025-06-09"));
    }

    #[test]
    fn ids_keep_every_digit() {
        let id_of = |json: &str| id(&RawValue::from_string(json.to_owned()).unwrap());
        assert_eq!(id_of("12345678901234567890123").as_deref(), Some("12345678901234567890123"));
        assert_eq!(id_of("\"a b\"").as_deref(), Some("a b"));
        assert_eq!(id_of(r#"{"$oid": "5f1e"}"#).as_deref(), Some("5f1e"));
        assert_eq!(id_of("null"), None);
        assert_eq!(id_of("\"\""), None);
    }
}
