// ECharts as its handbook says for many values: only what is used, no animation, no symbols, sampled, typed arrays.
import * as echarts from "echarts/core";
import { BarChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { CalendarComponent, GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { begin, colour, force, kind, place, values } from "./many.js";

echarts.use([
  BarChart, CalendarComponent, CanvasRenderer, GridComponent, HeatmapChart, LineChart, ScatterChart, TooltipComponent,
  VisualMapComponent,
]);
const chart = echarts.init(place);
const forced = () => {
  chart.getZr().flush();
  for (const canvas of place.querySelectorAll("canvas")) force(canvas);
};

if (kind === "bars" || kind === "lines") {
  const bars = kind === "bars";
  const pairs = new Float64Array(values.length * 2);
  values.forEach((value, at) => ([pairs[at * 2], pairs[at * 2 + 1]] = [at, value ?? NaN]));
  chart.setOption({
    animation: false,
    tooltip: { trigger: "axis" },
    xAxis: bars ? { type: "category", data: values.map((_, at) => at) } : { type: "value", max: "dataMax" },
    yAxis: { type: "value" },
    series: [
      bars
        ? { type: "bar", data: values, itemStyle: { color: colour() } }
        : { type: "line", data: pairs, sampling: "lttb", showSymbol: false, lineStyle: { color: colour(), width: 1.75 } },
    ],
  });
  begin(() => {
    chart.setOption({ series: [{ [bars ? "itemStyle" : "lineStyle"]: { color: colour() } }] });
    forced();
  });
} else {
  // Days: all events of a theme, then those of the next; counted by day, or a mark for each.
  const { year, events } = values;
  const marks = kind === "marks";
  const themes = [...new Set(events.map(([, theme]) => theme))];
  let turn = 0;
  const shown = () => {
    const theme = themes[(turn += 1) % themes.length];
    const days = events.filter(([, of]) => of === theme).map(([day]) => day);
    if (marks) return days.map((day) => [day, 1]);
    const count = new Map();
    for (const day of days) count.set(day, (count.get(day) ?? 0) + 1);
    return [...count];
  };
  chart.setOption({
    animation: false,
    tooltip: {},
    visualMap: marks ? undefined : { min: 0, max: 20, show: false },
    calendar: { range: `${year}` },
    series: [{ type: marks ? "scatter" : "heatmap", coordinateSystem: "calendar", symbolSize: 8, data: shown() }],
  });
  begin(() => {
    chart.setOption({ series: [{ data: shown() }] });
    forced();
  });
}
