// What Python tabulated, looked up. No formula stands here. Pure.
import { format } from "../shared/format.js";

/**
 * @typedef {{ by: string[], unique: any[], index: number[] }} Column
 * @typedef {{ name: string, labels: string[], values: string[] }} Control
 * @typedef {{ name: string, controls: Control[], columns: Record<string, Column>, chart: import("./figure.js").Template | null }} Table
 * @typedef {Record<string, number>} State position of each control, from 0
 * @typedef {Record<string, any>} Values every output in a state
 */

/** @param {Table} table @param {State} state @returns {Values} */
export function lookUp({ controls, columns }, state) {
  const sizes = Object.fromEntries(controls.map(({ name, labels }) => [name, labels.length]));
  const values = Object.fromEntries(
    Object.entries(columns).map(([name, { by, unique, index }]) => [
      name,
      unique[index[by.reduce((place, control) => place * sizes[control] + state[control], 0)]],
    ]),
  );
  for (const name in values) if (typeof values[name] === "string") values[name] = format(values[name], values);
  return values;
}

/** What comes from outside is validated: of each control a position that exists, else the one it has.
 * @param {Table} table @param {any} given @param {State} state @returns {State} */
export function validState({ controls }, given, state) {
  const fits = (/** @type {Control} */ { name, labels }) =>
    Number.isInteger(given?.[name]) && given[name] >= 0 && given[name] < labels.length;
  return Object.fromEntries(controls.map((control) => [control.name, (fits(control) ? given : state)[control.name]]));
}
