// Steps to put in order: by their buttons, or by dragging where there is a pointer.
import Sortable from "sortablejs";
import { fillIn } from "../shared/dom.js";
import { part, parts } from "./parts.js";

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

/** @type {import("./kinds.js").Kind} */
export const order = {
  prepare(question, words) {
    const heard = /** @type {HTMLElement} */ (question.querySelector(".nd-moved"));
    const tell = (/** @type {HTMLElement} */ step) => {
      refresh(question);
      const place = standing(question).indexOf(step) + 1;
      const text = step.querySelector(".nd-step-text")?.textContent ?? "";
      heard.textContent = fillIn(words.moved, { step: text, place, total: standing(question).length });
    };
    standing(question).forEach((step, place) => {
      // On paper the steps stand mixed again.
      step.style.setProperty("--nd-mixed", String(place));
      const [up, down] = buttons(step);
      const move = (
        /** @type {HTMLButtonElement} */ pressed,
        /** @type {HTMLButtonElement} */ other,
        /** @type {number} */ by,
      ) => {
        const steps = standing(question);
        const now = steps.indexOf(step);
        if (by < 0) steps[now + by].before(step);
        else steps[now + by].after(step);
        tell(step);
        (pressed.disabled ? other : pressed).focus();
      };
      up.addEventListener("click", () => move(up, down, -1));
      down.addEventListener("click", () => move(down, up, 1));
    });
    Sortable.create(list(question), {
      handle: ".nd-grip",
      // An answered question stands still.
      filter: () => question.hasAttribute("data-locked"),
      onEnd: (event) => tell(event.item),
    });
    refresh(question);
  },
  read: (question) => standing(question).map(part),
  fits(question, given) {
    const sorted = [...given].sort((a, b) => a - b);
    return given.length === standing(question).length && sorted.every((n, place) => n === place);
  },
  mark: (_question, given) => ({ right: given.filter((n, place) => n === place).length, total: given.length }),
  show(question, given) {
    const again = given === null && question.hasAttribute("data-locked");
    question.toggleAttribute("data-locked", given !== null);
    // Answered, the steps stand as they should, and each says where it was put. Tried again, they stand as at first.
    if (given) list(question).append(...parts(question));
    if (again) list(question).append(...standing(question).sort((a, b) => mixedPlace(a) - mixedPlace(b)));
    // Where the last step was moved to holds no longer.
    /** @type {HTMLElement} */ (question.querySelector(".nd-moved")).textContent = "";
    const wrong = standing(question).filter((step, place) => {
      const put = given?.indexOf(place);
      step.toggleAttribute("data-right", put === place);
      step.toggleAttribute("data-wrong", put !== undefined && put !== place);
      const yours = /** @type {HTMLElement} */ (step.querySelector(".nd-yours"));
      yours.hidden = !step.hasAttribute("data-wrong");
      yours.textContent = fillIn(yours.dataset.words ?? "", { place: (put ?? 0) + 1 });
      /** @type {HTMLElement} */ (step.querySelector(".nd-why")).hidden = given === null;
      return step.hasAttribute("data-wrong");
    });
    refresh(question);
    return wrong.map((step) => /** @type {HTMLElement} */ (step.querySelector(".nd-why")));
  },
  first: (question) =>
    standing(question)
      .flatMap(buttons)
      .find((one) => !one.disabled) ?? null,
};
