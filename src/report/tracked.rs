//! Reading JSON into the dataset's types, with the place kept where a type does not fit.
//!
//! Takes JSON text, gives a value, or the reader's error and the path it stands at: `statistics[1].unit`. One reader
//! for good and bad files: a second one for the bad would be as large again in the program. A list in place of an
//! object is refused, where derived readers would take its values for fields in their order.

use core::fmt;
use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Error;

/// Reads a value; an error comes with its path.
pub(super) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, (String, Error)> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut place = Place::default();
    let value = T::deserialize(Tracked { json: &mut json, place: &mut place });
    value.and_then(|value| json.end().map(|()| value)).map_err(|error| (place.path(&error), error))
}

/// Where the reader is: entered before each value, left when it has been read; so it stays where reading failed.
#[derive(Default)]
struct Place {
    /// The names of the fields, one after another.
    names: String,
    steps: Vec<Step>,
}

/// From a value to one inside it.
enum Step {
    /// The field whose name begins at this byte of the names.
    Field(usize),
    Item(usize),
}

impl Place {
    fn enter(&mut self, name: &str) {
        self.steps.push(Step::Field(self.names.len()));
        self.names.push_str(name);
    }

    fn leave(&mut self) {
        if let Some(Step::Field(at)) = self.steps.pop() {
            self.names.truncate(at);
        }
    }

    fn path(&self, error: &Error) -> String {
        // A field that is there twice is a fault of what holds it.
        let twice = error.to_string().starts_with("duplicate field");
        let steps = self.steps.get(..self.steps.len() - usize::from(twice)).unwrap_or_default();
        let mut path = String::new();
        for (at, step) in steps.iter().enumerate() {
            match step {
                // Writing into a string cannot fail.
                Step::Item(item) => drop(write!(path, "[{item}]")),
                Step::Field(begin) => {
                    let next = self.steps.iter().skip(at + 1).find_map(Step::begin).unwrap_or(self.names.len());
                    if at > 0 {
                        path.push('.');
                    }
                    path.push_str(self.names.get(*begin..next).unwrap_or_default());
                }
            }
        }
        path
    }
}

impl Step {
    fn begin(&self) -> Option<usize> {
        if let Self::Field(begin) = self { Some(*begin) } else { None }
    }
}

/// The reader of a value at a place.
struct Tracked<'a, D> {
    json: D,
    place: &'a mut Place,
}

/// Values without parts are read as they are.
macro_rules! plain {
    ($($read:ident)*) => {
        $(fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.json.$read(visitor)
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tracked<'_, D> {
    type Error = D::Error;

    plain! { deserialize_any deserialize_bool deserialize_i16 deserialize_u32 deserialize_str deserialize_string }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.json.deserialize_option(Optional { visitor, place: self.place })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.json.deserialize_seq(List { visitor, place: self.place })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.json.deserialize_struct(name, fields, Object { visitor, place: self.place })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.json.deserialize_enum(name, variants, visitor)
    }

    serde::forward_to_deserialize_any! {
        i8 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        map identifier ignored_any
    }
}

/// A value inside another one, at its own place.
struct Inside<'a, S> {
    seed: S,
    place: &'a mut Place,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Inside<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(Tracked { json, place: self.place })
    }
}

/// A value that may be missing or `null`.
struct Optional<'a, V> {
    visitor: V,
    place: &'a mut Place,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Optional<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_some(Tracked { json, place: self.place })
    }
}

/// A list, whose items are counted.
struct List<'a, V> {
    visitor: V,
    place: &'a mut Place,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for List<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, json: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(Items { json, place: self.place, item: 0 })
    }
}

/// What is read one by one of a list.
struct Items<'a, A> {
    json: A,
    place: &'a mut Place,
    item: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.place.steps.push(Step::Item(self.item));
        self.item += 1;
        let value = self.json.next_element_seed(Inside { seed, place: self.place })?;
        self.place.leave();
        Ok(value)
    }
}

/// An object, whose fields have names.
struct Object<'a, V> {
    visitor: V,
    place: &'a mut Place,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, json: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(Fields { json, place: self.place })
    }
}

/// What is read one by one of an object.
struct Fields<'a, A> {
    json: A,
    place: &'a mut Place,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Some(Name(name)) = self.json.next_key()? else { return Ok(None) };
        self.place.enter(&name);
        seed.deserialize(CowStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let value = self.json.next_value_seed(Inside { seed, place: self.place })?;
        self.place.leave();
        Ok(value)
    }
}

/// The name of a field; where nothing is escaped, as it stands in the text.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct OfField;
        impl<'de> Visitor<'de> for OfField {
            type Value = Name<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }

            fn visit_borrowed_str<E: serde::de::Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
        }
        json.deserialize_str(OfField)
    }
}
