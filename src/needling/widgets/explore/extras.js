// What some explorers have besides controls and pictures: an element with `data-extra` names it.
import { timer } from "./numbing/timer.js";
import { plan } from "./series/plan.js";

/**
 * @typedef {() => Record<string, any>} Values the explorer's outputs as they are now
 * @type {Record<string, (el: HTMLElement, values: Values) => (() => void) | void>} each returns what to do when a control has changed
 */
const known = { plan, timer };

/** @param {HTMLElement} root @param {Values} values @returns {() => void} to be called when a control has changed */
export function extras(root, values) {
  const found = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-extra]")]);
  const follow = found.map((el) => known[el.dataset.extra ?? ""]?.(el, values));
  return () => {
    for (const one of follow) one?.();
  };
}
