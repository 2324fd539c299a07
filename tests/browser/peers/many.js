// What the pages of many values have in common: the case that is asked for, its values, and how a picture is forced.
const asked = new URLSearchParams(location.search);

/** `bars`, `lines`, `days` or `marks`. */
export const kind = asked.get("case");

/** The values, as the bench gives them. */
export const values = await (await fetch("values.json")).json();

/** The box that is drawn in, as large as the chart it is compared with. */
export const place = document.getElementById("chart");
place.style.width = `${asked.get("width")}px`;
place.style.height = `${asked.get("height")}px`;

const COLOURS = ["#1a4b8c", "#6ca8f0"];
let turn = 0;

/** The other colour, in turn. */
export const colour = () => COLOURS[(turn += 1) % 2];

/** Reads one pixel, which makes the browser draw all that was asked of a canvas. */
export const force = (canvas) => canvas.getContext("2d").getImageData(0, 0, 1, 1);

/** The page is there; `redraw` draws anew in the other colour. */
export const begin = (redraw) => {
  globalThis.redraw = async () => {
    const start = performance.now();
    await redraw();
    return performance.now() - start;
  };
  globalThis.drawn = true;
};
