// The end of a quiz on the page: how many, by objective, and what was answered surely and wrongly.
import { button } from "../shared/dom.js";
import { format } from "../shared/format.js";

/** @typedef {NonNullable<ReturnType<typeof import("./answers.js").resultOf>>} Result */

/**
 * @param {HTMLElement} root @param {Record<string, string>} words
 * @param {(question: number) => void} turnTo
 * @returns {(result: Result | null) => void} shows a result; nothing before the last answer
 */
export function resultsOf(root, words, turnTo) {
  const line = root.querySelector(".nd-result");
  const box = /** @type {HTMLElement | null} */ (root.querySelector(".nd-results"));
  const misjudged = /** @type {HTMLElement | null} */ (root.querySelector(".nd-misjudged"));
  if (!line || !box || !misjudged) return () => {};

  return (result) => {
    box.hidden = !result;
    line.textContent = result ? format(words.result, result) : "";
    if (!result) return;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-objective]"))) {
      const own = result.byObjective[row.dataset.objective ?? ""];
      /** @type {HTMLElement} */ (row.querySelector("b")).textContent = format(words.score, own);
    }
    misjudged.hidden = result.misjudged.length === 0;
    const name = (/** @type {number} */ n) => format(words.count, { number: n + 1, total: result.total });
    misjudged
      .querySelector(".nd-again")
      ?.replaceChildren(...result.misjudged.map((n) => button(name(n), "", () => turnTo(n))));
  };
}
