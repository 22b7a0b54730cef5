// Questions whose parts are selected or not: what options and phrases of a scene have in common on a page.
import { part, parts } from "./parts.js";
import { fits, score } from "./selection.js";

/** @param {HTMLElement} question */
const inputs = (question) => parts(question).map((el) => /** @type {HTMLInputElement} */ (el.querySelector("input")));

/** The reason for a part: beside it, or in the list below a scene. @param {HTMLElement} question @param {HTMLElement} el */
const reason = (question, el) =>
  /** @type {HTMLElement} */ (el.querySelector(".nd-why") ?? question.querySelector(`.nd-why[data-of="${part(el)}"]`));

/** @type {import("./parts.js").Kind} */
export const selecting = {
  key: (question) => ({
    correct: parts(question).map((el) => el.hasAttribute("data-correct")),
    single: question.dataset.kind === "single",
  }),
  fits,
  score,
  read(question) {
    const response = inputs(question).flatMap((input, n) => (input.checked ? [n] : []));
    return response.length ? response : null;
  },
  show(question, response) {
    const all = parts(question);
    const controls = inputs(question);
    all.forEach((el, n) => {
      const input = controls[n];
      input.checked = response?.includes(n) ?? false;
      input.disabled = response !== null;
      el.toggleAttribute("data-chosen", input.checked);
      const why = reason(question, el);
      why.hidden = response === null;
      const right = el.hasAttribute("data-correct") === input.checked;
      why.toggleAttribute("data-right", response !== null && right);
      why.toggleAttribute("data-wrong", response !== null && !right);
    });
    if (!response) return [];
    // Heard: what was selected, and what should have been.
    const heard = all.filter(
      (el, n) => response.includes(n) || (question.dataset.kind !== "single" && el.hasAttribute("data-correct")),
    );
    return heard.map((el) => reason(question, el));
  },
  first: (question) => {
    const shown = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll("[data-part] input")]);
    return shown.find((input) => input.checked) ?? shown[0];
  },
};
