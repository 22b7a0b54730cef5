// How a case ended: the verdict, what happened and why, the path taken beside the best path.
import { fillIn } from "../shared/dom.js";
import { kindAt, minutesOf, missed, pointsOf, replay } from "./machine.js";
import { copied, element } from "./texts.js";

/**
 * @typedef {import("./play.js").Texts} Texts
 * @typedef {import("./play.js").Words} Words
 * @typedef {import("./machine.js").Machine} Machine
 * @typedef {import("./machine.js").Situation} Situation
 * @typedef {import("./machine.js").Taken} Taken
 * @typedef {import("./machine.js").Kind} Kind
 */

const MARKS = { "safe-good": "✓", "safe-poor": "!", unsafe: "✕" };

/** What the ending is worth, in words. @param {Machine} machine @param {Kind} kind @param {string[]} asked @param {Words} words */
export const worth = (machine, kind, asked, words) =>
  fillIn(words.points, {
    points: pointsOf(machine, kind, asked),
    full: machine.full,
    used: minutesOf(machine, asked),
    minutes: machine.minutes,
  });

/** @param {string} heading @param {Taken[]} path @param {Texts} texts @param {Words} words */
function told(heading, path, texts, words) {
  const steps = element("ol", "");
  for (const { id, way, met } of path) {
    const said = way ? texts.decision(id) : texts.ask(id).text;
    const step = element("li", "", element("span", "nd-did", way ? words.chose : words.asked), " ", copied(said, "b"));
    if (way) step.append(copied(texts.reason(id, met), "div", "nd-reason"));
    steps.append(step);
  }
  return element("div", "nd-path", element("h5", "", heading), steps);
}

/** @param {Machine} machine @param {Texts} texts @param {Situation} here @param {Taken[]} path @param {Words} words
 * @returns {HTMLElement[]} */
export function debrief(machine, texts, here, path, words) {
  const kind = /** @type {Kind} */ (kindAt(machine, here));
  const said = texts.ending(here.place);
  const mark = element("span", "nd-kind-mark", MARKS[kind]);
  mark.setAttribute("aria-hidden", "true");
  const head = element(
    "h4",
    "nd-outcome",
    element("span", "nd-kind", mark, " ", words[`kind_${kind}`]),
    " ",
    copied(said.title, "span", "nd-outcome-title"),
  );
  head.tabIndex = -1;
  const points = element("p", "nd-points", worth(machine, kind, here.asked, words));
  const box = element(
    "div",
    "nd-ended",
    head,
    points,
    copied(said.happened, "p"),
    copied(said.because, "p"),
    copied(said.facts, "p", "nd-sources"),
  );
  box.dataset.kind = kind;
  const left = missed(machine, here.asked).map(({ id }) => {
    const { text, because } = texts.ask(id);
    return element("li", "", copied(text, "b"), " ", ...(because ? [copied(because, "span")] : []));
  });
  const best = replay(machine, machine.best);
  return [
    box,
    ...(left.length ? [element("div", "nd-missed", element("p", "", words.missed), element("ul", "", ...left))] : []),
    element(
      "div",
      "nd-paths",
      told(words.your_path, path, texts, words),
      told(words.best_path, best ? best.path : [], texts, words),
    ),
  ];
}
