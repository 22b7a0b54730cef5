// The end of a quiz: how many, by objective, and what was answered surely and wrongly.
import { button, fillIn } from "../shared/dom.js";

/**
 * @param {HTMLElement} root @param {HTMLElement[]} questions @param {Record<string, string>} words
 * @param {(question: number) => void} turnTo
 * @returns {(answers: import("./quiz.js").Answers) => void} shows the results of these answers; nothing before the last one
 */
export function resultsOf(root, questions, words, turnTo) {
  const result = root.querySelector(".nd-result");
  const box = /** @type {HTMLElement | null} */ (root.querySelector(".nd-results"));
  const misjudged = /** @type {HTMLElement | null} */ (root.querySelector(".nd-misjudged"));
  if (!result || !box || !misjudged) return () => {};

  return (answers) => {
    const given = questions.map((question) => answers[question.dataset.question ?? ""]);
    const done = given.every(Boolean);
    box.hidden = !done;
    result.textContent = done
      ? fillIn(words.result, { right: given.filter((answer) => answer.right).length, total: given.length })
      : "";
    if (!done) return;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-objective]"))) {
      const own = given.filter((_, n) => questions[n].dataset.objective === row.dataset.objective);
      const right = own.filter((answer) => answer.right).length;
      /** @type {HTMLElement} */ (row.querySelector("b")).textContent = fillIn(words.score, {
        right,
        total: own.length,
      });
    }
    const sure = given.flatMap((answer, n) => (answer.sure === "sure" && !answer.right ? [n] : []));
    misjudged.hidden = sure.length === 0;
    const names = { total: questions.length };
    misjudged
      .querySelector(".nd-again")
      ?.replaceChildren(
        ...sure.map((n) => button(fillIn(words.count, { ...names, number: n + 1 }), "", () => turnTo(n))),
      );
  };
}
