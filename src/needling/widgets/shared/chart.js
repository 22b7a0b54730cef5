// A chart: a plotly figure whose colours follow the page's light or dark look. Loaded when it comes near the viewport.
import loadPlotly from "plotly-loader";

const CONFIG = {
  staticPlot: true,
  responsive: true,
  displayModeBar: false,
  showSendToCloud: false,
  plotlyServerURL: "",
};

/** @typedef {{ data: any[], layout: any }} Figure */
/** @typedef {Record<string, any>} Patch a place in the figure, such as `data.0.y`, and what stands there now */

/** Every string "--nd-…" in a figure becomes the colour that the token has now. @param {any} part @param {CSSStyleDeclaration} style @returns {any} */
function coloured(part, style) {
  if (typeof part === "string") return part.startsWith("--nd-") ? style.getPropertyValue(part).trim() : part;
  if (Array.isArray(part)) return part.map((item) => coloured(item, style));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, coloured(item, style)]));
}

/** @param {any} figure @param {string[]} steps */
const at = (figure, steps) => steps.reduce((part, step) => part?.[step], figure);

/** @param {Figure} figure @param {Patch} patch @returns {Figure} a copy with the patch in place */
export function patched(figure, patch) {
  const now = structuredClone(figure);
  for (const [path, value] of Object.entries(patch)) {
    const steps = path.split(".");
    at(now, steps.slice(0, -1))[steps[steps.length - 1]] = value;
  }
  return now;
}

/** What plotly calls a place: `shapes.0.x0` is `shapes[0].x0`. @param {string[]} steps */
const named = (steps) => steps.join(".").replace(/\.(\d+)(?=\.|$)/g, "[$1]");

/**
 * Only what changed: plotly redraws a moved line far faster than a whole chart.
 * @param {Figure} figure @param {Patch} patch @param {string[]} changed @returns {[Record<string, any>, Record<string, any>, number[]]}
 */
function difference(figure, patch, changed) {
  const split = changed.map((path) => path.split("."));
  const traces = [...new Set(split.filter(([part]) => part === "data").map(([, trace]) => trace))];
  const keys = [...new Set(split.filter(([part]) => part === "data").map(([, , ...rest]) => rest.join(".")))];
  const data = Object.fromEntries(
    keys.map((key) => [
      key,
      traces.map((trace) => patch[`data.${trace}.${key}`] ?? at(figure, ["data", trace, ...key.split(".")])),
    ]),
  );
  const layout = Object.fromEntries(
    split.filter(([part]) => part === "layout").map(([, ...rest]) => [named(rest), patch[`layout.${rest.join(".")}`]]),
  );
  return [data, layout, traces.map(Number)];
}

/**
 * @param {HTMLElement} el where the chart goes; its height is reserved by the stylesheet
 * @param {Figure} figure the chart before any control is set
 * @param {() => Patch} now what stands in it now
 * @returns {() => void} draws what has changed, with the next frame
 */
export function chart(el, figure, now) {
  /** @type {any} */
  let plotly;
  /** @type {Patch | null} */
  let drawn = null;
  let waiting = false;

  const draw = () => {
    waiting = false;
    if (!plotly) return;
    const patch = now();
    const style = getComputedStyle(document.body);
    if (!drawn) {
      const { data, layout } = coloured(patched(figure, patch), style);
      plotly.react(el, data, { ...layout, autosize: true }, CONFIG);
    } else {
      const before = drawn;
      const changed = Object.keys(patch).filter((path) => patch[path] !== before[path]);
      if (changed.length === 0) return;
      const [data, layout, traces] = coloured(difference(figure, patch, changed), style);
      if (traces.length === 0) plotly.relayout(el, layout);
      else plotly.update(el, data, layout, traces);
    }
    drawn = patch;
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };
  const anew = () => {
    drawn = null;
    soon();
  };
  const near = new IntersectionObserver(
    async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      plotly = await loadPlotly().catch(() => undefined);
      draw();
    },
    { rootMargin: "300px" },
  );
  near.observe(el);
  new MutationObserver(anew).observe(document.body, { attributeFilter: ["data-theme", "data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", anew);
  return soon;
}
