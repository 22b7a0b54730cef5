// A chart as plotly draws it, in a state: what `plotly_figure.py` made, with the values that the page shows put in. Pure.

/**
 * @typedef {{ low: number, high: number, log: boolean }} Scale its ends as plotly has them: exponents of a logarithmic one
 * @typedef {{ kind: string, column: string, translate_y?: string, width?: string }} Source the columns that a part is read from
 * @typedef {{ in: "data" | "shapes" | "annotations", is: any, from?: Source, shown?: string }} Part
 * @typedef {{ layout: any, parts: Part[], caption?: { text: string, silent: string } }} Template
 * @typedef {Record<string, any>} Values
 */

/** Units of a path along each axis. */
const UNITS = 1000;

/** @param {any} axis of a layout @returns {Scale} */
const scaleOf = ({ range, type }) => ({ low: range[0], high: range[1], log: type === "log" });

/** The value that lies so far along a scale, as exact as a place on the page is. @param {Scale} scale @param {number} share */
function valueAt({ low, high, log }, share) {
  const at = low + share * (high - low);
  if (log) return Number((10 ** at).toPrecision(4));
  return Number(at.toFixed(Math.max(0, 4 - Math.floor(Math.log10(Math.abs(high - low)))))) + 0;
}

/** @param {string} place such as `12.5%` */
const shareOf = (place) => parseFloat(place) / 100;

/** @param {string} path made of moves and lines @returns {[number, number][][]} */
const linesIn = (path) =>
  path
    .split("M")
    .slice(1)
    .map((line) => [...line.matchAll(/(-?[\d.e-]+) (-?[\d.e-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]));

/** @param {string} path made of lying bars @param {Scale} x @param {Scale} y */
function barsIn(path, x, y) {
  const bars = [...path.matchAll(/M([\d.e-]+) ([\d.e-]+)H([\d.e-]+)v([\d.e-]+)/g)].map((bar) =>
    bar.slice(1).map((number) => Number(number) / UNITS),
  );
  const short = (/** @type {number} */ length) => Number(Math.abs(length).toPrecision(6));
  return {
    x: bars.map(([left, , right]) => short(valueAt(x, right) - valueAt(x, left))),
    base: bars.map(([left]) => valueAt(x, left)),
    y: bars.map(([, top, , thick]) => valueAt(y, 1 - top - thick / 2)),
    width: bars.map(([, , , thick]) => short(valueAt(y, thick) - valueAt(y, 0))),
  };
}

/** What the columns of a part say in this state, in the units of the axes. @param {Source} source @param {Values} values @param {any} layout */
export function read({ kind, column, translate_y, width }, values, { xaxis, yaxis }) {
  const [x, y] = [scaleOf(xaxis), scaleOf(yaxis)];
  const across = (/** @type {string} */ place) => valueAt(x, shareOf(place));
  if (kind === "moving_rule") return { x: Array(2).fill(across(values[column])), y: [valueAt(y, 0), valueAt(y, 1)] };
  if (kind === "moving_band")
    return {
      x0: across(values[column]),
      x1: valueAt(x, shareOf(values[column]) + shareOf(values[width ?? ""])),
    };
  if (kind === "moving_point") return { x: [across(values[column])] };
  if (kind === "bars") return barsIn(values[column], x, y);
  const down = translate_y ? Number(/translate\(0 ([^)]+)\)/.exec(values[translate_y])?.[1]) / UNITS : 0;
  const lines = linesIn(values[column]);
  const points = kind === "curve" ? lines.flatMap((line, n) => (n ? [null, ...line] : line)) : lines.flat();
  return {
    x: points.map((point) => point && valueAt(x, point[0] / UNITS)),
    y: points.map((point) => point && valueAt(y, 1 - point[1] / UNITS - down)),
  };
}

/** Every "--nd-…" in a figure becomes a colour. @param {any} part @param {(token: string) => string} colour @returns {any} */
function coloured(part, colour) {
  if (typeof part === "string") return part.startsWith("--nd-") ? colour(part) : part;
  if (Array.isArray(part)) return part.map((item) => coloured(item, colour));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, coloured(item, colour)]));
}

/**
 * @param {Template} template @param {Values} values every output in the state
 * @param {(token: string) => string} colour what a token is in the page's look
 * @returns {{ data: any[], layout: any }}
 */
export function figureOf({ layout, parts, caption }, values, colour) {
  /** @type {Record<Part["in"], any[]>} */
  const made = { data: [], shapes: [], annotations: [] };
  for (const { in: place, is, from, shown } of parts)
    if (!shown || values[shown] === "visible") made[place].push({ ...is, ...(from ? read(from, values, layout) : {}) });
  if (caption && !values[caption.silent])
    made.annotations.push({
      ...{ text: `<b>${caption.text}</b>`, xref: "paper", yref: "paper", x: 0.5, y: 0.5, showarrow: false },
    });
  const { data, shapes, annotations } = coloured(made, colour);
  return { data, layout: { ...coloured(layout, colour), shapes, annotations } };
}
