// Fetched when a reader asks for the chart to explore: plotly, and what gives it the figure of the state.
import Plotly from "plotly.js-basic-dist-min";
import { figureOf } from "./figure.js";

/** @typedef {{ zoom: string, pan: string, zoom_in: string, zoom_out: string, reset: string, picture: string }} Strings */

/** What plotly calls its buttons, and our words for them. @param {Omit<Strings, "picture">} words */
const dictionary = ({ zoom, pan, zoom_in, zoom_out, reset }) => ({
  Zoom: zoom,
  Pan: pan,
  "Zoom in": zoom_in,
  "Zoom out": zoom_out,
  "Reset axes": reset,
});

/** How much larger than on the screen a picture is saved. */
const SCALE = 2;

/** Plotly's own way to a PNG needs pictures from `blob:`, which the policy of the sample server forbids.
 * @param {HTMLElement} place @param {string} name of the file */
async function savePicture(place, name) {
  const { clientWidth: width, clientHeight: height } = place;
  const picture = new Image();
  picture.src = await Plotly.toImage(place, { format: "svg", width, height });
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const link = Object.assign(document.createElement("a"), {
    href: canvas.toDataURL("image/png"),
    download: `${name}.png`,
  });
  link.click();
}

/** Nothing of a chart leaves the device. @param {Strings} words @param {string} name of the picture's file */
const config = ({ picture: title, ...words }, name) => ({
  responsive: true,
  displaylogo: false,
  displayModeBar: true,
  displayNotifier: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  modeBarButtons: [
    ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"],
    [
      {
        name: "picture",
        title,
        icon: Plotly.Icons.camera,
        click: (/** @type {HTMLElement} */ place) => savePicture(place, name),
      },
    ],
  ],
  locale: "page",
  locales: { page: { dictionary: dictionary(words), format: {} } },
});

/** A finger scrolls the page; a mouse marks the part to enlarge. */
const dragmode = () => (matchMedia("(pointer: coarse)").matches ? false : "zoom");

/**
 * @param {HTMLElement} place where it is drawn; its size is the stylesheet's
 * @param {import("./figure.js").Template} template @param {() => import("./table.js").Values} values
 * @param {Strings} words
 */
export function plotlyChart(place, template, values, words) {
  const name = /** @type {HTMLElement | null} */ (place.closest("[data-explorer]"))?.dataset.explorer ?? "chart";
  const follows = matchMedia("(prefers-color-scheme: dark)");
  let waiting = false;
  const draw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!place.hidden) drawNow();
    });
  };
  const drawNow = () => {
    const style = getComputedStyle(document.body);
    const { data, layout } = figureOf(template, values(), (token) => style.getPropertyValue(token).trim());
    // What the reader enlarged stays so while a control moves.
    return Plotly.react(
      place,
      data,
      { ...layout, autosize: true, dragmode: dragmode(), uirevision: "kept" },
      config(words, name),
    );
  };
  const theme = new MutationObserver(draw);
  theme.observe(document.body, { attributeFilter: ["data-theme", "data-jp-theme-light"] });
  follows.addEventListener("change", draw);
  drawNow();
  return {
    draw,
    close() {
      theme.disconnect();
      follows.removeEventListener("change", draw);
      Plotly.purge(place);
    },
  };
}
