// A chart: a plotly figure whose colours follow the page's light or dark look. Loaded when it comes near the viewport.
import loadPlotly from "plotly-loader";

const CONFIG = {
  staticPlot: true,
  responsive: true,
  displayModeBar: false,
  showSendToCloud: false,
  plotlyServerURL: "",
};

/** Every string "--nd-…" in a figure becomes the colour that the token has now. @param {any} part @param {CSSStyleDeclaration} style @returns {any} */
function coloured(part, style) {
  if (typeof part === "string") return part.startsWith("--nd-") ? style.getPropertyValue(part).trim() : part;
  if (Array.isArray(part)) return part.map((item) => coloured(item, style));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, coloured(item, style)]));
}

/**
 * @param {HTMLElement} el where the chart goes; its height is reserved by the stylesheet
 * @param {() => { data: any[], layout: any }} figure the figure as it should be now
 * @returns {() => void} draws the figure anew
 */
export function chart(el, figure) {
  /** @type {any} */
  let plotly;
  const draw = () => {
    if (!plotly) return;
    const { data, layout } = coloured(figure(), getComputedStyle(document.body));
    plotly.react(el, data, { ...layout, autosize: true }, CONFIG);
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
  new MutationObserver(draw).observe(document.body, { attributeFilter: ["data-theme", "data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return draw;
}
