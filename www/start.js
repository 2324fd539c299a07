// Starts the program on its own page. The build fills in the names.
const FAILED = [
  ["zh-CN", "互动图表没有启动：这个浏览器没有运行图说的程序（WebAssembly），或者没有取到它。本页的文字、图和表仍可阅读。"],
  ["en", "The interactive figures have not started: this browser did not run tushuo's program (WebAssembly), or could not get it. The text, charts and tables of this page can still be read."],
];
// What is said while the page waits, and what to do where nothing comes of it.
const WAITS = [
  ["zh-CN", "互动图表仍在载入，本页的文字、图和表已可阅读。", "如长时间没有变化，请检查网络后重新载入本页。"],
  ["en", "The interactive figures are still loading. The text, charts and tables of this page can be read meanwhile.", " If nothing changes, please check the network and reload the page."],
];
const WAITS_FROM_MS = 4000;

const root = document.getElementById("tushuo");
const isLoading = () => root.dataset.state === "loading";
const watch = (look) => {
  const observer = new MutationObserver(look);
  observer.observe(root, { attributeFilter: ["data-state"] });
  return observer;
};
// Once the page is no longer loading: it has come, or has failed.
const settled = new Promise((done) => {
  const observer = watch(() => {
    if (isLoading()) return;
    observer.disconnect();
    done();
  });
});

function add(to, tag, lang, text) {
  const element = document.createElement(tag);
  element.lang = lang;
  element.textContent = text;
  to.append(element);
  return element;
}

// Nobody stands at an unattended screen to press a link, and none may lead out.
const isUnattended = /[?&]kiosk=1(&|$)/.test(location.hash);
let isDead = false;

// Loads an unattended page anew, if it can be had by then: else what stands there is better than an error of the browser.
const anew = (ms) => setTimeout(async () => {
  const answer = await fetch("", { cache: "no-store", signal: AbortSignal.timeout(10000) }).catch(console.warn);
  if (root.dataset.state === "ready") return;
  if (answer?.ok) location.reload();
  else anew(15000);
}, ms);

// Keeps what the page holds from leading out until the program does, and the page from waiting for ever.
function attend() {
  root.inert = true;
  settled.then(() => {
    root.inert = isDead;
  });
  let stalls;
  const look = () => {
    clearTimeout(stalls);
    // Also when a report that could not be had is asked for again.
    if (isLoading()) stalls = anew(600000);
  };
  watch(look);
  look();
}

// What the page already holds stays; the notice says what is missing and where the data is.
function failed() {
  isDead = true;
  root.dataset.state = "error";
  // What only the program has leads nowhere now.
  for (const link of document.querySelectorAll(".by-program")) link.remove();
  const notice = document.getElementById("tushuo-notice");
  // The program may have said more already.
  if (!notice?.hidden) return;
  for (const line of FAILED) add(notice, "p", ...line);
  const link = (href, zh, en) => add(Object.assign(add(notice, "a", "zh-CN", zh), { href }), "span", "en", en);
  if (isUnattended) anew(15000);
  else {
    link("?", "重新载入 ", "Reload");
    link(new URL("data/index.json", import.meta.url), "数据 ", "Data");
  }
  notice.hidden = false;
}

// Says that the page waits, where that takes long. What says it is there before its words: so they are read out.
function mayWait() {
  const status = document.createElement("div");
  status.setAttribute("role", "status");
  document.body.append(status);
  // In the language that is asked for, else that of the page; in both where it has none yet.
  const asked = /[?&]lang=(zh|en)/.exec(location.hash)?.[1] ?? root.lang;
  const lines = WAITS.filter(([lang]) => lang.startsWith(asked));
  setTimeout(() => {
    status.className = "waits";
    for (const [lang, waits, advice] of lines) add(status, "p", lang, isUnattended ? waits : waits + advice).className = "wrap";
  }, WAITS_FROM_MS);
  settled.then(() => status.remove());
}

// First what the page holds is painted; what comes after may not take the line from it. What is not seen
// paints nothing: a hidden page does not wait for it, and a frame out of sight no longer than two seconds.
const painted = new Promise((done) => {
  if (PerformanceObserver.supportedEntryTypes?.includes("paint")) {
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      done();
    }).observe({ type: "paint", buffered: true });
  } else requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, document.hidden ? 0 : 2000);
});

// Loads the rest of the program once the first view stands. Should that fail, it is asked for when it is wanted.
const behind = (loadRest) => settled.then(loadRest).catch(console.warn);

