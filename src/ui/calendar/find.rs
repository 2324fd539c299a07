//! Finding events: by theme, by kind, by list, and by words as one types.
//!
//! Takes the choices with their counts, gives a row of controls. Each choice has an address; what is typed takes the
//! place of the address before it, so that one press leads back out of a search. An unattended screen has no keyboard:
//! there is no field there, and all choices are in sight. Never searches itself.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Hitlist;
use crate::calendar::Hits;
use crate::report::Theme;
use crate::report::schema::Act;
use crate::state::Action;
use crate::ui::host::{Step, use_go, use_unattended};
use crate::ui::icon::{Icon, Icon_};
use crate::ui::listener::Listener;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};

/// What the row is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindProps {
    /// What is chosen, with how many events each other choice would have.
    pub(super) hits: Hitlist,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws the row.
#[component]
pub(super) fn Find(props: &FindProps) -> Html {
    let (shared, hits) = (&props.shared, &props.hits.0);
    let unattended = use_unattended();
    let lang = shared.lang;
    let acts = hits.acts().iter().map(|(act, count)| (*act, words::act(*act, lang).to_owned(), *count));
    let lists = &shared.report.file().lists;
    let lists = hits.lists().iter().filter_map(|(id, count)| {
        let list = lists.iter().find(|list| list.id == *id)?;
        Some((id.clone(), list.title.get(lang).to_owned(), *count))
    });
    html! {
        <search class="cal-find">
            { topics(shared, hits) }
            <Choice<Act> name={Say::Act.text(lang)} choices={acts.collect::<Vec<_>>()} chosen={shared.state.calendar.act}
                action={Callback::from(Action::OnlyAct)} shared={shared.clone()} />
            <Choice<String> name={Say::ListFilter.text(lang)} choices={lists.collect::<Vec<_>>()}
                chosen={shared.state.calendar.list.clone()} action={Callback::from(Action::OnlyList)}
                shared={shared.clone()} />
            if !unattended { <Words shared={shared.clone()} /> }
        </search>
    }
}

/// The filter by theme: links, since each choice has an address.
fn topics(shared: &Shared, hits: &Hits) -> Html {
    let (lang, chosen) = (shared.lang, shared.state.calendar.theme);
    let topic = |theme: Option<Theme>, count: usize| {
        let href = shared.href_with(Action::OnlyTheme(theme));
        let current = (theme == chosen).then_some("true");
        html! {
            <a {href} aria-current={current} data-accent={theme.map(accent)}>
                if let Some(theme) = theme {
                    <ThemeShape {theme} />
                    { words::theme(theme, lang) }
                } else {
                    { Say::All.text(lang) }
                }
                <i>{ count }</i>
            </a>
        }
    };
    html! {
        <nav class="cal-topics" aria-label={Say::Topic.text(lang)}>
            <span class="lb" aria-hidden="true">{ Say::Topic.text(lang) }</span>
            <span class="seg">
                { topic(None, hits.themes().iter().map(|(_, count)| count).sum()) }
                { for hits.themes().iter().map(|(theme, count)| topic(Some(*theme), *count)) }
            </span>
        </nav>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChoiceProps<T: Clone + PartialEq + 'static> {
    name: &'static str,
    /// What can be chosen, its name, and how many events it has.
    choices: Vec<(T, String, usize)>,
    chosen: Option<T>,
    action: Callback<Option<T>, Action>,
    shared: Shared,
}

/// A choice of one or all.
#[component]
fn Choice<T: Clone + PartialEq + 'static>(props: &ChoiceProps<T>) -> Html {
    let go = use_go();
    let ChoiceProps { name, choices, chosen, action, shared } = props;
    let onchange = {
        let (choices, action, shared) = (choices.clone(), action.clone(), shared.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let at = usize::try_from(select.selected_index()).unwrap_or_default().checked_sub(1);
            let choice = at.and_then(|at| choices.get(at)).map(|(value, ..)| value.clone());
            go.emit(Step { address: shared.href_with(action.emit(choice)), replaces: false });
        })
    };
    if use_unattended() {
        return chips(props);
    }
    html! {
        <label class={classes!("pick", chosen.as_ref().map(|_| "on"))}>
            <span>{ *name }</span>
            <select {onchange}>
                <option selected={chosen.is_none()}>{ Say::All.text(shared.lang) }</option>
                { for choices.iter().map(|(value, name, count)| html! {
                    <option selected={chosen.as_ref() == Some(value)}>{ words::choice(name, *count, shared.lang) }</option>
                }) }
            </select>
            <Icon_ icon={Icon::ChevronDown} size={16} />
        </label>
    }
}

/// The same choice as links, all in sight: the list that a browser unfolds has rows too small for a finger.
fn chips<T: Clone + PartialEq + 'static>(props: &ChoiceProps<T>) -> Html {
    let ChoiceProps { name, choices, chosen, action, shared } = props;
    let chip = |choice: Option<&T>, name: String| {
        let on = chosen.as_ref() == choice;
        let href = shared.href_with(action.emit(choice.cloned()));
        html! { <a class="chip" {href} aria-current={on.then_some("true")}>{ name }</a> }
    };
    html! {
        <nav class="chips" aria-label={*name}>
            <span class="lb" aria-hidden="true">{ *name }</span>
            { chip(None, Say::All.text(shared.lang).to_owned()) }
            { for choices.iter().map(|(value, name, count)| chip(Some(value), words::choice(name, *count, shared.lang))) }
        </nav>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WordsProps {
    shared: Shared,
}

/// The words to search for. What is typed is in the field at once, and in the address with the next change of it.
#[component]
fn Words(props: &WordsProps) -> Html {
    let go = use_go();
    let shared = props.shared.clone();
    let lang = shared.lang;
    let node = use_node_ref();
    {
        // An address that comes from elsewhere changes the field; what was typed here stands in it already.
        let node = node.clone();
        use_effect_with(shared.state.calendar.q.clone(), move |q| {
            if let Some(field) = node.cast::<HtmlInputElement>().filter(|field| field.value() != *q) {
                field.set_value(q);
            }
        });
    }
    let search = {
        let (go, node) = (go.clone(), node.clone());
        move || {
            let Some(field) = node.cast::<HtmlInputElement>() else { return };
            go.emit(Step { address: shared.href_with(Action::Search(field.value())), replaces: true });
        }
    };
    let oninput = {
        let search = search.clone();
        // Letters that a Chinese keyboard is still composing are not yet what is meant.
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                search();
            }
        })
    };
    use_composed(&node, Callback::from(move |()| search()));
    html! {
        <label class="words">
            <span class="vh">{ Say::Find.text(lang) }</span>
            <Icon_ icon={Icon::Search} size={18} />
            <input type="search" ref={node} placeholder={Say::Find.text(lang)} autocomplete="off" spellcheck="false"
                {oninput} />
        </label>
    }
}

/// Calls when a composition in a field ends, after which some browsers send no other event.
#[hook]
fn use_composed(field: &NodeRef, composed: Callback<()>) {
    let (field, latest) = (field.clone(), use_mut_ref(Callback::noop));
    *latest.borrow_mut() = composed;
    use_effect_with((), move |()| {
        let field = field.cast::<HtmlInputElement>().map(Into::into).into_iter().collect();
        let listening = Listener::new(field, &["compositionend"], move |_: Event| latest.borrow().emit(()));
        move || drop(listening)
    });
}
