// The book's side of a widget: finds its static HTML on the page and brings it to life. One classic script per page.
import { pageModel } from "./model.js";

const page = document.querySelector('meta[name="needling:page"]')?.getAttribute("content") ?? "";
const TRAITS = 'script[type="application/json"]';

/** @param {string} kind @param {import("./model.js").Widget} widget */
function register(kind, widget) {
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-widget="${kind}"]`))) {
    const traits = JSON.parse(
      el.nextElementSibling?.matches(TRAITS) ? (el.nextElementSibling.textContent ?? "{}") : "{}",
    );
    // Two quizzes of a page share a shelf; each explorer has its own.
    const shelf = [kind, page, el.dataset.explorer].filter(Boolean).join(":");
    widget.render({ model: pageModel(shelf, widget.kept, traits), el });
  }
}

Object.assign(window, { needling: { register } });

// What hides in a closed table, or in the text of a case, is printed all the same.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(
    "details.nd-values, details.nd-facts, .nd-case-text, .nd-case-text details",
  ))
    details.setAttribute("open", "");
});
