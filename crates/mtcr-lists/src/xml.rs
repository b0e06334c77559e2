//! Records of an XML file, one at a time, without entities and within bounds.

use crate::ListError;
use crate::input::{Counted, Limits, Meter};
use crate::names::tidy;
use crate::reader::Part;
use quick_xml::events::{BytesStart, Event};
use std::rc::Rc;

/// How deep elements may stand in each other. The lists have less than ten.
const DEPTH: usize = 32;

/// One element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name without a prefix.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// Its own text, with single spaces.
    pub(crate) fn text(&self) -> String {
        tidy(&self.text)
    }

    /// An attribute; empty when it has none of that name.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// The children of a name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The children of a name within the children of another.
    pub(crate) fn within<'e>(&'e self, outer: &'e str, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.all(outer).flat_map(move |child| child.all(name))
    }

    /// The text of the first child of a name; empty when there is none.
    pub(crate) fn value(&self, name: &str) -> String {
        self.all(name).next().map(Element::text).unwrap_or_default()
    }
}

/// The records of a file.
pub(crate) struct Records<'a> {
    reader: quick_xml::Reader<Counted<'a>>,
    meter: Rc<Meter>,
    /// Names of the elements that are records.
    wanted: &'static [&'static str],
    /// Names of the elements around the record being read, outermost first.
    around: Vec<String>,
    /// The root element as it was opened.
    root: Element,
    buffer: Vec<u8>,
}

impl<'a> Records<'a> {
    /// Opens a file whose root has a name.
    pub(crate) fn open(
        part: Part<'a>,
        root: &'static str,
        wanted: &'static [&'static str],
        limits: Limits,
    ) -> Result<Records<'a>, ListError> {
        let (counted, meter) = Counted::new(&part.name, part.content, limits);
        let reader = quick_xml::Reader::from_reader(counted);
        let mut records = Records {
            reader,
            meter,
            wanted,
            around: Vec::new(),
            root: Element::default(),
            buffer: Vec::new(),
        };
        loop {
            match records.event()? {
                Step::Open(element) if element.name == root => {
                    records.around.push(element.name.clone());
                    records.root = element;
                    return Ok(records);
                }
                Step::Open(element) | Step::Whole(element) => {
                    let what =
                        format!("the file begins with `{}`, and this list with `{root}`", element.name);
                    return Err(records.meter.layout(records.meter.line(), what));
                }
                Step::Text(text) if text.trim().is_empty() => {}
                Step::Text(_) => {
                    return Err(records.meter.layout(
                        records.meter.line(),
                        format!("this is no XML: the list begins with `<{root}`"),
                    ));
                }
                Step::Close | Step::End => {
                    return Err(ListError::NoRecords { file: records.meter.file().to_owned() });
                }
            }
        }
    }

    /// The root element, with its attributes.
    pub(crate) fn root(&self) -> &Element {
        &self.root
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> &str {
        self.meter.file()
    }

    /// The next record with the line where it begins.
    pub(crate) fn next_record(&mut self) -> Result<Option<(Element, u32)>, ListError> {
        loop {
            self.meter.record_begins();
            let line = self.meter.line();
            match self.event()? {
                Step::Open(element) if self.wanted.contains(&element.name.as_str()) => {
                    return self.rest_of(element, line).map(|element| Some((element, line)));
                }
                Step::Open(element) => {
                    self.around.push(element.name);
                    if self.around.len() > DEPTH {
                        return Err(self.too_deep(line));
                    }
                }
                Step::Whole(element) if self.wanted.contains(&element.name.as_str()) => {
                    return Ok(Some((element, line)));
                }
                Step::Whole(_) | Step::Text(_) => {}
                Step::Close => {
                    self.around.pop();
                }
                Step::End if self.around.is_empty() => return Ok(None),
                Step::End => return Err(self.cut_short(self.around.last().map_or("", String::as_str))),
            }
        }
    }

    /// What is in an element that was opened.
    fn rest_of(&mut self, opened: Element, line: u32) -> Result<Element, ListError> {
        let mut open = vec![opened];
        loop {
            match self.event()? {
                Step::Open(element) => {
                    open.push(element);
                    if open.len() + self.around.len() > DEPTH {
                        return Err(self.too_deep(line));
                    }
                }
                Step::Whole(element) => {
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(element);
                    }
                }
                Step::Text(text) => {
                    if let Some(parent) = open.last_mut() {
                        parent.text.push_str(&text);
                    }
                }
                Step::Close => {
                    let Some(element) = open.pop() else {
                        return Err(self.meter.layout(line, "an element is closed that was never opened"));
                    };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => return Ok(element),
                    }
                }
                Step::End => {
                    return Err(self.cut_short(open.last().map_or("", |element| element.name.as_str())));
                }
            }
        }
    }

    /// The next thing that matters.
    fn event(&mut self) -> Result<Step, ListError> {
        loop {
            self.buffer.clear();
            let line = self.meter.line();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(failed(&self.meter, line, error, self.around.last())),
            };
            return Ok(match event {
                Event::Start(start) => Step::Open(element(&self.meter, line, &start)?),
                Event::Empty(start) => Step::Whole(element(&self.meter, line, &start)?),
                Event::End(_) => Step::Close,
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Step::Text(
                    resolved(&reference)
                        .ok_or_else(|| self.meter.layout(line, format!("the entity `&{};` is not one of the five of XML: entities of a file's own are never expanded", &*reference)))?,
                ),
                Event::DocType(_) => {
                    return Err(self.meter.layout(
                        line,
                        "a document type stands here, and no list has one: entities of a file's own are never expanded",
                    ));
                }
                Event::Decl(declaration) => {
                    let named = declaration.encoding().and_then(Result::ok);
                    if named.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
                        return Err(ListError::Encoding {
                            file: self.meter.file().to_owned(),
                            line,
                            found: "the first line names another encoding",
                        });
                    }
                    continue;
                }
                Event::Comment(_) | Event::PI(_) => continue,
                Event::Eof => Step::End,
            });
        }
    }

    fn cut_short(&self, open: &str) -> ListError {
        ListError::CutShort {
            file: self.meter.file().to_owned(),
            line: self.meter.line(),
            what: format!("`{open}` is not closed"),
        }
    }

    fn too_deep(&self, line: u32) -> ListError {
        self.meter.layout(line, format!("elements stand more than {DEPTH} deep, and no list needs so many"))
    }
}

