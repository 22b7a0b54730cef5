// The report of a treatment: every choice by objective, as Python judged it.
import { worstOf } from "../../scenario/player.js";
import { transcript } from "../../scenario/transcript.js";
import { format } from "../shared/format.js";
import { pluralForm } from "../shared/language.js";
import { copied, element, lineOf } from "../shared/elements.js";
import { toldOf } from "./texts.js";

/**
 * @typedef {import("../../scenario/player.js").Step} Step
 * @typedef {import("../../scenario/player.js").Verdict} Verdict
 * @typedef {import("../../scenario/report.js").Report} Report
 * @typedef {import("./texts.js").Texts} Texts
 */

/** @param {Verdict} verdict @param {Record<string, string>} words */
function verdictWord(verdict, words) {
  const mark = element("b", "nd-verdict-word", `${words[`judged_${verdict}`]}.`);
  mark.dataset.verdict = verdict;
  return mark;
}

/** @param {Step} step @param {Texts} texts @param {Record<string, string>} words */
function stepRow(step, texts, words) {
  const feedback = texts.feedback(step);
  const { turn } = texts.view(step.text).dataset;
  const said = element(
    "p",
    "nd-said",
    copied(texts.title(step.text), "b"),
    turn ? ` (${turn}): ` : ": ",
    ...(step.how === "left" ? [`${words.you_left} `] : []),
    copied(texts.chosen(step), "span"),
  );
  const reason = /** @type {Element} */ (feedback.querySelector(".nd-feedback"));
  const why = element("p", "nd-why-so", verdictWord(step.verdict, words), " ", copied(reason, "span"));
  const facts = /** @type {Element} */ (feedback.querySelector(".nd-sources"));
  const row = element("li", "", said, why, copied(facts, "p", "nd-sources"));
  row.dataset.verdict = step.verdict;
  return row;
}

/** The steps of one objective, under it. @param {HTMLElement} objective @param {Step[]} steps @param {Texts} texts
 * @param {Record<string, string>} words @returns {HTMLElement[]} */
function objectiveOf(objective, steps, texts, words) {
  const own = steps.filter(({ text }) => texts.view(text).dataset.objective === objective.dataset.objective);
  if (!own.length) return [];
  const verdict = worstOf(own.map((step) => step.verdict));
  return [
    element("h4", "", `${objective.textContent} `, verdictWord(verdict, words)),
    element("ul", "nd-made", ...own.map((step) => stepRow(step, texts, words))),
  ];
}

/** How it went, in sentences. @param {Report} report @param {string} name @param {Texts} texts
 * @param {Record<string, string>} words @returns {string[]} */
function sumOf({ verdict, unsafe, steps }, name, texts, words) {
  const sentence = verdict === "unsafe" ? pluralForm(words, "report_unsafe", unsafe) : words[`report_${verdict}`];
  const declined = steps.some(({ text, id }) => texts.view(text).dataset.step === "decide" && id !== "treat");
  return [format(sentence, { name, count: unsafe }), ...(declined && verdict === "good" ? [words.report_ended] : [])];
}

/** @param {Report} report @param {string} client @param {Texts} texts @param {Record<string, string>} words
 * @returns {HTMLElement[]} */
export function debriefOf(report, client, texts, words) {
  const [said, ...more] = sumOf(report, texts.name(client), texts, words);
  const sum = element("p", "nd-sum", said);
  sum.dataset.verdict = report.verdict;
  return [
    sum,
    ...more.map((text) => element("p", "", text)),
    ...texts.objectives.flatMap((objective) => objectiveOf(objective, report.steps, texts, words)),
  ];
}

/** The same as plain text. @param {Report} report @param {string} client @param {string} day @param {Texts} texts
 * @param {Record<string, string>} words */
export function transcriptOf(report, client, day, texts, words) {
  const first = report.steps[0].text;
  const account = {
    title: format(words.report, { name: lineOf(texts.heading(client)) }),
    day,
    intro: [...texts.meets(client).children].map(lineOf),
    steps: report.steps.map((step) => toldOf(texts, client, step, step.text === first, words)),
    ending: sumOf(report, texts.name(client), texts, words),
    missed: [],
    best: [],
  };
  return transcript(account, words);
}
