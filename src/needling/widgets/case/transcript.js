// What the reader did, as plain text: for a printer, or for an instructor.
import { fillIn } from "../shared/dom.js";
import { worth } from "./debrief.js";
import { kindAt, missed, replay } from "./machine.js";
import { line } from "./texts.js";

/**
 * @typedef {import("./debrief.js").Texts} Texts
 * @typedef {import("./debrief.js").Words} Words
 * @typedef {import("./machine.js").Machine} Machine
 * @typedef {import("./machine.js").Taken} Taken
 */

/** @param {HTMLElement} reason @param {Words} words */
function why(reason, words) {
  const because = /** @type {HTMLElement} */ (reason.querySelector(".nd-because"));
  const facts = /** @type {HTMLElement} */ (reason.querySelector(".nd-sources"));
  const unsafe = reason.querySelector(".nd-tag") ? [`   !! ${words.unsafe}`] : [];
  return [...unsafe, `   ${fillIn(words.why, { why: line(because) })}`, `   ${line(facts)}`];
}

/** @param {Taken[]} path @param {Texts} texts @param {Words} words @param {boolean} answers */
const steps = (path, texts, words, answers) =>
  path.flatMap(({ id, way, met }, n) =>
    way
      ? [`${n + 1}. ${words.chose} ${line(texts.decision(id))}`, ...why(texts.reason(id, met), words)]
      : [
          `${n + 1}. ${words.asked} ${line(texts.ask(id).text)}`,
          ...(answers ? [`   ${fillIn(words.answer, { answer: line(texts.ask(id).answer) })}`] : []),
        ],
  );

/** @param {Machine} machine @param {Texts} texts @param {string[]} taken the ids of the steps @param {string} day @param {Words} words
 * @returns {string} */
export function transcript(machine, texts, taken, day, words) {
  const done = replay(machine, taken);
  const kind = done && kindAt(machine, done.here);
  if (!done || !kind) return "";
  const { title, happened, because, facts } = texts.ending(done.here.place);
  const left = missed(machine, done.here.asked);
  return [
    line(texts.title),
    fillIn(words.day, { day }),
    words.name_line,
    "",
    line(texts.client),
    line(texts.says),
    "",
    words.your_path,
    ...steps(done.path, texts, words, true),
    "",
    fillIn(words.ending, { kind: words[`kind_${kind}`], title: line(title) }),
    worth(machine, kind, done.here.asked, words),
    line(happened),
    line(because),
    line(facts),
    ...(left.length ? ["", words.missed, ...left.map(({ id }) => `- ${line(texts.ask(id).text)}`)] : []),
    "",
    words.best_path,
    ...steps(replay(machine, machine.best)?.path ?? [], texts, words, false),
    "",
  ].join("\n");
}
