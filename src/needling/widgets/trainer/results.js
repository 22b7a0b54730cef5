// The results of the trainer: a row for each skin type, and whether it is ready.
import { fillIn } from "../shared/dom.js";
import { add, nothing, ready, sensitivity } from "./rounds.js";

/**
 * @param {HTMLElement} root @param {Record<string, string>} words @param {import("./rounds.js").Limits} limits
 * @param {Record<import("./items_of.js").Mode, Map<string, import("./items_of.js").Item>>} items
 */
export function resultsOf(root, words, limits, items) {
  const rows = /** @type {HTMLTableRowElement[]} */ ([...root.querySelectorAll(".nd-t-results tbody tr")]);
  const verdict = /** @type {HTMLElement} */ (root.querySelector(".nd-t-ready"));

  return (/** @type {import("./rounds.js").Kepts} */ record) => {
    const tallies = rows.map(nothing);
    const live = rows.map(() => 0);
    for (const mode of /** @type {const} */ (["still", "live"])) {
      for (const [id, { entry }] of items[mode]) {
        const kept = record[id];
        if (!kept) continue;
        add(tallies[entry.type - 1], kept.key, kept.given);
        if (mode === "live") live[entry.type - 1] += 1;
      }
    }
    /** @type {string[]} */
    const open = [];
    rows.forEach((row, n) => {
      const tally = tallies[n];
      const share = sensitivity(tally);
      const done = ready(tally, live[n], limits);
      if (!done) open.push(words[`short_${n + 1}`]);
      const cells = tally.shown
        ? [
            tally.shown,
            tally.hits,
            tally.misses,
            tally.falseAlarms,
            share === null ? words.none : fillIn(words.percent, { count: share }),
            done ? words.ready_yes : words.ready_no,
          ]
        : Array(6).fill(words.none);
      [...row.cells].slice(1).forEach((cell, m) => {
        cell.textContent = String(cells[m]);
      });
      row.toggleAttribute("data-ready", done);
    });
    verdict.textContent = open.length ? fillIn(words.not_ready, { types: open.join(", ") }) : words.all_ready;
  };
}
