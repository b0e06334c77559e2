//! Question and answer, line by line.

use mtcr_annex::ask::{Interview, Refused, Step};
use mtcr_corpus::Corpus;
use openmtcr::ask::answered;
use openmtcr::text::{self, Page};
use std::io::{BufRead, IsTerminal, Write};

/// How a talk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing is left to be asked.
    Done,
    /// The user ended it with what is known.
    Finished,
    /// The user stopped, or the input ended.
    Stopped,
}

/// What a line asks for.
enum Line<'l> {
    Back,
    Change(&'l str),
    Why,
    Answers,
    Finish,
    Stop,
    Help,
    Answer(&'l str),
}

impl<'l> Line<'l> {
    fn of(typed: &'l str) -> Self {
        let typed = typed.trim();
        match typed {
            "back" => Line::Back,
            "why" => Line::Why,
            "answers" => Line::Answers,
            "finish" => Line::Finish,
            "stop" => Line::Stop,
            "help" => Line::Help,
            _ => match typed.strip_prefix("change ") {
                Some(name) => Line::Change(name.trim()),
                None => Line::Answer(typed),
            },
        }
    }
}

/// Asks until the interview ends; `show` writes to the user, `keep` takes the answers so far before each question.
pub(super) fn talk<E>(
    interview: &mut Interview<'_>,
    corpus: &Corpus,
    show: &impl Fn(&Page),
    keep: &impl Fn(&Interview<'_>) -> Result<(), E>,
) -> Result<End, E> {
    let echo = !std::io::stdin().is_terminal();
    let mut lines = std::io::stdin().lock().lines();
    let mut number = interview.answers().len() + 1;
    keep(interview)?;
    while let Step::Ask(query) = interview.next() {
        let mut page = Page::new();
        text::ask_question(&mut page, number, &interview.classification(), &query);
        show(&page);
        // The same question stands until it is answered or left.
        loop {
            let mut page = Page::new();
            text::ask_prompt(&mut page, None);
            show(&page);
            let _ = std::io::stdout().flush();
            let mut page = Page::new();
            let Some(Ok(typed)) = lines.next() else {
                text::ask_prompt(&mut page, Some(""));
                show(&page);
                return Ok(End::Stopped);
            };
            if echo {
                text::ask_prompt(&mut page, Some(&typed));
            }
            let left = match Line::of(&typed) {
                Line::Finish => return Ok(End::Finished),
                Line::Stop => return Ok(End::Stopped),
                Line::Answer(typed) => taken(&mut page, &answered(interview, &query, typed)),
                Line::Change(name) => {
                    let left = taken(&mut page, &interview.change(name));
                    if left && !matches!(interview.next(), Step::Ask(query) if query.about == name) {
                        text::ask_remark(&mut page, &format!("nothing open asks `{name}` now"));
                    }
                    left
                }
                Line::Back => {
                    let left = interview.back();
                    if !left {
                        text::ask_remark(&mut page, "there is nothing to take back");
                    }
                    left
                }
                Line::Why => {
                    text::ask_why(&mut page, corpus, &query);
                    false
                }
                Line::Answers => {
                    text::ask_answers(&mut page, interview.answers());
                    false
                }
                Line::Help => {
                    text::ask_commands(&mut page);
                    false
                }
            };
            show(&page);
            if left {
                break;
            }
        }
        keep(interview)?;
        number = interview.answers().len() + 1;
    }
    Ok(End::Done)
}

/// Whether it was taken; says what was not understood.
fn taken(page: &mut Page, result: &Result<(), Refused>) -> bool {
    if let Err(refused) = result {
        text::ask_remark(page, &refused.to_string());
    }
    result.is_ok()
}
