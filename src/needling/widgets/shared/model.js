// What a widget's module is given on a page without a kernel: the part of Jupyter's model that our widgets use.
import { readersSeed } from "./chance.js";
import { add, isRecord, recall } from "./store.js";

/**
 * @typedef {object} Model
 * @property {(name: string) => any} get a trait; on a page also `seed`, this reader's own number
 * @property {(name: string, value: any) => void} set
 * @property {(event: string, callback: () => void) => void} on
 * @property {() => import("./store.js").Outcome | void} save_changes on a page: what became of the values
 *
 * @typedef {{ model: Model, el: HTMLElement }} Place
 * @typedef {{ kept: string, render: (place: Place) => void }} Widget
 */

/**
 * @param {string} shelf the name under which the device keeps this page's values
 * @param {string} kept the one trait that survives a reload
 * @param {Record<string, unknown>} traits
 * @returns {Model}
 */
export function pageModel(shelf, kept, traits) {
  const values = { ...traits };
  const remembered = recall(shelf);
  if (isRecord(remembered)) values[kept] = remembered;
  return {
    get: (name) => (name === "seed" ? readersSeed() : values[name]),
    set: (name, value) => {
      values[name] = value;
    },
    on: () => {},
    // Two quizzes of one page share a shelf: what the other kept stays.
    save_changes: () => add(shelf, /** @type {Record<string, unknown>} */ (values[kept])),
  };
}
