// A quiz: brings the questions of its static HTML to life, one at a time.
import { button, fillIn, onItsHtml } from "../shared/dom.js";
import { isRecord } from "../shared/store.js";

/** @typedef {{ chosen: number[], correct: boolean }} Answer */

/** What is kept is checked before use: only answers to this quiz's questions, with options that exist.
 * @param {unknown} kept @param {HTMLElement[]} questions @returns {Record<string, Answer>} */
function sound(kept, questions) {
  /** @type {Record<string, Answer>} */
  const answers = {};
  if (!isRecord(kept)) return answers;
  for (const question of questions) {
    const id = question.dataset.question ?? "";
    const chosen = isRecord(kept[id]) ? kept[id].chosen : null;
    const count = question.querySelectorAll("input").length;
    const fits = (/** @type {unknown} */ n) => Number.isInteger(n) && Number(n) >= 0 && Number(n) < count;
    if (Array.isArray(chosen) && chosen.length > 0 && chosen.every(fits)) {
      answers[id] = { chosen, correct: isRight(question, chosen) };
    }
  }
  return answers;
}

/** @param {HTMLElement} question @param {number[]} chosen */
const isRight = (question, chosen) =>
  [...question.querySelectorAll(".nd-option")].every(
    (option, n) => option.hasAttribute("data-correct") === chosen.includes(n),
  );

/** @param {HTMLElement} question */
const parts = (question) => ({
  id: question.dataset.question ?? "",
  inputs: [...question.querySelectorAll("input")],
  options: /** @type {HTMLElement[]} */ ([...question.querySelectorAll(".nd-option")]),
  verdict: /** @type {HTMLElement} */ (question.querySelector(".nd-verdict")),
  explanation: /** @type {HTMLElement} */ (question.querySelector(".nd-explanation")),
  actions: /** @type {HTMLElement} */ (question.querySelector(".nd-actions")),
});

/** Marks every option and shows why; without an answer it clears the question for another try.
 * @param {HTMLElement} question @param {Answer | undefined} answer @param {Record<string, string>} words */
function show(question, answer, words) {
  const { inputs, options, verdict, explanation } = parts(question);
  question.toggleAttribute("data-answered", Boolean(answer));
  options.forEach((option, n) => {
    const chosen = answer?.chosen.includes(n) ?? false;
    inputs[n].checked = chosen;
    inputs[n].disabled = Boolean(answer);
    option.toggleAttribute("data-chosen", chosen);
    /** @type {HTMLElement} */ (option.querySelector(".nd-why")).hidden = !answer;
  });
  explanation.hidden = !answer;
  verdict.dataset.verdict = answer ? (answer.correct ? "right" : "wrong") : "";
  const reasons = options
    .filter((_, n) => answer?.chosen.includes(n))
    .map((o) => o.querySelector(".nd-why")?.textContent);
  verdict.replaceChildren();
  if (!answer) return;
  const some = answer.chosen.some((n) => options[n].hasAttribute("data-correct"));
  verdict.append(answer.correct ? words.right : some ? words.partly : words.wrong);
  // Heard with the verdict; seen beside the option.
  const heard = document.createElement("span");
  heard.className = "nd-heard";
  heard.textContent = ` ${reasons.join(" ")}`;
  verdict.append(heard);
}

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function enliven(root, model) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  const questions = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-question]")]);
  let answers = sound(model.get("answers"), questions);

  const result = document.createElement("p");
  result.className = "nd-result";
  result.setAttribute("role", "status");
  root.append(result);

  const tell = () => {
    const given = Object.values(answers);
    const right = given.filter((answer) => answer.correct).length;
    const done = questions.length > 1 && given.length === questions.length;
    result.textContent = done ? fillIn(words.result, { right, total: questions.length }) : "";
  };

  /** @param {Record<string, Answer>} next */
  const save = (next) => {
    answers = next;
    model.set("answers", next);
    model.save_changes();
    tell();
  };

  /** @param {number} n */
  const turnTo = (n) => {
    questions.forEach((question, m) => {
      question.toggleAttribute("data-current", m === n);
    });
    const first = parts(questions[n]).inputs.find((input) => !input.disabled);
    (first ?? /** @type {HTMLElement} */ (parts(questions[n]).actions.querySelector("button:not([hidden])")))?.focus();
  };

  questions.forEach((question, n) => {
    const { id, inputs, verdict, actions } = parts(question);
    const check = button(words.check, "nd-primary", () => {
      const chosen = inputs.flatMap((input, m) => (input.checked ? [m] : []));
      if (chosen.length === 0) {
        verdict.dataset.verdict = "hint";
        verdict.textContent = words.choose_first;
        inputs[0].focus();
        return;
      }
      save({ ...answers, [id]: { chosen, correct: isRight(question, chosen) } });
      refresh();
      (n + 1 < questions.length ? onward : again).focus();
    });
    const again = button(words.again, "", () => {
      const { [id]: _, ...rest } = answers;
      // An emptied answer is kept as empty, so that the device forgets it too.
      model.set("answers", { ...rest, [id]: null });
      model.save_changes();
      answers = rest;
      tell();
      refresh();
      inputs[0].focus();
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
  tell();
  const open = questions.findIndex((question) => !answers[question.dataset.question ?? ""]);
  questions.forEach((question, m) => {
    question.toggleAttribute("data-current", m === (open < 0 ? questions.length - 1 : open));
  });
}

export default {
  kept: "answers",
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model)),
};
