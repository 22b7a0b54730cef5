// What an explorer has besides controls and pictures: the script named like its folder, fetched where its element stands.
import { extras as found } from "explorer-extras";

/**
 * @typedef {import("./table.js").Values} Values
 * @typedef {{ default: (el: HTMLElement, values: () => Values) => () => void }} Extra returns what to do when a control has changed
 */

/** @param {HTMLElement} root @param {() => Values} values @returns {() => void} to be called when a control has changed */
export function extras(root, values) {
  /** @type {(() => void)[]} */
  const follow = [];
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-extra]")))
    found[el.dataset.extra ?? ""]?.().then(
      (/** @type {Extra} */ extra) => void follow.push(extra.default(el, values)),
      // Its buttons stay closed, and what it would add is not promised anywhere else.
      () => {},
    );
  return () => {
    for (const one of follow) one();
  };
}
