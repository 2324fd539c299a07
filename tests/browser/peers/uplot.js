// uPlot, the floor: bars over numbers, labels by a function.
import uPlot from "uplot";

const rows = await (await fetch("data.json")).json();
const place = document.getElementById("chart");
new uPlot(
  {
    width: place.clientWidth,
    height: 400,
    scales: { x: { time: false } },
    axes: [{ values: (_, ticks) => ticks.map((tick) => rows[tick]?.name ?? "") }, {}],
    series: [{}, { paths: uPlot.paths.bars({ size: [0.6, 100] }), fill: "#36c" }],
  },
  [rows.map((_, at) => at), rows.map((row) => row.value)],
  place,
);
// It draws in a microtask.
queueMicrotask(() => queueMicrotask(() => (globalThis.drawn = true)));
