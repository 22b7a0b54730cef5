// What stands on a closed case: how to begin it, go on with it, or see how it ended.
import { button } from "../shared/dom.js";
import { element } from "../shared/elements.js";

/** @param {import("../../scenario/player.js").Verdict | null} ended @param {boolean} begun @param {string} title
 * @param {Record<string, string>} words @param {() => void} open @returns {HTMLElement[]} */
export function openerOf(ended, begun, title, words, open) {
  const says = ended ? words.look_again : begun ? words.go_on : words.start;
  const way = button(says, "nd-primary", open);
  way.setAttribute("aria-label", `${says}: ${title}`);
  return [way, ...(ended ? [element("span", "nd-so-far", words[`ended_${ended}`])] : [])];
}