// The overview is shown by a part of the program; what shows anything else, or checks another report, wants all of it.
function isFirstView() {
  const { hash } = location;
  if (/[?&](kiosk=1|report=)/.test(hash)) return false;
  return hash.length > 1 ? /^#\/?(\?|$)/.test(hash) : !document.querySelector("meta[name=tushuo-view]")?.content;
}

// Where the overview stands in the page, it is whole: it reads, and everything in it leads on by links. Its program is
// fetched, and begins when somebody is there, at the first sign of it; until then nothing keeps the device at work. What was led to by an
// address, or tells a page around it of itself, begins at once.
function canWait() {
  return isFirstView() && location.hash.length < 2 && parent === window && document.querySelector("#tushuo main");
}

const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "click", "hashchange"];
// What is listened to until the program begins.
const before = new AbortController();
const listen = (kind, then) => addEventListener(kind, then, { capture: true, passive: true, signal: before.signal });
// Of a pointer that only rests there a browser tells as well, when what lies under it is laid out: one has moved when it
// is told of in a second place.
let rests;
function isSign({ type, screenX, screenY }) {
  if (type !== "pointermove") return true;
  const place = `${screenX} ${screenY}`;
  rests ??= place;
  return place !== rests;
}
const somebody = new Promise((done) => {
  for (const sign of SIGNS) listen(sign, (event) => isSign(event) && done());
});

// The program does not take the place of what is pressed just now: the browser would make no click of it.
let pressed = Promise.resolve();
let letGo;
listen("pointerdown", () => {
  pressed = new Promise((done) => {
    letGo = done;
    setTimeout(done, 5000);
  });
});
for (const end of ["pointerup", "pointercancel"]) listen(end, () => setTimeout(() => letGo?.()));

// A press on the picture of a chart cannot be answered before the program is there: a mark at that place is pressed then.
function pressOnceReady() {
  const figureOf = (chart) => chart.closest("[data-figure]")?.dataset.figure;
  let press;
  const keep = ({ target, clientX, clientY }) => {
    const picture = target.closest?.(".chart");
    const { left, top } = picture?.getBoundingClientRect() ?? {};
    press = picture && { figure: figureOf(picture), x: clientX - left, y: clientY - top };
  };
  root.addEventListener("click", keep);
  settled.then(() => {
    root.removeEventListener("click", keep);
    if (!press || root.dataset.state !== "ready") return;
    const chart = [...root.querySelectorAll(".chart")].find((one) => figureOf(one) === press.figure);
    const { left, top } = chart?.getBoundingClientRect() ?? {};
    const mark = chart && document.elementFromPoint(left + press.x, top + press.y)?.closest(".target");
    if (chart?.contains(mark)) mark.click();
  });
}

async function bytesOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: HTTP ${answer.status}`);
  return answer.arrayBuffer();
}

// Asks for what the page has put off; ends when the style sheets among it are there. One may be there already, or have
// failed unheard: neither keeps the program.
const turnOn = (links) => Promise.all(links.map((link) => {
  link.media = "all";
  if (link.rel !== "stylesheet" || link.sheet) return undefined;
  return new Promise((done) => {
    for (const end of ["load", "error"]) link.addEventListener(end, done);
    setTimeout(done, 2000);
  });
}));

try {
  pressOnceReady();
  if (isUnattended) attend();
  await painted;
  const late = [...document.querySelectorAll('link[media="not all"]')];
  const waits = canWait();
  (waits ? somebody : painted).then(mayWait);
  // A page that waits for somebody has no use yet for the data, nor for the sheets of what only the program shows.
  const isProgram = ({ rel, href }) => rel === "modulepreload" || href.endsWith(".wasm");
  let sheets = turnOn(waits ? late.filter(isProgram) : late);
  let program = new URL("./@WASM@", import.meta.url);
  if (waits) {
    // Compiled when somebody is there: until then it is only here.
    program = await bytesOf(program);
    await somebody;
    sheets = turnOn(late);
  }
  const { default: init, openPage, loadRest } = await import("./@PROGRAM@");
  const begun = init({ module_or_path: program });
  const isWhole = !isFirstView();
  await Promise.all([begun, isWhole && loadRest?.(begun), sheets]);
  // Compiling and beginning are two tasks, between which a press is answered.
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
  await pressed;
  openPage();
  before.abort();
  // A program that was not split has no rest.
  if (!isWhole && loadRest) behind(loadRest);
} catch (error) {
  // A program that had begun hears of it, and does no more.
  (self.reportError ?? console.error)(error);
  failed();
}
