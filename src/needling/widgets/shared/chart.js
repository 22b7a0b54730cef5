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

/** Every string "--nd-…" in a figure becomes the colour that the token has now. @param {any} part @param {CSSStyleDeclaration} style @returns {any} */
function coloured(part, style) {
  if (typeof part === "string") return part.startsWith("--nd-") ? style.getPropertyValue(part).trim() : part;
  if (Array.isArray(part)) return part.map((item) => coloured(item, style));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, coloured(item, style)]));
}

/**
 * Plotly draws what stands still, once. What moves lies over it in layers of the page's own (`nd-layer`), which the
 * stylesheet puts between the axes by the properties that are set here.
 * @param {HTMLElement} el where the chart goes; its height is reserved by the stylesheet
 * @param {Figure} figure
 */
export function chart(el, figure) {
  const plot = /** @type {any} */ (el.querySelector(".nd-plot"));
  /** @type {any} */
  let plotly;

  const place = () => {
    const { l, t, w, h } = plot._fullLayout._size;
    for (const [name, px] of Object.entries({ left: l, top: t, width: w, height: h }))
      el.style.setProperty(`--${name}`, `${px}px`);
  };
  const draw = async () => {
    const first = !plot._fullLayout;
    const { data, layout } = coloured(figure, getComputedStyle(document.body));
    await plotly.react(plot, data, { ...layout, autosize: true }, CONFIG);
    place();
    if (first) plot.on("plotly_afterplot", place);
  };
  let waiting = false;
  const anew = () => {
    if (!plotly || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
  const near = new IntersectionObserver(
    async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      plotly = await loadPlotly().catch(() => undefined);
      if (plotly) draw();
    },
    { rootMargin: "300px" },
  );
  near.observe(el);
  new MutationObserver(anew).observe(document.body, { attributeFilter: ["data-theme", "data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", anew);
}
