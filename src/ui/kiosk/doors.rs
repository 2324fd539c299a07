//! Doors from the first screen straight into each section: a name, its printed number, and the way to its figure.

use yew::prelude::*;

use crate::report::schema::{FigureSpec, Section, Statistic};
use crate::state::View;
use crate::ui::icon::{Icon, Icon_};
use crate::ui::runs;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::{Shared, ViewProps};
use crate::words::fill::Numeral;
use crate::words::kiosk::Kiosk as Say;
use crate::words::number;

/// A door for each section that has a theme and a figure announced with a number.
#[component]
pub fn Doors(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let sections = shared.report.file().sections.iter().filter(|section| section.theme.is_some());
    html! {
        <nav class="at-doors" aria-label={Say::Doors.text(shared.lang)}>
            { for sections.filter_map(|section| Some(door(shared, section, announced(shared, section)?))) }
        </nav>
    }
}

/// The first figure of a section that is announced with a printed number, and that number.
fn announced<'a>(shared: &'a Shared, section: &Section) -> Option<(&'a FigureSpec, &'a Statistic)> {
    let mut figures = shared.report.file().figures.iter().filter(|figure| figure.section == section.id);
    figures.find_map(|figure| Some((figure, shared.report.statistic(figure.headline.first()?)?)))
}

fn door(shared: &Shared, section: &Section, (figure, statistic): (&FigureSpec, &Statistic)) -> Html {
    let numeral = Numeral::level(statistic, shared.lang);
    let amount = number::without_noun(statistic, shared.lang);
    html! {
        <a href={shared.href(View::Figure(figure.id.clone()))} data-accent={section.theme.map(accent)}>
            if let Some(theme) = section.theme { <ThemeShape {theme} size={26} /> }
            <span>
                { statistic.row_name().get(shared.lang) }
                <b>{&amount.before}{runs::data(&numeral)}{&amount.after}</b>
            </span>
            <Icon_ icon={Icon::ChevronRight} size={28} />
        </a>
    }
}
