"""Reads a calendar of tushuo with the parser `icalendar` and compares it with the JSON of the same events.

Takes the paths of the .ics and the .json. Reckons the days of each entry from its EDTF date by itself. Ends with 1 and
a sentence for each difference. Run with TZ set to any zone: no day may be another one there.
"""

import datetime
import json
import os
import sys
import zoneinfo

import icalendar

MARKS = {"zh": {4: "【仅载年份】", 7: "【仅载月份】"}, "en": {4: "[year only] ", 7: "[month only] "}}
DAY = datetime.timedelta(days=1)
ZONE = zoneinfo.ZoneInfo(os.environ.get("TZ", "UTC"))


def days(edtf):
    """The first day of an EDTF date, and the day after its last; None where it has no beginning."""
    if edtf is None or edtf.startswith("../"):
        return None
    first, _, last = edtf.partition("/")
    return begin(first), after(last or first)


def begin(date):
    return datetime.date(*(int(part) for part in (date + "-01-01")[:10].split("-")))


def after(date):
    if len(date) == 10:
        return datetime.date.fromisoformat(date) + DAY
    if len(date) == 4:
        return datetime.date(int(date) + 1, 1, 1)
    year, month = (int(part) for part in date.split("-"))
    return datetime.date(year + month // 12, month % 12 + 1, 1)


def as_shown_here(date):
    """The day that the zone of TZ gives for the moment a day begins with there."""
    begins = datetime.datetime.combine(date, datetime.time(), ZONE)
    return datetime.datetime.fromtimestamp(begins.timestamp(), ZONE).date()


class Differences(list):
    def expect(self, what, found, wanted):
        if found != wanted:
            self.append(f"{what}: {found!r} was read, {wanted!r} was meant")


def entry(differences, event, record, export):
    dataset, lang = export["dataset"]["id"], export["lang"]
    uid = f"{record['id']}@{dataset}.tushuo"
    expect = lambda what, found, wanted: differences.expect(f"{uid}, {what}", found, wanted)
    title = record[f"title_{lang}"]
    expect("UID", str(event["UID"]), uid)
    expect("SUMMARY", str(event["SUMMARY"]), MARKS[lang].get(len(record["date"]), "") + title)
    expect("DESCRIPTION", str(event["DESCRIPTION"]), record["description"])
    expect("X-TUSHUO-EDTF", str(event["X-TUSHUO-EDTF"]), record["date"])
    expect("TRANSP", str(event["TRANSP"]), "TRANSPARENT")
    for name, wanted in zip(("DTSTART", "DTEND"), days(record["date"])):
        found = event[name].dt
        expect(f"kind of {name}", type(found), datetime.date)
        expect(name, found, wanted)
        expect(f"{name} as shown here", as_shown_here(found), wanted)


def differences_of(ics, export):
    differences = Differences()
    calendar = icalendar.Calendar.from_ical(ics)
    events = [part for part in calendar.subcomponents if part.name == "VEVENT"]
    records = [record for record in export["events"] if days(record["date"])]
    differences.expect("number of components", len(calendar.subcomponents), len(events))
    differences.expect("number of events", len(events), len(records))
    differences.expect("CALSCALE", str(calendar["CALSCALE"]), "GREGORIAN")
    dataset = f"{export['dataset']['id']} sha256:{export['dataset']['sha256']}"
    differences.expect("X-TUSHUO-DATASET", str(calendar["X-TUSHUO-DATASET"]), dataset)
    faults = [fault for part in [calendar, *events] for fault in part.errors]
    differences.expect("faults that the parser found", faults, [])
    by_uid = {str(event["UID"]): event for event in events}
    differences.expect("number of different UIDs", len(by_uid), len(events))
    for record in records:
        event = by_uid.get(f"{record['id']}@{export['dataset']['id']}.tushuo")
        if event is None:
            differences.append(f"{record['id']}: no entry was read")
        else:
            entry(differences, event, record, export)
    return differences


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: ical.py CALENDAR.ics EVENTS.json")
    with open(sys.argv[1], "rb") as ics, open(sys.argv[2], encoding="utf-8") as export:
        differences = differences_of(ics.read(), json.load(export))
    for difference in differences:
        print(f"{sys.argv[1]}, TZ={os.environ.get('TZ')}: {difference}", file=sys.stderr)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
