// A number to write.
import { numberText } from "../../../widgets/shared/language.js";
import { fits, parse, score } from "./score.js";

/** @param {HTMLElement} question */
const input = (question) => /** @type {HTMLInputElement} */ (question.querySelector(".nd-written input"));

/** @type {import("../parts.js").Kind} */
const number = {
  key(question) {
    const { low, high } = /** @type {HTMLElement} */ (question.querySelector(".nd-written")).dataset;
    return { low: Number(low), high: Number(high) };
  },
  fits,
  score,
  prepare(question) {
    // Return checks the answer, as in every form.
    input(question).addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // Else the same Return presses the button that then has the focus.
      /** @type {HTMLElement} */ (question.querySelector(".nd-primary"))?.click();
    });
  },
  read: (question) => parse(input(question).value),
  show(question, response) {
    const reasons = /** @type {HTMLElement[]} */ ([...question.querySelectorAll(".nd-why")]);
    input(question).disabled = response !== null;
    input(question).value = response ? numberText(response[0], { plain: true }) : "";
    for (const why of reasons) {
      const { distractor } = why.dataset;
      why.hidden = response === null || (distractor !== undefined && Math.abs(Number(distractor) - response[0]) > 1e-9);
    }
    return response ? reasons.filter((why) => !why.hidden) : [];
  },
  first: input,
};

export default { number };
