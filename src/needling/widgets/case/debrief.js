// How a case ended: the verdict, what happened and why, the path taken beside the best path.
import { transcript } from "../../scenario/transcript.js";
import { format } from "../shared/format.js";
import { copied, element, focusable, lineOf } from "../shared/elements.js";
import { toldOf } from "./texts.js";

/**
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./moment.js").Words} Words
 * @typedef {import("../../scenario/report.js").Report} Report
 * @typedef {import("../../scenario/player.js").Step} Step
 */

const MARKS = { good: "✓", poor: "!", unsafe: "✕" };

/** What the ending is worth, in words. @param {Report} report @param {Words} words */
const worthOf = ({ worth, used, minutes }, words) => format(words.points, { ...worth, used, minutes });

/** @param {Step} step @param {Texts} texts @param {Words} words */
function stepRow(step, texts, words) {
  const asked = step.how === "asked";
  const text = asked ? texts.ask(step.id).text : texts.decision(step.id);
  const row = element("li", "", element("span", "nd-did", asked ? words.asked : words.chose), " ", copied(text, "b"));
  if (!asked) row.append(copied(texts.reason(step), "div", "nd-reason"));
  return row;
}

/** @param {string} heading @param {Step[]} steps @param {Texts} texts @param {Words} words */
const pathOf = (heading, steps, texts, words) =>
  element(
    "div",
    "nd-path",
    element("h5", "", heading),
    element("ol", "", ...steps.map((step) => stepRow(step, texts, words))),
  );

/** @param {Report} report @param {Texts} texts @param {Words} words */
function ended(report, texts, words) {
  const { title, happened, feedback, facts } = texts.ending(report.ending);
  const mark = element("span", "nd-ended-mark", MARKS[report.verdict]);
  mark.setAttribute("aria-hidden", "true");
  const kind = element("span", "nd-kind", mark, " ", words[`ended_${report.verdict}`]);
  const box = element(
    "div",
    "nd-ended",
    focusable(element("h4", "nd-outcome", kind, " ", copied(title, "span", "nd-outcome-title"))),
    element("p", "nd-points", worthOf(report, words)),
    copied(happened, "p"),
    copied(feedback, "p"),
    copied(facts, "p", "nd-sources"),
  );
  box.dataset.verdict = report.verdict;
  return box;
}

/** @param {Report} report @param {Texts} texts @param {Words} words @returns {HTMLElement[]} */
export function debriefOf(report, texts, words) {
  const missed = report.missed.map((id) => {
    const { text, feedback } = texts.ask(id);
    return element("li", "", copied(text, "b"), " ", ...(feedback ? [copied(feedback, "span")] : []));
  });
  return [
    ended(report, texts, words),
    ...(missed.length
      ? [element("div", "nd-missed", element("p", "", words.missed), element("ul", "", ...missed))]
      : []),
    element(
      "div",
      "nd-paths",
      pathOf(words.your_path, report.steps, texts, words),
      pathOf(words.best_path, report.best, texts, words),
    ),
  ];
}

/** The same as plain text. @param {Report} report @param {Texts} texts @param {string} day @param {Words} words */
export function transcriptOf(report, texts, day, words) {
  const { title, happened, feedback, facts } = texts.ending(report.ending);
  const account = {
    title: lineOf(texts.title),
    day,
    intro: [lineOf(texts.client), lineOf(texts.says)],
    steps: report.steps.map((step) => toldOf(texts, step, words, true)),
    ending: [
      format(words.ending, { ended: words[`ended_${report.verdict}`], title: lineOf(title) }),
      worthOf(report, words),
      ...[happened, feedback, facts].map(lineOf),
    ],
    missed: report.missed.map((id) => lineOf(texts.ask(id).text)),
    best: report.best.map((step) => toldOf(texts, step, words, false)),
  };
  return transcript(account, words);
}
