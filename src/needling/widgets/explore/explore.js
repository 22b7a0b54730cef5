// An explorer: looks up what Python tabulated and shows it. No formula stands here.
import { chart } from "../shared/chart.js";
import { fillIn, onItsHtml } from "../shared/dom.js";
import { isRecord } from "../shared/store.js";

/**
 * @typedef {{ by: string[], unique: any[], index: number[] }} Column
 * @typedef {{ controls: { name: string, labels: string[] }[], columns: Record<string, Column>, figure: any, patches: Record<string, string> }} Table
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

/** What is kept is checked before use: every control at a position that exists. @param {Table} table @param {unknown} kept @param {State} start */
function sound({ controls }, kept, start) {
  const fits =
    isRecord(kept) &&
    controls.every(({ name, labels }) => Number.isInteger(kept[name]) && kept[name] >= 0 && kept[name] < labels.length);
  return fits ? Object.fromEntries(controls.map(({ name }) => [name, /** @type {any} */ (kept)[name]])) : start;
}

const ATTRIBUTES = ["y", "height", "visibility", "transform"];

/** @param {HTMLElement} root @param {Record<string, any>} values */
function bind(root, values) {
  for (const el of root.querySelectorAll("[data-bind]")) {
    const text = String(values[el.getAttribute("data-bind") ?? ""]);
    if (el.textContent !== text) el.textContent = text;
  }
  for (const attribute of ATTRIBUTES) {
    for (const el of root.querySelectorAll(`[data-bind-${attribute}]`)) {
      el.setAttribute(attribute, String(values[el.getAttribute(`data-bind-${attribute}`) ?? ""]));
    }
  }
}

/** @param {Table} table @param {Record<string, any>} values @returns {any} the figure with the state's values in place */
function figureNow({ figure, patches }, values) {
  const now = structuredClone(figure);
  for (const [path, name] of Object.entries(patches)) {
    const steps = path.split(".");
    const last = /** @type {string} */ (steps.pop());
    steps.reduce((part, step) => part[step], now)[last] = values[name];
  }
  return now;
}

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function enliven(root, model) {
  /** @type {Table} */
  const table = model.get("table");
  const inputs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...root.querySelectorAll("[name]")]);
  const shown = Object.fromEntries(inputs.map((input) => [input.name, Number(input.value)]));
  let state = sound(table, model.get("state"), shown);
  let values = lookUp(table, state);
  const el = /** @type {HTMLElement} */ (root.querySelector(".nd-chart"));
  const draw = chart(el, () => figureNow(table, values));

  const refresh = () => {
    values = lookUp(table, state);
    for (const input of inputs) {
      input.value = String(state[input.name]);
      if (input.type === "range") {
        const control = table.controls.find(({ name }) => name === input.name);
        input.setAttribute("aria-valuetext", control?.labels[state[input.name]] ?? "");
      }
    }
    bind(root, values);
    draw();
  };
  for (const input of inputs) {
    input.disabled = false;
    input.addEventListener("input", () => {
      state = { ...state, [input.name]: Number(input.value) };
      refresh();
    });
    input.addEventListener("change", () => {
      model.set("state", state);
      model.save_changes();
    });
  }
  model.on("change:state", () => {
    state = sound(table, model.get("state"), state);
    refresh();
  });
  refresh();
}

export default {
  kept: "state",
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model)),
};
