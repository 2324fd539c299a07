//! What stands around a view: masthead, figure index, footer.
//!
//! Takes a page, writes links to the other entry pages, and to what only the program has: those are hidden where no
//! script runs.

use super::html::Html;
use super::page::Page;
use super::sign::{icon, sign};
use super::{dotted, lang_code};
use crate::draw::icon::Icon;
use crate::draw::theme::token;
use crate::share::place;
use crate::state::{Settings, State, ThemeChoice, View};
use crate::words::message::chapter_of;
use crate::words::message::{Frame, source_sentence};
use crate::words::pages::Pages;
use crate::words::present::Present;

/// A link of a menu, which says when it leads to the page it stands on.
fn entry(html: &mut Html, to: &str, name: &str, is_current: bool, sign: Option<Icon>) {
    let attributes = [("href", to), ("aria-current", "page")];
    let attributes = if is_current { &attributes } else { attributes.get(..1).unwrap_or_default() };
    html.element("a", attributes, |html| {
        if let Some(sign) = sign {
            icon(html, sign, 20);
        }
        html.leaf("span", &[], name);
    });
}

/// The masthead.
pub(super) fn masthead(html: &mut Html, page: &Page<'_>) {
    let (lang, file) = (page.lang, page.report().file());
    html.element("header", &[("class", "mast")], |html| {
        html.element("div", &[("class", "wrap")], |html| {
            html.element("a", &[("class", "word"), ("href", &page.to(&View::Overview))], |html| {
                sign(html);
                html.leaf("span", &[], Frame::Name.text(lang));
            });
            let line = dotted(&[file.publication.get(lang), &chapter_of(page.report(), lang)]);
            html.leaf("p", &[("class", "rep")], &line);
            menu(html, page, "");
            html.element("div", &[("class", "tools")], |html| {
                languages(html, page);
                themes(html, page);
                data(html, page);
            });
        });
    });
    html.line();
}

/// The views of the menu; `class` is empty in the masthead, `bar` at the bottom of a phone.
pub(super) fn menu(html: &mut Html, page: &Page<'_>, class: &str) {
    let (lang, view) = (page.lang, &page.view);
    let first = page.report().file().figures.first().map(|figure| View::Figure(figure.id.clone()));
    let entries = [
        (Frame::Overview, Icon::House, Some(View::Overview), matches!(view, View::Overview)),
        (Frame::Figures, Icon::ChartGantt, first, matches!(view, View::Figure(_))),
        (Frame::Calendar, Icon::CalendarDays, Some(View::Calendar(None)), matches!(view, View::Calendar(_))),
        (Frame::Source, Icon::BookOpen, Some(View::Source(None)), matches!(view, View::Source(_))),
    ];
    let shown = |sign| (class == "bar").then_some(sign);
    html.element("nav", &[("class", class), ("aria-label", Frame::MainMenu.text(lang))], |html| {
        for (name, sign, to, is_current) in entries {
            if let Some(to) = to {
                entry(html, &page.to(&to), name.text(lang), is_current, shown(sign));
            }
        }
        // Slides are the program's: the address begins it.
        html.element("a", &[("class", "by-program"), ("href", &by_program(View::Present(1), None))], |html| {
            if let Some(sign) = shown(Icon::Presentation) {
                icon(html, sign, 20);
            }
            html.leaf("span", &[], Present::Name.text(lang));
        });
    });
}

/// The address of what only the program shows: in this page, which it begins on.
fn by_program(view: View, theme: Option<ThemeChoice>) -> String {
    State { view, settings: Settings { theme, ..Settings::default() }, ..State::default() }.address()
}

/// Light or dark: the one that the system does not ask for.
fn themes(html: &mut Html, page: &Page<'_>) {
    let name = Frame::ThemeSwitch.text(page.lang);
    for (class, theme) in
        [("tool by-program to-dark", ThemeChoice::Dark), ("tool by-program to-light", ThemeChoice::Light)]
    {
        let to = by_program(page.view.clone(), Some(theme));
        let attributes = [("class", class), ("href", to.as_str()), ("aria-label", name), ("title", name)];
        html.element("a", &attributes, |html| icon(html, Icon::SunMoon, 18));
    }
}

