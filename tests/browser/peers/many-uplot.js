// uPlot, as its demos of many points: columns of numbers, no markers.
import uPlot from "uplot";
import { begin, colour, force, kind, place, values } from "./many.js";

const bars = kind === "bars";
let now = colour();
const series = bars
  ? { paths: uPlot.paths.bars({ size: [0.6, 100] }), fill: () => now, points: { show: false } }
  : { stroke: () => now, width: 1.75, points: { show: false } };
const chart = new uPlot(
  {
    width: place.clientWidth,
    height: place.clientHeight,
    legend: { show: !bars },
    scales: { x: { time: false } },
    series: [{}, series],
  },
  [values.map((_, at) => at), values],
  place,
);
// It draws in a microtask.
const drawn = () => new Promise((done) => queueMicrotask(() => queueMicrotask(done)));
await drawn();
begin(async () => {
  now = colour();
  chart.redraw(true);
  await drawn();
  force(chart.ctx.canvas);
});
