// Chart.js as its guide to performance says: data as it is drawn, in order, decimated, no animation, no points.
import {
  BarController, BarElement, CategoryScale, Chart, Decimation, LinearScale, LineController, LineElement, PointElement, Tooltip,
} from "chart.js";
import { begin, colour, force, kind, place, values } from "./many.js";

Chart.register(
  BarController, BarElement, CategoryScale, Decimation, LinearScale, LineController, LineElement, PointElement, Tooltip,
);
const canvas = document.createElement("canvas");
place.append(canvas);
const bars = kind === "bars";
const chart = new Chart(canvas, {
  type: bars ? "bar" : "line",
  data: bars
    ? { labels: values.map((_, at) => at), datasets: [{ data: values, backgroundColor: colour() }] }
    : {
        datasets: [{
          data: values.map((y, x) => ({ x, y })), borderColor: colour(), borderWidth: 1.75, pointRadius: 0,
        }],
      },
  options: {
    animation: false,
    maintainAspectRatio: false,
    ...(bars ? {} : {
      parsing: false,
      normalized: true,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: { x: { type: "linear", ticks: { maxRotation: 0 } } },
      plugins: { decimation: { enabled: true, algorithm: "min-max" } },
    }),
  },
});
begin(() => {
  chart.data.datasets[0][bars ? "backgroundColor" : "borderColor"] = colour();
  chart.update("none");
  force(canvas);
});
