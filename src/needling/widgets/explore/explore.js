// An explorer: looks up what Python tabulated and shows it.
import { onItsHtml } from "../shared/dom.js";
import { addressOf, placesIn } from "./address.js";
import { bindings } from "./bindings.js";
import { chartToExplore } from "./chart.js";
import { fields } from "./controls.js";
import { extras } from "./extras.js";
import { lockHeights } from "./min_height.js";
import { lookUp, validState } from "./table.js";

/** @typedef {import("./table.js").State} State */

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function hydrate(root, model) {
  /** @type {import("./table.js").Table} */
  const table = model.get("table");
  const { start, show } = fields(root, table.controls, (name, place, done) =>
    turnTo({ ...state, [name]: place }, done),
  );
  let state = validState(table, placesIn(table, location.hash), validState(table, model.get("state"), start));
  let values = lookUp(table, state);
  const bind = bindings(root);
  const here = /** @type {HTMLAnchorElement | null} */ (root.querySelector(".nd-here"));
  const follow = [extras(root, () => values), chartToExplore(root, table.chart, () => values)];

  const refresh = () => {
    values = lookUp(table, state);
    show(state);
    bind(values);
    if (here) here.hash = addressOf(table, state);
    for (const one of follow) one();
  };
  /** @param {State} next @param {boolean} save */
  const turnTo = (next, save) => {
    state = next;
    refresh();
    if (!save) return;
    model.set("state", state);
    model.save_changes();
  };
  root.querySelector(".nd-reset")?.addEventListener("click", () => turnTo(start, true));
  addEventListener("hashchange", () => {
    const places = placesIn(table, location.hash);
    if (places) turnTo(validState(table, places, state), true);
  });
  model.on("change:state", () => turnTo(validState(table, model.get("state"), state), false));
  refresh();
  lockHeights(root);
  if (placesIn(table, location.hash)) root.scrollIntoView();
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: { trait: "state", setting: ({ dataset: { explorer } }) => `explore:${explorer}` },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => hydrate(root, place.model)),
};
