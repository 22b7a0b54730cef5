// Questions whose parts are chosen or not: options, and phrases of a scene.
import { mixed } from "../shared/chance.js";
import { fillIn } from "../shared/dom.js";
import { part, parts } from "./parts.js";

/** @param {HTMLElement} question */
const inputs = (question) => parts(question).map((el) => /** @type {HTMLInputElement} */ (el.querySelector("input")));

/** The reason for a part: beside it, or in the list below a scene. @param {HTMLElement} question @param {HTMLElement} el */
const reason = (question, el) =>
  /** @type {HTMLElement} */ (el.querySelector(".nd-why") ?? question.querySelector(`.nd-why[data-of="${part(el)}"]`));

/** @type {import("./kinds.js").Kind} */
export const choose = {
  prepare(question, _words, seed) {
    const box = question.querySelector("[data-mix]");
    if (box && seed) box.append(...mixed([...box.children], seed + question.dataset.question));
  },
  read(question) {
    const given = inputs(question).flatMap((input, n) => (input.checked ? [n] : []));
    return given.length ? given : null;
  },
  fits(question, given) {
    const count = parts(question).length;
    if (question.dataset.kind === "single" && given.length !== 1) return false;
    const there = given.every((n) => Number.isInteger(n) && n >= 0 && n < count);
    return given.length > 0 && there && new Set(given).size === given.length;
  },
  mark(question, given) {
    const all = parts(question);
    const right = all.filter((el, n) => el.hasAttribute("data-correct") === given.includes(n)).length;
    // One option of several is right or it is not.
    return question.dataset.kind === "single"
      ? { right: right === all.length ? 1 : 0, total: 1 }
      : { right, total: all.length };
  },
  show(question, given) {
    const all = parts(question);
    const chosen = inputs(question);
    all.forEach((el, n) => {
      const input = chosen[n];
      input.checked = given?.includes(n) ?? false;
      input.disabled = given !== null;
      el.toggleAttribute("data-chosen", input.checked);
      const why = reason(question, el);
      why.hidden = given === null;
      const right = el.hasAttribute("data-correct") === input.checked;
      why.toggleAttribute("data-right", given !== null && right);
      why.toggleAttribute("data-wrong", given !== null && !right);
    });
    if (!given) return [];
    // Heard: what was chosen, and what should have been.
    const told = all.filter(
      (el, n) => given.includes(n) || (question.dataset.kind !== "single" && el.hasAttribute("data-correct")),
    );
    return told.map((el) => reason(question, el));
  },
  first: (question) => {
    const shown = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll("[data-part] input")]);
    return shown.find((input) => input.checked) ?? shown[0];
  },
};

/** A scene: what was missed and what was a false alarm are told apart. @type {import("./kinds.js").Kind} */
export const spot = {
  ...choose,
  share(question, given, words) {
    const errors = parts(question).flatMap((el, n) => (el.hasAttribute("data-correct") ? [n] : []));
    const found = errors.filter((n) => given.includes(n)).length;
    const alarms = given.length - found;
    const sentence = alarms === 0 ? words.spot_calm : alarms === 1 ? words.spot_alarm : words.spot_alarms;
    return fillIn(sentence, { found, errors: errors.length, alarms });
  },
};
