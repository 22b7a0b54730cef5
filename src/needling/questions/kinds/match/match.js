// Pairs: each thing is given what belongs to it.
import { parts } from "../parts.js";
import { fits, score } from "./score.js";

/** @param {HTMLElement} pair */
const select = (pair) => /** @type {HTMLSelectElement} */ (pair.querySelector("select"));

/** @param {HTMLElement} pair */
const why = (pair) => /** @type {HTMLElement} */ (pair.querySelector(".nd-why"));

/** @type {import("../parts.js").Kind} */
const match = {
  key(question) {
    const pairs = parts(question);
    // The first option of a list says that nothing is chosen yet.
    return { right: pairs.map((pair) => Number(pair.dataset.choice)), choices: select(pairs[0]).options.length - 1 };
  },
  fits,
  score,
  read(question) {
    const response = parts(question).map((pair) => select(pair).value);
    return response.includes("") ? null : response.map(Number);
  },
  show(question, response) {
    const wrong = parts(question).filter((pair, n) => {
      select(pair).value = response ? String(response[n]) : "";
      select(pair).disabled = response !== null;
      why(pair).hidden = response === null;
      const right = response !== null && Number(pair.dataset.choice) === response[n];
      pair.toggleAttribute("data-right", right);
      pair.toggleAttribute("data-wrong", response !== null && !right);
      return response !== null && !right;
    });
    return wrong.map(why);
  },
  first: (question) => {
    const selects = parts(question).map(select);
    return selects.find((one) => one.value === "") ?? selects[0];
  },
};

export default { match };
