// One question on the page: what it asks for, its verdict, its buttons. What was answered is the quiz's.
import { kinds } from "question-kinds";
import { button } from "../shared/dom.js";
import { format } from "../shared/format.js";

/**
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {ReturnType<typeof questionOf>} Question an item of the quiz, and where it stands on the page
 * @typedef {{ answer: (given: number[], confidence: import("./answers.js").Confidence) => void, again: () => void, turn: (by: number) => void }} Acts
 */

/** @param {HTMLElement} el */
export function questionOf(el) {
  const kind = kinds[el.dataset.kind ?? ""];
  return {
    id: el.dataset.question ?? "",
    objective: el.dataset.objective ?? "",
    kind,
    key: kind.key(el),
    el,
    confidences: /** @type {HTMLInputElement[]} */ ([...el.querySelectorAll(".nd-sure input")]),
    verdict: /** @type {HTMLElement} */ (el.querySelector(".nd-verdict")),
    explanation: /** @type {HTMLElement} */ (el.querySelector(".nd-explanation")),
    actions: /** @type {HTMLElement} */ (el.querySelector(".nd-actions")),
  };
}

/** How an answer is judged, in words; how much of it is right where that says more. @param {Question} question @param {Answer} answer @param {Record<string, string>} words */
function verdictOn({ kind, key }, { given, right, sure }, words) {
  const verdict = words[`${right ? "right" : "wrong"}_${sure ?? "think"}`];
  const score = kind.score(key, given);
  if (right || score.total === 1) return verdict;
  return `${verdict} ${kind.share?.(key, given, words) ?? format(words.partly, score)}`;
}

/** Marks every part and shows why; without an answer it clears the question for another try.
 * @param {Question} question @param {Answer | undefined} answer @param {Record<string, string>} words */
function show(question, answer, words) {
  const { el, kind, confidences, verdict, explanation } = question;
  el.toggleAttribute("data-answered", Boolean(answer));
  const reasons = kind.show(el, answer?.given ?? null);
  for (const input of confidences) {
    input.checked = answer?.sure === input.value;
    input.disabled = Boolean(answer);
  }
  explanation.hidden = !answer;
  verdict.replaceChildren();
  verdict.dataset.verdict = "";
  if (!answer) return;
  verdict.dataset.verdict = answer.right ? "right" : answer.sure === "sure" ? "misjudged" : "wrong";
  // Heard with the verdict; seen beside the part.
  const heard = document.createElement("span");
  heard.className = "nd-heard";
  heard.textContent = ` ${reasons.map((reason) => reason.textContent).join(" ")}`;
  verdict.append(verdictOn(question, answer, words), heard);
}

/** Takes the answer, or says what it lacks. @param {Question} question @param {Record<string, string>} words @param {Acts["answer"]} take */
function check({ el, kind, confidences, verdict }, words, take) {
  const ask = (/** @type {string} */ hint, /** @type {HTMLElement | null} */ where) => {
    verdict.dataset.verdict = "hint";
    verdict.textContent = hint;
    where?.focus();
  };
  const given = kind.read(el);
  const confidence = confidences.find((input) => input.checked)?.value;
  if (!given) ask(words[`first_${el.dataset.kind}`], kind.first(el));
  else if (!confidence) ask(words.first_sure, confidences[0]);
  else take(given, /** @type {import("./answers.js").Confidence} */ (confidence));
}

/**
 * @param {Question} question @param {Record<string, string>} words @param {{ first: boolean, last: boolean }} place @param {Acts} acts
 * @returns {{ refresh: (answer: Answer | undefined) => void, focusNext: () => void }}
 */
export function buttonsOf(question, words, place, acts) {
  const checks = button(words.check, "nd-primary", () => check(question, words, acts.answer));
  const again = button(words.again, "", acts.again);
  const back = button(words.back, "", () => acts.turn(-1));
  const onward = button(words.next, "", () => acts.turn(1));
  back.hidden = place.first;
  onward.hidden = place.last;
  question.actions.replaceChildren(checks, again, back, onward);
  return {
    refresh(answer) {
      show(question, answer, words);
      checks.hidden = Boolean(answer);
      again.hidden = !answer;
      onward.classList.toggle("nd-primary", Boolean(answer));
    },
    focusNext: () => (place.last ? again : onward).focus(),
  };
}
