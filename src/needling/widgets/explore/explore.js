// An explorer: looks up what Python tabulated and shows it. No formula stands here.
import { chart } from "../shared/chart.js";
import { fillIn, onItsHtml } from "../shared/dom.js";
import { addressOf, placesIn } from "./address.js";
import { bindings } from "./bindings.js";
import { extras } from "./extras.js";
import { steady } from "./steady.js";

/**
 * @typedef {{ by: string[], unique: any[], index: number[] }} Column
 * @typedef {{ name: string, labels: string[], values: string[] }} Control
 * @typedef {{ name: string, controls: Control[], columns: Record<string, Column>, figure: any }} Table
 * @typedef {Record<string, number>} State position of each control, from 0
 */

/** @param {Table} table @param {State} state @returns {Record<string, any>} every output in a state */
function lookUp({ controls, columns }, state) {
  const sizes = Object.fromEntries(controls.map(({ name, labels }) => [name, labels.length]));
  const values = Object.fromEntries(
    Object.entries(columns).map(([name, { by, unique, index }]) => [
      name,
      unique[index[by.reduce((place, control) => place * sizes[control] + state[control], 0)]],
    ]),
  );
  for (const name in values) if (typeof values[name] === "string") values[name] = fillIn(values[name], values);
  return values;
}

/** What comes from outside is checked before use: of each control a position that exists, else the one it has.
 * @param {Table} table @param {any} given @param {State} state @returns {State} */
function sound({ controls }, given, state) {
  const fits = (/** @type {Control} */ { name, labels }) =>
    Number.isInteger(given?.[name]) && given[name] >= 0 && given[name] < labels.length;
  return Object.fromEntries(controls.map((control) => [control.name, (fits(control) ? given : state)[control.name]]));
}

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function enliven(root, model) {
  /** @type {Table} */
  const table = model.get("table");
  const inputs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([
    ...root.querySelectorAll(".nd-controls [name]"),
  ]);
  const start = Object.fromEntries(inputs.map((input) => [input.name, Number(input.value)]));
  let state = sound(table, placesIn(table, location.hash), sound(table, model.get("state"), start));
  let values = lookUp(table, state);
  const bind = bindings(root);
  const here = /** @type {HTMLAnchorElement | null} */ (root.querySelector(".nd-here"));
  const el = /** @type {HTMLElement | null} */ (root.querySelector(".nd-chart"));
  if (el) chart(el, table.figure);
  const follow = extras(root, () => values);

  const refresh = () => {
    values = lookUp(table, state);
    for (const input of inputs) {
      const label = table.controls.find(({ name }) => name === input.name)?.labels[state[input.name]] ?? "";
      input.value = String(state[input.name]);
      if (input.type !== "range") continue;
      input.setAttribute("aria-valuetext", label);
      const output = root.querySelector(`output[data-label="${input.name}"]`);
      if (output) output.textContent = label;
    }
    bind(values);
    if (here) here.hash = addressOf(table, state);
    follow();
  };
  /** @param {State} next @param {boolean} keep */
  const turnTo = (next, keep) => {
    state = next;
    refresh();
    if (!keep) return;
    model.set("state", state);
    model.save_changes();
  };
  for (const input of inputs) {
    input.disabled = false;
    const chosen = () => ({ ...state, [input.name]: Number(input.value) });
    input.addEventListener("input", () => turnTo(chosen(), false));
    input.addEventListener("change", () => turnTo(chosen(), true));
  }
  root.querySelector(".nd-reset")?.addEventListener("click", () => turnTo(start, true));
  addEventListener("hashchange", () => {
    const places = placesIn(table, location.hash);
    if (places) turnTo(sound(table, places, state), true);
  });
  model.on("change:state", () => turnTo(sound(table, model.get("state"), state), false));
  refresh();
  steady(root);
  if (placesIn(table, location.hash)) root.scrollIntoView();
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: { trait: "state", setting: ({ dataset: { explorer } }) => `explore:${explorer}` },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model)),
};
