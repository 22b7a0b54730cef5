// The book's side of a widget: finds its static HTML on the page, reads what the reader did, and hydrates it. One classic script per page.
import { openLog } from "./log/log.js";
import { needsOf, pageModel, plainModel } from "./model.js";
import { READER, readersSeed } from "./reader.js";

const TRAITS = 'script[type="application/json"]:not([data-words])';
const edition = document.querySelector('meta[name="needling:edition"]')?.getAttribute("content") || null;

/**
 * @typedef {import("./model.js").Widget} Widget
 * @typedef {{ widget: Widget, saved: import("./model.js").Saved, el: HTMLElement, traits: Record<string, any>, needs: import("./model.js").WidgetNeeds }} Waiting
 */

/** @type {import("./log/log.js").Log | undefined} */
let opened;
/** Opened by the first that asks, while the other scripts still come. */
function log() {
  if (!opened) {
    performance.mark("log-asked");
    opened = openLog();
  }
  return opened;
}

/** Widgets that save something wait until it is known what they saved. @type {Waiting[]} */
const waiting = [];

/** @param {string} kind @param {Widget} widget */
function register(kind, widget) {
  // What a script says stands once on a page, whatever there is of its kind.
  const words = JSON.parse(document.querySelector(`script[data-words="${kind}"]`)?.textContent ?? "{}");
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-widget="${kind}"]`))) {
    const own = el.nextElementSibling?.matches(TRAITS) ? JSON.parse(el.nextElementSibling.textContent ?? "{}") : {};
    const traits = { ...own, words };
    if (!widget.saved) widget.render({ model: plainModel(traits), el });
    else {
      log();
      waiting.push({ widget, saved: widget.saved, el, traits, needs: needsOf(widget.saved, el, traits) });
    }
  }
}

/** One read for all of them. */
async function readAndRender() {
  const items = waiting.flatMap(({ needs }) => needs.items.map(({ id }) => id));
  const settings = waiting.flatMap(({ needs }) => [
    ...needs.settings.map(([, key]) => key),
    ...(needs.whole ? [needs.whole] : []),
  ]);
  const found = await log().read({ items, settings: [READER, ...settings] });
  performance.mark("log-known");
  // Only what is answered is mixed for a reader.
  const seed = items.length ? await readersSeed(log(), found) : "0";
  for (const { widget, saved, el, traits, needs } of waiting) {
    try {
      widget.render({ model: pageModel(saved, needs, traits, { log: log(), found, seed, edition }), el });
    } catch (error) {
      // The others on the page still work.
      reportError(error);
    }
  }
}

async function hydrate() {
  if (waiting.length) await readAndRender();
  document.documentElement.dataset.hydrated = "";
}

Object.assign(window, { needling: { register, log } });
// All scripts of the page have run by then.
addEventListener("DOMContentLoaded", hydrate);

// What hides in a closed table, or in the text of a case, is printed all the same.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(
    "details.nd-values, details.nd-facts, .nd-case-text, .nd-case-text details",
  ))
    details.setAttribute("open", "");
});
