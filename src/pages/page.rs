//! A page: its place in the site, how it leads elsewhere, and its parts put together.
//!
//! Takes a site, a language and a view, gives the document. All addresses are relative to the page, so that the site
//! works under any path.

use super::html::Html;
use super::{Site, calendar, dotted, figure, frame, head, lang_code, overview, source, title_end};
use crate::calendar::{Filter, Year};
use crate::describe::sentence::sentence;
use crate::figure::{Figure, Options};
use crate::report::{Lang, Report};
use crate::share::place;
use crate::state::View;
use crate::words::fill::{fill, plain};
use crate::words::message::Frame;

/// A view in a language, as a page of a site.
pub(super) struct Page<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) lang: Lang,
    pub(super) view: View,
}

impl<'a> Page<'a> {
    /// The report.
    pub(super) fn report(&self) -> &'a Report {
        self.site.report
    }

    /// Where the page stands, relative to the site's root.
    pub(super) fn path(&self) -> String {
        place::page(self.report(), &self.view, self.lang)
    }

    /// The site's root, relative to the page: `../../`.
    pub(super) fn root(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// A file of the site, relative to the page.
    pub(super) fn file(&self, path: &str) -> String {
        format!("{}{path}", self.root())
    }

    /// A view in the page's language, relative to the page.
    pub(super) fn to(&self, view: &View) -> String {
        self.file(&place::link(self.report(), view, self.lang))
    }

    /// The sentence that a statistic or an event is printed in.
    pub(super) fn to_source(&self, id: &str) -> String {
        self.to(&View::Source(Some(id.to_owned())))
    }

    /// The anchor of a view in its page: the hash that the program has for it, so that a link to it leads to the same
    /// place with and without the program.
    pub(super) fn anchor(&self, view: &View) -> String {
        place::hash(self.report(), view, self.lang).trim_start_matches('#').to_owned()
    }

    /// The figure of the page, as it is first looked at.
    pub(super) fn figure(&self) -> Option<Figure> {
        let View::Figure(id) = &self.view else { return None };
        first_look(self.report(), id, self.lang)
    }

    /// The title of the window.
    pub(super) fn title(&self) -> String {
        let short = match &self.view {
            View::Figure(id) => self.report().figure(id).map(|figure| figure.short.get(self.lang)),
            View::Calendar(_) => Some(Frame::Calendar.text(self.lang)),
            View::Source(_) => Some(Frame::Source.text(self.lang)),
            _ => None,
        };
        dotted(&[short.unwrap_or_default(), &title_end(self.report(), self.lang)])
    }

    /// What the page says, in a line.
    pub(super) fn headline(&self) -> String {
        let file = self.report().file();
        match &self.view {
            View::Figure(_) => self.figure().map(|figure| plain(&figure.title)).unwrap_or_default(),
            View::Calendar(_) => {
                calendar::headline(self.report(), &Year::of(self.report(), &Filter::default()), self.lang)
            }
            View::Source(_) => dotted(&[Frame::Source.text(self.lang), file.title.get(self.lang)]),
            _ => file.title.get(self.lang).to_owned(),
        }
    }

    /// What the page says, in some sentences.
    pub(super) fn description(&self) -> String {
        let summary = || plain(&fill(self.report(), &self.report().file().summary, self.lang));
        match &self.view {
            View::Figure(_) => self.figure().map(|figure| described(&figure)).unwrap_or_default(),
            View::Calendar(_) => self.headline(),
            _ => summary(),
        }
    }

    /// The whole page.
    pub(super) fn document(&self) -> String {
        let mut html = Html::default();
        html.element("html", &[("lang", lang_code(self.lang))], |html| {
            html.line();
            head::head(html, self);
            html.line();
            html.element("body", &[], |html| self.body(html));
        });
        html.document()
    }

    fn body(&self, html: &mut Html) {
        html.line();
        // The program mounts in this element and takes the place of what stands in it; until then that has its own language,
        // whichever the program is asked for.
        let attributes = [("id", "tushuo"), ("lang", lang_code(self.lang)), ("data-state", "loading")];
        html.element("div", &attributes, |html| {
            html.leaf("a", &[("class", "skip"), ("href", "#main")], Frame::SkipToContent.text(self.lang));
            frame::masthead(html, self);
            if matches!(self.view, View::Figure(_)) {
                frame::figure_index(html, self);
            }
            html.element("main", &[("id", "main"), ("tabindex", "-1")], |html| match &self.view {
                View::Figure(_) => figure::figure(html, self),
                View::Calendar(_) => calendar::calendar(html, self),
                View::Source(_) => source::source(html, self),
                _ => overview::overview(html, self),
            });
            frame::foot(html, self);
        });
        html.line();
        html.element("div", &[("id", "tushuo-notice"), ("role", "alert"), ("hidden", "")], |_| {});
        html.line();
    }
}

/// A figure as it is first looked at.
pub(super) fn first_look(report: &Report, id: &str, lang: Lang) -> Option<Figure> {
    report.figure(id).map(|spec| Figure::new(report, spec, &Options::first(lang)))
}

/// What is measured and what the chart shows, in sentences.
pub(super) fn described(figure: &Figure) -> String {
    use crate::words::sentence::Whole;
    let lang = figure.lang;
    let subtitle = plain(&figure.subtitle);
    let stop = Whole::FullStop.text(lang);
    let between = format!("{}{}", if subtitle.ends_with(stop) { "" } else { stop }, Whole::AfterSentence.text(lang));
    format!("{subtitle}{between}{}", sentence(figure))
}
