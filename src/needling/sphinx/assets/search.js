// What Sphinx's search asks about every result: the chapter that teaches the words searched for comes first.

/** @returns {Record<string, string>} words, each with the page that teaches them */
const finds = () => JSON.parse(document.getElementById("nd-finds")?.textContent ?? "{}");

/** @param {string} asked @returns {Set<string>} the pages that teach what was asked for; exact words before beginnings */
function taughtIn(asked) {
  const entries = Object.entries(finds());
  const exact = entries.filter(([words]) => words === asked);
  const near = entries.filter(([words]) => words.startsWith(asked) || ` ${asked} `.includes(` ${words} `));
  return new Set((exact.length ? exact : asked ? near : []).map(([, page]) => page));
}

const FIRST = 1000;
const asked = (new URLSearchParams(location.search).get("q") ?? "").trim().toLowerCase().replace(/\s+/g, " ");
/** @type {Set<string> | undefined} */
let pages;

Object.assign(window, {
  Scorer: {
    /** @param {[string, string, string, string, number]} result */
    score: ([page, , , , score]) => {
      pages ??= taughtIn(asked);
      return score + (pages.has(page) ? FIRST : 0);
    },
    // Sphinx's own weights.
    objNameMatch: 11,
    objPartialMatch: 6,
    objPrio: { 0: 15, 1: 5, 2: -5 },
    objPrioDefault: 0,
    title: 15,
    partialTitle: 7,
    term: 5,
    partialTerm: 2,
  },
});
