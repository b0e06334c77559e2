//! A page of accounts: parts with texts, facts, tables and forms, all in one shape.

use super::frame::Frame;
use super::reply;
use super::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

/// A page.
#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct Sheet {
    f: Frame,
    heading: String,
    lead: Vec<String>,
    /// What everybody on the page must know first.
    warnings: Vec<String>,
    /// What was done just now.
    done: String,
    wrong: Vec<Amiss>,
    parts: Vec<Part>,
}

/// Something wrong, in the language of the page, with the field that it is about.
pub(crate) struct Amiss {
    pub(crate) field: &'static str,
    pub(crate) text: String,
    /// Whether it is in the words of the program, which are English.
    english: bool,
}

/// A part of a page under a heading.
pub(crate) struct Part {
    id: String,
    heading: String,
    /// What the heading goes on with, as somebody wrote it.
    given: String,
    blocks: Vec<Block>,
}

/// What stands in a part.
pub(crate) enum Block {
    Text(String),
    Note(String),
    Facts(Vec<(String, Cell)>),
    /// Something shown once, to be copied.
    Secret(String, String),
    List(Vec<String>),
    /// The same in the words of the program, which are English.
    English(Vec<String>),
    Table(Table),
    Form(Form),
    /// A figure of these pages, drawn already.
    Drawn(String),
}

/// A table; of its rows the first cell is the heading.
pub(crate) struct Table {
    pub(crate) id: &'static str,
    pub(crate) caption: String,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<(Cell, Vec<Cell>)>,
}

/// What stands in a cell.
pub(crate) enum Cell {
    Text(String),
    /// As somebody wrote it, in whatever language.
    Given(String),
    Code(String),
    Link(String, String),
    Time(jiff::Timestamp),
    /// Forms of one button each.
    Forms(Vec<Form>),
}

#[derive(Template)]
#[template(path = "sheet_cell.html")]
struct CellView<'c> {
    cell: &'c Cell,
}

/// A form.
#[derive(Template)]
#[template(path = "sheet_form.html")]
pub(crate) struct Form {
    pub(crate) action: String,
    csrf: String,
    hidden: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    pub(crate) button: String,
    /// What the button is about, where there are several alike.
    about: String,
    second: bool,
    /// Whether a file is sent with it.
    file: bool,
}

/// A field of a form.
pub(crate) struct Field {
    id: String,
    name: &'static str,
    label: String,
    hint: String,
    kind: &'static str,
    value: String,
    options: Vec<(String, String, bool)>,
    complete: &'static str,
    rows: u32,
    required: bool,
    wrong: bool,
}

impl Cell {
    /// As it stands in a page.
    fn html(&self) -> String {
        // A template writes to memory and calls nothing that fails.
        CellView { cell: self }.render().unwrap_or_default()
    }

    /// An instant as people read it.
    fn minute(at: &jiff::Timestamp) -> String {
        at.strftime("%Y-%m-%d %H:%M").to_string()
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }
}

