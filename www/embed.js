// Figures of tushuo in any page.
//
//   <script type="module" src="https://example.org/tushuo/embed.js"></script>
//   <tushuo-report view="figures/credit-balance" lang="en"></tushuo-report>
//
// Attributes, all of which can change at any time:
//   view    what is shown: figures, figures/ID, calendar, calendar/EVENT, source, source/ID; nothing for the overview
//   src     the folder of a report, against the page's base; else the first report beside this script
//   lang    zh or en; else the language around the element; else the report's first
//   theme   light, dark or contrast; else the system's
//   chrome  none (as it is without) or full: masthead, menus and footer
//   site    the public address of the page, for links that are shared or opened in a tab of their own
//
// What stands inside the element in the page is shown until the program is there, and when it cannot be loaded.
// Events on the element: tushuo:ready, tushuo:select {kind, id}, tushuo:state {address}, tushuo:error {code, message, field}.
// Colours and fonts: custom properties such as --tushuo-paper; parts: figure, title, chart, notes, table, calendar, event.
// Frames: <iframe data-tushuo src="…#/figures/ID?chrome=none"> are made as high as their content.
//
// Nothing of the page is read but the language around an element, and nothing outside an element is changed.

const BASE = new URL(".", import.meta.url).href;
const at = (name) => new URL(name, import.meta.url);

// Loaded once for all elements, when the first one needs it.
let program;
function load() {
  program ??= (async () => {
    const [module, answer] = await Promise.all([import("./@PROGRAM@"), fetch(at("./@SHEET@"))]);
    if (!answer.ok) throw new Error(`${answer.url}: HTTP ${answer.status}`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await answer.text());
    const begun = module.default({ module_or_path: at("./@WASM@") });
    // Elements show any view; a program that was not split is all there.
    await Promise.all([begun, module.loadRest?.(begun)]);
    return { module, sheet };
  })().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

const roots = new WeakMap();
const FAILED = [
  ["zh-CN", "图说没有载入，请检查网络后重新载入页面。"],
  ["en", "Tushuo could not be loaded. Please check the network and reload the page."],
];
const WAITS = [
  ["zh-CN", "图说仍在载入。如长时间没有变化，请检查网络后重新载入页面。"],
  ["en", "Tushuo is still loading. If nothing changes, please check the network and reload the page."],
];
const WAITS_FROM_MS = 4000;

function say(where, lines) {
  where.replaceChildren(...lines.map(([lang, text]) => {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    return line;
  }));
}

/// Shows a page in an element: options as the attributes above, and
///   report  a report as an object (what report.json holds), or the address of its folder
///   source  the source text of such a report; without it quotes are shown and marked as not checked
///   address what tushuo:state told, in place of view
/// Gives { set(options), state(), destroy() }; `set` changes what it names, null takes an option back.
export function mount(element, options = {}) {
  const shadow = roots.get(element) ?? element.attachShadow({ mode: "open" });
  roots.set(element, shadow);
  const root = document.createElement("div");
  const wait = document.createElement("div");
  wait.className = "tushuo-wait";
  const status = document.createElement("div");
  status.setAttribute("role", "status");
  wait.append(document.createElement("slot"), status);
  shadow.replaceChildren(wait);
  element.setAttribute("data-state", "loading");
  const slow = setTimeout(say, WAITS_FROM_MS, status, WAITS);

  let handle;
  let gone = false;
  let pending = { base: BASE, ...options };
  if (pending.lang == null) pending.lang = around(element);
  load().then(
    ({ module, sheet }) => {
      clearTimeout(slow);
      if (gone) return;
      shadow.adoptedStyleSheets = [sheet];
      shadow.replaceChildren(root);
      handle = module.mount(root, pending);
      pending = undefined;
    },
    (error) => {
      clearTimeout(slow);
      if (gone) return;
      element.setAttribute("data-state", "error");
      say(status, FAILED);
      const detail = { code: "program", message: String(error?.message ?? error), field: "" };
      element.dispatchEvent(new CustomEvent("tushuo:error", { detail, bubbles: true, composed: true }));
    },
  );
  return {
    set(changes = {}) {
      if (gone) return;
      const named = { ...changes };
      if ("lang" in named && named.lang == null) named.lang = around(element);
      if (handle) handle.set(named);
      else Object.assign(pending, named);
    },
    state() {
      return handle && !gone ? handle.state() : { address: "", state: gone ? "gone" : element.getAttribute("data-state") };
    },
    destroy() {
      if (gone) return;
      gone = true;
      handle?.destroy();
      handle = undefined;
      shadow.replaceChildren();
      shadow.adoptedStyleSheets = [];
      element.removeAttribute("data-state");
    },
  };
}

// The language of the nearest element that names one, through shadow hosts.
function around(element) {
  for (let node = element; node; ) {
    const named = node.closest("[lang]");
    if (named) return named.lang || null;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

const ATTRIBUTES = ["src", "view", "lang", "theme", "chrome", "site"];

class TushuoReport extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #mounted;
  #changes;
  #report;

  /// A report as an object, with its text: as for `mount`.
  get report() {
    return this.#report;
  }

  set report(value) {
    this.#report = value;
    this.#change({ report: value?.report ?? value ?? null, source: value?.source ?? null });
  }

  connectedCallback() {
    if (this.#mounted) return; // It was moved.
    const options = Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]));
    if (this.#report) Object.assign(options, { report: this.#report.report ?? this.#report, source: this.#report.source });
    this.#changes = undefined;
    this.#mounted = mount(this, options);
  }

  disconnectedCallback() {
    // What is moved is taken out and put back in one go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#mounted?.destroy();
      this.#mounted = undefined;
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#change({ [name]: after });
  }

  // Changes that are made together are shown together.
  #change(changes) {
    if (!this.#mounted) return;
    if (this.#changes) {
      Object.assign(this.#changes, changes);
      return;
    }
    this.#changes = changes;
    queueMicrotask(() => {
      const changes = this.#changes;
      this.#changes = undefined;
      if (changes) this.#mounted?.set(changes);
    });
  }

  /// What is shown: { address, state }.
  state() {
    return this.#mounted?.state() ?? { address: "", state: "gone" };
  }
}

// Two scripts of different places may stand in one page; the first one defines the element.
if (!customElements.get("tushuo-report")) customElements.define("tushuo-report", TushuoReport);

const LEAST = 50;
const MOST = 20000;

// A frame tells its height. Only the frame that sent a message is changed, only if it is one of ours, and only its height.
addEventListener("message", (event) => {
  const { source, origin, data } = event;
  if (!source || data?.type !== "tushuo:height") return;
  const height = data.height;
  if (typeof height !== "number" || !Number.isFinite(height)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    let address;
    try {
      address = new URL(frame.getAttribute("src") ?? "", document.baseURI);
    } catch {
      return;
    }
    const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin !== (sandboxed ? "null" : address.origin)) return;
    if (!frame.hasAttribute("data-tushuo") && !address.href.startsWith(BASE)) return;
    frame.setAttribute("height", String(Math.ceil(Math.min(Math.max(height, LEAST), MOST))));
    return;
  }
});