/// What was read.
enum Step {
    /// An element begins.
    Open(Element),
    /// An element without content.
    Whole(Element),
    /// The element opened last ends.
    Close,
    /// Text within it.
    Text(String),
    /// The file ends.
    End,
}

/// An element as it was opened.
fn element(meter: &Meter, line: u32, start: &BytesStart<'_>) -> Result<Element, ListError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let wrong =
            || meter.layout(line, "an attribute is not written as `name=\"value\"`, or holds an entity");
        let attribute = attribute.map_err(|_| wrong())?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| wrong())?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: start.local_name().as_ref().to_owned(), attributes, ..Element::default() })
}

/// The text of one of the five entities of XML or of a character by its number.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_xml_entity(reference).map(str::to_owned)
}

fn failed(meter: &Meter, line: u32, error: quick_xml::Error, open: Option<&String>) -> ListError {
    if let Some(stopped) = meter.stopped(line) {
        return stopped;
    }
    let file = meter.file().to_owned();
    match error {
        quick_xml::Error::Io(source) if source.kind() == std::io::ErrorKind::InvalidData => {
            ListError::Encoding { file, line: meter.line(), found: "the text is not UTF-8" }
        }
        quick_xml::Error::Io(source) => {
            ListError::Unreadable { file, source: std::io::Error::new(source.kind(), source.to_string()) }
        }
        quick_xml::Error::Encoding(_) => {
            ListError::Encoding { file, line: meter.line(), found: "the text is not UTF-8" }
        }
        quick_xml::Error::Syntax(error) => ListError::CutShort {
            file,
            line: meter.line(),
            what: tidy(&format!("within `{}`, {error}", open.map_or("", String::as_str))),
        },
        other => meter.layout(line, tidy(&format!("this is not well-formed XML: {other}"))),
    }
}
