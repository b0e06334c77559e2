//! A page as a browser reads it, and what every page keeps to.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::BTreeSet;

/// An element with its attributes and its text.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Element {
    /// An attribute; empty where it is missing.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }
}

/// A page.
pub(crate) struct Document {
    path: String,
    pub(crate) elements: Vec<Element>,
}

impl Document {
    /// Reads a page and holds it to what every page keeps to.
    pub(crate) fn of(path: &str, html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let errors = dom.errors.borrow();
        assert!(errors.is_empty(), "{path}: {errors:?}");
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        let document = Document { path: path.to_owned(), elements };
        document.kept();
        document
    }

    /// All elements of a name.
    pub(crate) fn all<'d, 'n>(&'d self, name: &'n str) -> impl Iterator<Item = &'d Element> + use<'d, 'n> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The text of the only element of a name.
    pub(crate) fn only(&self, name: &str) -> &Element {
        let found: Vec<_> = self.all(name).collect();
        assert_eq!(found.len(), 1, "{}: {name}", self.path);
        found[0]
    }

    /// Whether a text stands on the page.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.only("main").text.contains(text)
    }

    /// The value of a hidden field or the text of a text area.
    pub(crate) fn value(&self, name: &str) -> String {
        let field = self.elements.iter().find(|element| element.get("name") == name);
        let field = field.unwrap_or_else(|| panic!("{}: no field {name}", self.path));
        if field.name == "textarea" { field.text.clone() } else { field.get("value").to_owned() }
    }

    fn kept(&self) {
        let path = &self.path;
        self.only("h1");
        self.only("main");
        assert!(!self.only("title").text.is_empty(), "{path}: no title");
        let lang = self.only("html").get("lang");
        assert!(["en", "fr"].contains(&lang), "{path}: {lang}");
        let mut ids = BTreeSet::new();
        for element in &self.elements {
            let id = element.get("id");
            assert!(id.is_empty() || ids.insert(id), "{path}: {id} is the id of two elements");
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on"), "{path}: script in {name}");
                assert!(name != "style", "{path}: style in an element");
                assert!(!value.starts_with("javascript:") && !value.starts_with("data:"), "{path}: {value}");
                let loads = ["href", "src", "action", "srcset", "poster"].contains(&name.as_str());
                assert!(
                    !loads || value.starts_with(['/', '#']) && !value.starts_with("//"),
                    "{path}: {value}"
                );
            }
            let index = element.get("tabindex");
            assert!(["", "0", "-1"].contains(&index), "{path}: tabindex {index}");
        }
        assert_eq!(self.all("style").count(), 0, "{path}: style in the page");
        assert!(self.all("script").all(|script| script.has("src") && script.text.is_empty()), "{path}");
        self.labelled(&ids);
    }

    /// Fields have labels, hints exist, tables say what they are.
    fn labelled(&self, ids: &BTreeSet<&str>) {
        let path = &self.path;
        let labels: BTreeSet<&str> = self.all("label").map(|label| label.get("for")).collect();
        for field in
            self.elements.iter().filter(|one| ["input", "select", "textarea"].contains(&one.name.as_str()))
        {
            let hidden = field.get("type") == "hidden";
            let named =
                labels.contains(field.get("id")) || field.has("aria-label") || field.has("aria-labelledby");
            assert!(hidden || named, "{path}: no label for {field:?}");
        }
        for name in ["aria-describedby", "aria-labelledby"] {
            for id in self.elements.iter().flat_map(|one| one.get(name).split_whitespace()) {
                assert!(ids.contains(id), "{path}: {name} names {id}");
            }
        }
        for link in self.all("a").filter_map(|link| link.get("href").strip_prefix('#')) {
            assert!(ids.contains(link), "{path}: a link leads to #{link}");
        }
        assert_eq!(self.all("table").count(), self.all("caption").count(), "{path}: a table without caption");
        assert!(self.all("th").all(|cell| cell.has("scope")), "{path}: a heading of a table without scope");
        assert!(self.all("img").all(|image| !image.get("alt").is_empty()), "{path}: a picture without words");
        assert!(self.all("button").all(|button| !button.text.trim().is_empty()), "{path}: an empty button");
    }
}

fn collect(node: &Handle, elements: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        // A drawing has rules of its own.
        if name.local.as_ref() == "svg" {
            return;
        }
        let attributes = attrs.borrow();
        let attributes =
            attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
        let mut text = String::new();
        text_of(node, &mut text);
        elements.push(Element { name: name.local.to_string(), attributes, text });
    }
    for child in node.children.borrow().iter() {
        collect(child, elements);
    }
}

fn text_of(node: &Handle, out: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        out.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        text_of(child, out);
    }
}
