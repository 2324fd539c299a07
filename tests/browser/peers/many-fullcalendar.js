// FullCalendar as its documentation says for many events: given as a list, drawn at once, as many a day as there is room.
import { Calendar } from "@fullcalendar/core";
import multiMonth from "@fullcalendar/multimonth";
import { begin, place, values } from "./many.js";

const { year, events } = values;
const themes = [...new Set(events.map(([, theme]) => theme))];
let turn = 0;
const shown = () => {
  const theme = themes[(turn += 1) % themes.length];
  return events.filter(([, of]) => of === theme).map(([start, , title]) => ({ title, start, allDay: true }));
};
const calendar = new Calendar(place, {
  plugins: [multiMonth],
  initialView: "multiMonthYear",
  initialDate: `${year}-01-01`,
  height: "auto",
  dayMaxEvents: true,
  events: shown(),
});
calendar.render();
begin(() => {
  calendar.batchRendering(() => {
    calendar.removeAllEvents();
    calendar.addEventSource(shown());
  });
  document.body.getBoundingClientRect();
});
