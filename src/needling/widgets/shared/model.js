// What a widget's module is given on a page without a kernel: the part of Jupyter's model that our widgets use.
import { isRecord, keep, recall } from "./store.js";

/**
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {(event: string, callback: () => void) => void} on
 * @property {() => void} save_changes
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
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
    },
    on: () => {},
    save_changes: () => {
      // Two quizzes of one page share a shelf: what the other kept stays.
      const others = recall(shelf);
      keep(shelf, { ...(isRecord(others) ? others : {}), .../** @type {object} */ (values[kept]) });
    },
  };
}