/// The chapter's data.
fn data(html: &mut Html, page: &Page<'_>) {
    let id = &page.report().file().id;
    let (to, file) = (page.file(&format!("data/{id}/report.json")), format!("{id}.json"));
    let name = Frame::DataName.text(page.lang);
    let attributes =
        [("class", "tool"), ("href", to.as_str()), ("download", &file), ("aria-label", name), ("title", name)];
    html.element("a", &attributes, |html| icon(html, Icon::Download, 18));
}

/// The same page in the other languages.
fn languages(html: &mut Html, page: &Page<'_>) {
    for other in page.report().file().languages.iter().filter(|other| **other != page.lang) {
        let to = page.file(&place::page(page.report(), &page.view, *other));
        let attributes = [
            ("class", "tool"),
            ("href", to.as_str()),
            ("lang", lang_code(*other)),
            ("hreflang", lang_code(*other)),
            ("aria-label", Frame::OtherLanguageName.text(page.lang)),
        ];
        html.element("a", &attributes, |html| {
            icon(html, Icon::Languages, 18);
            html.leaf("span", &[], Frame::OtherLanguage.text(page.lang));
        });
    }
}

/// The figures of the chapter, by section.
pub(super) fn figure_index(html: &mut Html, page: &Page<'_>) {
    let (lang, file) = (page.lang, page.report().file());
    html.element("nav", &[("class", "index"), ("aria-label", Frame::FigureMenu.text(lang))], |html| {
        html.element("div", &[("class", "wrap")], |html| {
            for section in &file.sections {
                let figures: Vec<_> = file.figures.iter().filter(|figure| figure.section == section.id).collect();
                if figures.is_empty() {
                    continue;
                }
                html.element("span", &[("class", "group"), ("data-accent", token(section.theme))], |html| {
                    html.leaf("span", &[("class", "sec")], &section.id);
                    for figure in figures {
                        let view = View::Figure(figure.id.clone());
                        entry(html, &page.to(&view), figure.short.get(lang), view == page.view, None);
                    }
                });
            }
        });
    });
    html.line();
}

/// The foot: where it is from, and the data to take away.
pub(super) fn foot(html: &mut Html, page: &Page<'_>) {
    let (lang, file) = (page.lang, page.report().file());
    let (publication, number) = (file.publication.get(lang), chapter_of(page.report(), lang));
    let from = source_sentence(publication, &number, file.title.get(lang), lang);
    html.line();
    html.element("footer", &[("class", "pagefoot")], |html| {
        html.element("div", &[("class", "wrap")], |html| {
            let line = format!("{}{from}{}", Frame::SourceLine.text(lang), Frame::EveryNumber.text(lang));
            html.leaf("p", &[], &line);
            html.element("p", &[("class", "files")], |html| files(html, page));
            html.element("noscript", &[], |html| html.leaf("p", &[], Pages::ReadsAlone.text(lang)));
            html.leaf("p", &[], Frame::OpenProject.text(lang));
        });
    });
    menu(html, page, "bar");
}

fn files(html: &mut Html, page: &Page<'_>) {
    let (lang, id) = (page.lang, &page.report().file().id);
    html.text(Pages::DataFiles.text(lang));
    html.text(Frame::ListColon.text(lang));
    let files =
        [(Pages::Dataset, "report.json"), (Pages::Package, "datapackage.json"), (Pages::SourceText, "source.zh.md")];
    for (at, (name, file)) in files.into_iter().enumerate() {
        if at > 0 {
            html.text(Frame::EnumComma.text(lang));
        }
        html.leaf("a", &[("class", "lnk"), ("href", &page.file(&format!("data/{id}/{file}")))], name.text(lang));
    }
}
