// Reads a calendar of tushuo with the parser `ical.js` and compares it with the JSON of the same events.
//
// Takes the paths of the .ics and the .json; ICAL_JS names the parser's module. Reckons the days of each entry from its
// EDTF date by itself. Ends with 1 and a sentence for each difference. Run with TZ set to any zone: no day may be
// another one there.

import { readFileSync } from "node:fs";
import { argv, env, exit } from "node:process";
import { pathToFileURL } from "node:url";

const MARKS = {
  zh: { 4: "【仅载年份】", 7: "【仅载月份】" },
  en: { 4: "[year only] ", 7: "[month only] " },
};

/** A day as `2023-05-20`, from numbers that may run over the end of a month or a year. */
function day(year, month, number) {
  return new Date(Date.UTC(year, month - 1, number)).toISOString().slice(0, 10);
}

/** The first day of an EDTF date, and the day after its last; null where it has no beginning. */
function days(edtf) {
  if (edtf === null || edtf.startsWith("../")) return null;
  const [first, last] = edtf.split("/").map((date) => date.split("-").map(Number));
  const [year, month, number] = last ?? first;
  const end = number ? day(year, month, number + 1) : month ? day(year, month + 1, 1) : day(year + 1, 1, 1);
  return [day(first[0], first[1] ?? 1, first[2] ?? 1), end];
}

/** The day that this machine's zone gives for the moment a day begins with here. */
function asShownHere(time) {
  const local = time.toJSDate();
  return [local.getFullYear(), local.getMonth() + 1, local.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function differencesOf(ICAL, ics, { dataset, lang, events: all }) {
  const differences = [];
  const expect = (what, found, wanted) => {
    if (found !== wanted) {
      differences.push(`${what}: ${JSON.stringify(found)} was read, ${JSON.stringify(wanted)} was meant`);
    }
  };
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const events = calendar.getAllSubcomponents("vevent");
  const records = all.filter((record) => days(record.date));
  expect("number of components", calendar.getAllSubcomponents().length, events.length);
  expect("number of events", events.length, records.length);
  expect("CALSCALE", calendar.getFirstPropertyValue("calscale"), "GREGORIAN");
  expect("X-TUSHUO-DATASET", calendar.getFirstPropertyValue("x-tushuo-dataset"), `${dataset.id} sha256:${dataset.sha256}`);
  const byUid = new Map(events.map((event) => [event.getFirstPropertyValue("uid"), event]));
  expect("number of different UIDs", byUid.size, events.length);
  for (const record of records) {
    const uid = `${record.id}@${dataset.id}.tushuo`;
    const event = byUid.get(uid);
    if (!event) {
      differences.push(`${uid}: no entry was read`);
      continue;
    }
    const read = (name) => event.getFirstPropertyValue(name);
    const title = (MARKS[lang][record.date.length] ?? "") + record[`title_${lang}`];
    expect(`${uid}, SUMMARY`, read("summary"), title);
    expect(`${uid}, DESCRIPTION`, read("description"), record.description);
    expect(`${uid}, X-TUSHUO-EDTF`, read("x-tushuo-edtf"), record.date);
    expect(`${uid}, TRANSP`, read("transp"), "TRANSPARENT");
    const wanted = days(record.date);
    ["dtstart", "dtend"].forEach((name, at) => {
      const time = read(name);
      expect(`${uid}, kind of ${name}`, time.isDate, true);
      expect(`${uid}, ${name}`, time.toString(), wanted[at]);
      expect(`${uid}, ${name} as shown here`, asShownHere(time), wanted[at]);
    });
  }
  return differences;
}

if (argv.length !== 4 || !env.ICAL_JS) {
  console.error("usage: ICAL_JS=…/ical.js node ical.mjs CALENDAR.ics EVENTS.json");
  exit(2);
}
const { default: ICAL } = await import(pathToFileURL(env.ICAL_JS));
const [ics, json] = argv.slice(2).map((path) => readFileSync(path, "utf8"));
const differences = differencesOf(ICAL, ics, JSON.parse(json));
for (const difference of differences) console.error(`${argv[2]}, TZ=${env.TZ}: ${difference}`);
exit(differences.length ? 1 : 0);
