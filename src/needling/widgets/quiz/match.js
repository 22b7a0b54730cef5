// Pairs: each thing is given what belongs to it.
import { parts } from "./parts.js";

/** @param {HTMLElement} pair */
const select = (pair) => /** @type {HTMLSelectElement} */ (pair.querySelector("select"));

/** @param {HTMLElement} pair */
const why = (pair) => /** @type {HTMLElement} */ (pair.querySelector(".nd-why"));

/** @type {import("./kinds.js").Kind} */
export const match = {
  read(question) {
    const given = parts(question).map((pair) => select(pair).value);
    return given.includes("") ? null : given.map(Number);
  },
  fits(question, given) {
    const pairs = parts(question);
    const choices = select(pairs[0]).options.length - 1;
    return given.length === pairs.length && given.every((n) => Number.isInteger(n) && n >= 0 && n < choices);
  },
  mark(question, given) {
    const pairs = parts(question);
    return { right: pairs.filter((pair, n) => Number(pair.dataset.choice) === given[n]).length, total: pairs.length };
  },
  show(question, given) {
    const wrong = parts(question).filter((pair, n) => {
      select(pair).value = given ? String(given[n]) : "";
      select(pair).disabled = given !== null;
      why(pair).hidden = given === null;
      const right = given !== null && Number(pair.dataset.choice) === given[n];
      pair.toggleAttribute("data-right", right);
      pair.toggleAttribute("data-wrong", given !== null && !right);
      return given !== null && !right;
    });
    return wrong.map(why);
  },
  first: (question) => {
    const selects = parts(question).map(select);
    return selects.find((one) => one.value === "") ?? selects[0];
  },
};
