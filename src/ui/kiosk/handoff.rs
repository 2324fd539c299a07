//! Handing the screen over to a phone: a code of exactly what is looked at, where the site has a public address.

use yew::prelude::*;

use crate::share::{handoff, qr};
use crate::ui::host::use_reach;
use crate::ui::icon::{Icon, Icon_};
use crate::ui::shared::{Shared, ViewProps};
use crate::words::kiosk::Kiosk as Say;

/// The address of what is looked at, where others can reach it.
#[hook]
fn use_address(shared: &Shared) -> Option<String> {
    let site = use_reach().public_address();
    handoff::exact(&shared.report, &shared.state, shared.lang, &site?)
}

/// A button that shows the code; nothing where there is no address.
#[component]
pub fn HandOff(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let open = use_state_eq(|| false);
    let address = use_address(shared);
    {
        // The code is that of the screen it was asked for on.
        let open = open.setter();
        use_effect_with(shared.state.clone(), move |_| open.set(false));
    }
    let Some(address) = address else { return Html::default() };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="handoff">
            <button type="button" class="switch" aria-expanded={open.to_string()} {onclick}>
                <Icon_ icon={Icon::QrCode} size={20} /><span>{ Say::HandOff.text(shared.lang) }</span>
            </button>
            if *open {
                <div class="sheet">{ code(shared, &address) }</div>
            }
        </div>
    }
}

/// The code itself.
#[component]
pub fn ScanThis(props: &ViewProps) -> Html {
    let address = use_address(&props.shared);
    address.map(|address| code(&props.shared, &address)).unwrap_or_default()
}

fn code(shared: &Shared, address: &str) -> Html {
    let Some(code) = qr(address) else { return Html::default() };
    let size = code.size.to_string();
    html! {
        <figure class="scan">
            <svg viewBox={format!("0 0 {size} {size}")} role="img" aria-label={address.to_owned()}
                shape-rendering="crispEdges">
                <rect width={size.clone()} height={size} fill="#FFFFFF" /><path d={code.path} fill="#000000" />
            </svg>
            <figcaption>{ Say::HandOffHint.text(shared.lang) }</figcaption>
        </figure>
    }
}