impl Sheet {
    pub(crate) fn new(visit: &Visit, title: &str, at: &'static str) -> Self {
        let heading = visit.t(title);
        Sheet {
            f: visit.frame(heading.clone(), at),
            heading,
            lead: Vec::new(),
            warnings: Vec::new(),
            done: String::new(),
            wrong: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The same under another heading.
    pub(crate) fn called(mut self, heading: String) -> Self {
        self.f.title.clone_from(&heading);
        Sheet { heading, ..self }
    }

    pub(crate) fn lead(mut self, text: String) -> Self {
        self.lead.push(text);
        self
    }

    pub(crate) fn warnings(self, warnings: Vec<String>) -> Self {
        Sheet { warnings, ..self }
    }

    pub(crate) fn done(self, done: String) -> Self {
        Sheet { done, ..self }
    }

    /// The same with something wrong in the words of the program.
    pub(crate) fn wrong_in_english(self, field: &'static str, text: String) -> Self {
        let mut sheet = self.wrong(field, text);
        if let Some(last) = sheet.wrong.last_mut() {
            last.english = true;
        }
        sheet
    }

    pub(crate) fn wrong(mut self, field: &'static str, text: String) -> Self {
        self.wrong.push(Amiss { field, text, english: false });
        for part in &mut self.parts {
            for block in &mut part.blocks {
                if let Block::Form(form) = block {
                    form.fields.iter_mut().filter(|one| one.id == field).for_each(|one| one.wrong = true);
                }
            }
        }
        self
    }

    pub(crate) fn part(mut self, id: &str, heading: String, blocks: Vec<Block>) -> Self {
        self.parts.push(Part { id: id.to_owned(), heading, given: String::new(), blocks });
        self
    }

    /// What the heading of the last part goes on with, as somebody wrote it.
    pub(crate) fn given(mut self, text: String) -> Self {
        if let Some(part) = self.parts.last_mut() {
            part.given = text;
        }
        self
    }

    pub(crate) fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    pub(crate) fn page(&self) -> Response {
        reply::page(self)
    }

    pub(crate) fn with_status(&self, status: StatusCode) -> Response {
        reply::with_status(status, self)
    }
}

impl Form {
    /// A form that goes to an address in the language of the page.
    pub(crate) fn new(visit: &Visit, path: &str, button: &str) -> Self {
        Form {
            action: format!("/{}{path}", visit.lang.code()),
            csrf: visit.visitor.csrf(),
            hidden: Vec::new(),
            fields: Vec::new(),
            button: visit.t(button),
            about: String::new(),
            second: false,
            file: false,
        }
    }

    /// The same for a browser that nobody has signed in from.
    pub(crate) fn token(self, csrf: String) -> Self {
        Form { csrf, ..self }
    }

    pub(crate) fn hidden(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.hidden.push((name, value.into()));
        self
    }

    pub(crate) fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The same, of several alike, about one thing.
    pub(crate) fn about(self, about: impl Into<String>) -> Self {
        Form { about: about.into(), second: true, ..self }
    }

    /// The same with a file in it, which comes behind the token.
    pub(crate) fn with_file(self) -> Self {
        Form { file: true, ..self }
    }

    /// The same, less important than others beside it.
    pub(crate) fn second(self) -> Self {
        Form { second: true, ..self }
    }
}

impl Field {
    /// A line of text.
    pub(crate) fn line(id: &str, name: &'static str, label: String) -> Self {
        Field {
            id: id.to_owned(),
            name,
            label,
            hint: String::new(),
            kind: "text",
            value: String::new(),
            options: Vec::new(),
            complete: "off",
            rows: 3,
            required: true,
            wrong: false,
        }
    }

    /// A file.
    pub(crate) fn file(id: &str, name: &'static str, label: String) -> Self {
        Field { kind: "file", ..Field::line(id, name, label) }
    }

    /// Several lines of text.
    pub(crate) fn area(id: &str, name: &'static str, label: String) -> Self {
        Field { kind: "area", ..Field::line(id, name, label) }
    }

    pub(crate) fn password(id: &str, name: &'static str, label: String, complete: &'static str) -> Self {
        Field { kind: "password", complete, ..Field::line(id, name, label) }
    }

    pub(crate) fn date(id: &str, name: &'static str, label: String, value: String) -> Self {
        Field { kind: "date", value, ..Field::line(id, name, label) }
    }

    /// One of several; each is its value, its words and whether it is chosen.
    pub(crate) fn select(
        id: &str,
        name: &'static str,
        label: String,
        options: Vec<(String, String, bool)>,
    ) -> Self {
        Field { kind: "select", options, ..Field::line(id, name, label) }
    }

    /// Any of several.
    pub(crate) fn checks(
        id: &str,
        name: &'static str,
        label: String,
        options: Vec<(String, String, bool)>,
    ) -> Self {
        Field { kind: "checks", options, required: false, ..Field::line(id, name, label) }
    }

    pub(crate) fn hint(self, hint: String) -> Self {
        Field { hint, ..self }
    }

    pub(crate) fn value(self, value: impl Into<String>) -> Self {
        Field { value: value.into(), ..self }
    }

    pub(crate) fn complete(self, complete: &'static str) -> Self {
        Field { complete, ..self }
    }

    /// The same with so many lines in sight.
    pub(crate) fn rows(self, rows: u32) -> Self {
        Field { rows, ..self }
    }

    pub(crate) fn optional(self) -> Self {
        Field { required: false, ..self }
    }
}
