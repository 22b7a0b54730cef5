// A quiz: hydrates the questions of its static HTML, one at a time.
import { onItsHtml } from "../shared/dom.js";
import { saveAndTell } from "../shared/save-status.js";
import { timestamp } from "../shared/log/event.js";
import { timedInSight } from "../shared/stopwatch.js";
import { firstOpen, isRight, resultOf, validateAnswers } from "./answers.js";
import { buttonsOf, questionOf } from "./question.js";
import { resultsOf } from "./results.js";

/** @typedef {import("./question.js").Question} Question */

/** @param {HTMLElement} root @returns {HTMLElement[]} */
const questionsIn = (root) =>
  [...root.querySelectorAll("[data-question]")].map((el) => /** @type {HTMLElement} */ (el));

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function hydrate(root, model) {
  const words = model.get("words");
  // Live there is no seed: everybody in the room sees the order that Python counts by.
  const seed = model.get("seed") ?? "";
  const questions = questionsIn(root).map(questionOf);
  for (const { kind, el } of questions) kind.prepare?.(el, words, seed);
  const watch = timedInSight(new Map(questions.map(({ id, el }) => [id, el])));
  const line = /** @type {HTMLElement} */ (root.querySelector(".nd-kept"));
  let answers = validateAnswers(model.get("answers"), questions);

  /** @param {number} place */
  const showOnly = (place) => questions.forEach(({ el }, n) => el.toggleAttribute("data-current", n === place));
  /** @param {number} place */
  const turnTo = (place) => {
    showOnly(place);
    const { id, el, kind, actions } = questions[place];
    const begin = answers[id] ? null : kind.first(el);
    (begin ?? /** @type {HTMLElement} */ (actions.querySelector("button:not([hidden])")))?.focus();
  };
  const showResults = resultsOf(root, words, turnTo);

  /** @param {string} id @param {import("./answers.js").Answer | null} answer null: it is tried again */
  const save = (id, answer) => {
    const { [id]: _, ...others } = answers;
    answers = answer ? { ...others, [id]: answer } : others;
    model.set("answers", { ...answers, ...(answer ? {} : { [id]: null }) });
    void saveAndTell(model, line, words);
    // The answer is seen first; the sum at the end may come a moment later.
    setTimeout(() => showResults(resultOf(questions, answers)));
  };

  questions.forEach((question, n) => {
    const { id, el, kind } = question;
    const place = { first: n === 0, last: n + 1 === questions.length };
    const buttons = buttonsOf(question, words, place, {
      answer(given, sure) {
        const day = timestamp(new Date()).slice(0, 10);
        save(id, { given, right: isRight(question, given), sure, day, took_ms: watch.elapsed_ms(id) });
        buttons.refresh(answers[id]);
        buttons.focusNext();
      },
      again() {
        save(id, null);
        watch.start(id);
        buttons.refresh(undefined);
        kind.first(el)?.focus();
      },
      turn: (by) => turnTo(n + by),
    });
    buttons.refresh(answers[id]);
  });
  showResults(resultOf(questions, answers));
  showOnly(firstOpen(questions, answers));
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: {
    trait: "answers",
    items: (el) =>
      questionsIn(el).map(({ dataset: { question = "", hash = null } }) => ({ name: question, id: question, hash })),
  },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => hydrate(root, place.model)),
};
