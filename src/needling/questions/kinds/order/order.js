// Steps to put in order: by their buttons, or by dragging where there is a pointer.
import loadDrag from "late:./drag.js";
import { format } from "../../../widgets/shared/format.js";
import { part, parts } from "../parts.js";
import { fits, score } from "./score.js";

/** @param {HTMLElement} question */
const list = (question) => /** @type {HTMLElement} */ (question.querySelector(".nd-steps"));

/** The steps as they stand. @param {HTMLElement} question */
const standing = (question) => /** @type {HTMLElement[]} */ ([...list(question).children]);

/** @param {HTMLElement} step @returns {HTMLButtonElement[]} */
const buttons = (step) => [...step.querySelectorAll("button")];

/** Where the page put a step when it was made. @param {HTMLElement} step */
const mixedPlace = (step) => Number(step.style.getPropertyValue("--nd-mixed"));

/** The first cannot go up, the last not down. @param {HTMLElement} question */
function refresh(question) {
  const steps = standing(question);
  const locked = question.hasAttribute("data-locked");
  steps.forEach((step, n) => {
    const [up, down] = buttons(step);
    up.disabled = locked || n === 0;
    down.disabled = locked || n === steps.length - 1;
  });
}

/** @param {HTMLElement} question @param {HTMLElement} step @param {Record<string, string>} words */
function announce(question, step, words) {
  refresh(question);
  const place = standing(question).indexOf(step) + 1;
  const text = step.querySelector(".nd-step-text")?.textContent ?? "";
  /** @type {HTMLElement} */ (question.querySelector(".nd-moved")).textContent = format(words.moved, {
    step: text,
    place,
    total: standing(question).length,
  });
}

/** @param {HTMLElement} question @param {HTMLElement} step @param {Record<string, string>} words */
function prepareStep(question, step, words) {
  const [up, down] = buttons(step);
  /** @param {HTMLButtonElement} pressed @param {HTMLButtonElement} other @param {number} by */
  const move = (pressed, other, by) => {
    const steps = standing(question);
    const now = steps.indexOf(step);
    if (by < 0) steps[now + by].before(step);
    else steps[now + by].after(step);
    announce(question, step, words);
    (pressed.disabled ? other : pressed).focus();
  };
  up.addEventListener("click", () => move(up, down, -1));
  down.addEventListener("click", () => move(down, up, 1));
}

/** @param {HTMLElement} question @param {Record<string, string>} words */
async function letDrag(question, words) {
  const { makeDraggable } = await loadDrag();
  const locked = () => question.hasAttribute("data-locked");
  makeDraggable(list(question), locked, (/** @type {HTMLElement} */ step) => announce(question, step, words));
}

/** Says where a step was put, and why it stands where it does. @param {HTMLElement} step @param {number} place its right one @param {number | undefined} put */
function showStep(step, place, put) {
  const wrong = put !== undefined && put !== place;
  step.toggleAttribute("data-right", put === place);
  step.toggleAttribute("data-wrong", wrong);
  const yours = /** @type {HTMLElement} */ (step.querySelector(".nd-yours"));
  yours.hidden = !wrong;
  yours.textContent = format(yours.dataset.words ?? "", { place: (put ?? 0) + 1 });
  /** @type {HTMLElement} */ (step.querySelector(".nd-why")).hidden = put === undefined;
  return wrong;
}

/** @type {import("../parts.js").Kind} */
const order = {
  key: (question) => ({ steps: parts(question).length }),
  fits,
  score,
  prepare(question, words) {
    standing(question).forEach((step, place) => {
      // On paper the steps stand mixed again.
      step.style.setProperty("--nd-mixed", String(place));
      prepareStep(question, step, words);
    });
    // Where it cannot be had, the buttons do.
    letDrag(question, words).catch(() => {});
    refresh(question);
  },
  read: (question) => standing(question).map(part),
  show(question, response) {
    const again = response === null && question.hasAttribute("data-locked");
    question.toggleAttribute("data-locked", response !== null);
    // Answered, the steps stand as they should, and each says where it was put. Tried again, they stand as at first.
    if (response) list(question).append(...parts(question));
    if (again) list(question).append(...standing(question).sort((a, b) => mixedPlace(a) - mixedPlace(b)));
    // Where the last step was moved to holds no longer.
    /** @type {HTMLElement} */ (question.querySelector(".nd-moved")).textContent = "";
    const wrong = standing(question).filter((step, place) => showStep(step, place, response?.indexOf(place)));
    refresh(question);
    return wrong.map((step) => /** @type {HTMLElement} */ (step.querySelector(".nd-why")));
  },
  first: (question) =>
    standing(question)
      .flatMap(buttons)
      .find((one) => !one.disabled) ?? null,
};

export default { order };
