// The button under a chart: asks for plotly, which is fetched then and never before, and puts its chart in the place of the page's own.
import loadPlotly from "late:./plotly.js";

/**
 * @typedef {typeof import("./plotly.js")} Part
 * @typedef {{ explore: string, close: string, waits: string, open: string, unreachable: string }} Strings
 */

/**
 * @param {HTMLElement} root @param {import("./figure.js").Template | null} template
 * @param {() => import("./table.js").Values} values
 * @returns {() => void} to be called when a control has changed
 */
export function chartToExplore(root, template, values) {
  const ask = /** @type {HTMLElement | null} */ (root.querySelector(".nd-chart-ask"));
  if (!ask || !template) return () => {};
  const button = /** @type {HTMLButtonElement} */ (ask.querySelector("button"));
  const status = /** @type {HTMLElement} */ (ask.querySelector('[role="status"]'));
  const chart = /** @type {HTMLElement} */ (root.querySelector(".nd-chart"));
  const place = /** @type {HTMLElement} */ (chart.querySelector(".nd-chart-plotly"));
  /** @type {Strings & import("./plotly.js").Strings} */
  const words = JSON.parse(ask.dataset.strings ?? "{}");
  /** @type {{ draw: () => void, close: () => void } | null} */
  let open = null;

  const show = () => {
    chart.toggleAttribute("data-explored", open !== null);
    place.hidden = open === null;
    button.setAttribute("aria-expanded", String(open !== null));
    button.textContent = open ? words.close : words.explore;
    button.disabled = false;
  };
  const fetchIt = async () => {
    button.disabled = true;
    status.textContent = words.waits;
    /** @type {Part | null} */
    const part = await loadPlotly().catch(() => null);
    if (part) {
      place.hidden = false;
      open = part.plotlyChart(place, template, values, words);
    }
    show();
    status.textContent = part ? words.open : words.unreachable;
    button.focus();
  };
  button.addEventListener("click", () => {
    if (!open) {
      fetchIt();
      return;
    }
    open.close();
    open = null;
    show();
    status.textContent = "";
  });
  show();
  return () => open?.draw();
}
