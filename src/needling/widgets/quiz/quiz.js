// A quiz: brings the questions of its static HTML to life, one at a time.
import { button, fillIn, onItsHtml } from "../shared/dom.js";
import { isRecord } from "../shared/store.js";
import { kinds } from "./kinds.js";
import { resultsOf } from "./results.js";

/**
 * @typedef {"sure" | "think" | "guess" | null} Sure null where an earlier version did not ask
 * @typedef {{ given: number[], right: boolean, sure: Sure, day: string | null }} Answer
 * @typedef {Record<string, Answer>} Answers
 */
const DEGREES = ["sure", "think", "guess"];

/** @param {HTMLElement} question */
const idOf = (question) => question.dataset.question ?? "";

/** @param {HTMLElement} question */
const kindOf = (question) => kinds[question.dataset.kind ?? ""];

/** @param {HTMLElement} question @param {number[]} given */
function isRight(question, given) {
  const { right, total } = kindOf(question).mark(question, given);
  return right === total;
}

/** What is kept is checked before use: only answers to this quiz's questions that can have been given.
 * @param {unknown} kept @param {HTMLElement[]} questions @returns {Answers} */
function sound(kept, questions) {
  /** @type {Answers} */
  const answers = {};
  if (!isRecord(kept)) return answers;
  for (const question of questions) {
    const answer = kept[idOf(question)];
    if (!isRecord(answer) || !Array.isArray(answer.given)) continue;
    const { given, sure, day } = answer;
    if (!given.every((n) => typeof n === "number") || !kindOf(question).fits(question, given)) continue;
    answers[idOf(question)] = {
      given,
      right: isRight(question, given),
      sure: DEGREES.includes(sure) ? sure : null,
      day: typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null,
    };
  }
  return answers;
}

/** Today where the reader is, as 2026-11-23. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

/** @param {HTMLElement} question */
const places = (question) => ({
  degrees: /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll(".nd-sure input")]),
  verdict: /** @type {HTMLElement} */ (question.querySelector(".nd-verdict")),
  explanation: /** @type {HTMLElement} */ (question.querySelector(".nd-explanation")),
  actions: /** @type {HTMLElement} */ (question.querySelector(".nd-actions")),
});

/** Marks every part and shows why; without an answer it clears the question for another try.
 * @param {HTMLElement} question @param {Answer | undefined} answer @param {Record<string, string>} words */
function show(question, answer, words) {
  const { degrees, verdict, explanation } = places(question);
  question.toggleAttribute("data-answered", Boolean(answer));
  const reasons = kindOf(question).show(question, answer?.given ?? null);
  for (const input of degrees) {
    input.checked = answer?.sure === input.value;
    input.disabled = Boolean(answer);
  }
  explanation.hidden = !answer;
  verdict.replaceChildren();
  verdict.dataset.verdict = "";
  if (!answer) return;
  const kind = kindOf(question);
  const { right, total } = kind.mark(question, answer.given);
  verdict.dataset.verdict = answer.right ? "right" : answer.sure === "sure" ? "misjudged" : "wrong";
  verdict.append(words[`${answer.right ? "right" : "wrong"}_${answer.sure ?? "think"}`]);
  const share = kind.share?.(question, answer.given, words) ?? fillIn(words.partly, { right, total });
  if (!answer.right && total > 1) verdict.append(` ${share}`);
  // Heard with the verdict; seen beside the part.
  const heard = document.createElement("span");
  heard.className = "nd-heard";
  heard.textContent = ` ${reasons.map((reason) => reason.textContent).join(" ")}`;
  verdict.append(heard);
}

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function enliven(root, model) {
  // On a page they stand with its first quiz.
  const first = /** @type {HTMLElement | null} */ (document.querySelector('[data-widget="quiz"][data-words]'));
  const words = JSON.parse(root.dataset.words ?? first?.dataset.words ?? "{}");
  const questions = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-question]")]);
  // Live there is none: everybody in the room sees the order that Python counts by.
  const seed = model.get("seed") ?? "";
  for (const question of questions) kindOf(question).prepare?.(question, words, seed);
  let answers = sound(model.get("answers"), questions);

  /** @param {number} n */
  const turnTo = (n) => {
    questions.forEach((question, m) => {
      question.toggleAttribute("data-current", m === n);
    });
    const next = questions[n];
    const begin = answers[idOf(next)] ? null : kindOf(next).first(next);
    (begin ?? /** @type {HTMLElement} */ (places(next).actions.querySelector("button:not([hidden])")))?.focus();
  };
  const results = resultsOf(root, questions, words, turnTo);

  /** @param {Answers} next @param {Record<string, null>} [emptied] kept as empty, so that the device forgets them too */
  const save = (next, emptied = {}) => {
    answers = next;
    model.set("answers", { ...next, ...emptied });
    const outcome = model.save_changes();
    const kept = /** @type {HTMLElement} */ (root.querySelector(".nd-kept"));
    kept.textContent = outcome && outcome !== "kept" ? words[`kept_${outcome}`] : "";
    // The answer is seen first; the sum at the end may come a moment later.
    setTimeout(() => results(answers));
  };

  questions.forEach((question, n) => {
    const id = idOf(question);
    const { degrees, verdict, actions } = places(question);
    /** @param {string} hint @param {HTMLElement | null} where */
    const ask = (hint, where) => {
      verdict.dataset.verdict = "hint";
      verdict.textContent = hint;
      where?.focus();
    };
    const check = button(words.check, "nd-primary", () => {
      const kind = kindOf(question);
      const given = kind.read(question);
      const sure = /** @type {Sure} */ (degrees.find((input) => input.checked)?.value ?? null);
      if (!given) return ask(words[`first_${question.dataset.kind}`], kind.first(question));
      if (!sure) return ask(words.first_sure, degrees[0]);
      save({ ...answers, [id]: { given, right: isRight(question, given), sure, day: today() } });
      refresh();
      (n + 1 < questions.length ? onward : again).focus();
    });
    const again = button(words.again, "", () => {
      const { [id]: _, ...rest } = answers;
      save(rest, { [id]: null });
      refresh();
      kindOf(question).first(question)?.focus();
    });
    const back = button(words.back, "", () => turnTo(n - 1));
    const onward = button(words.next, "", () => turnTo(n + 1));
    back.hidden = n === 0;
    onward.hidden = n + 1 === questions.length;
    const refresh = () => {
      const answer = answers[id];
      show(question, answer, words);
      check.hidden = Boolean(answer);
      again.hidden = !answer;
      onward.classList.toggle("nd-primary", Boolean(answer));
    };
    actions.replaceChildren(check, again, back, onward);
    refresh();
  });
  results(answers);
  const open = questions.findIndex((question) => !answers[idOf(question)]);
  questions.forEach((question, m) => {
    question.toggleAttribute("data-current", m === (open < 0 ? questions.length - 1 : open));
  });
}

export default {
  kept: "answers",
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model)),
};
