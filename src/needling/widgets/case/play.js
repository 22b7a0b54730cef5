// One moment of a case: what is met, what can be asked, what was asked, what can be decided.
import { button, fillIn } from "../shared/dom.js";
import { asksAt, decisionsAt, minutesOf } from "./machine.js";
import { copied, element } from "./texts.js";

/**
 * @typedef {ReturnType<typeof import("./texts.js").textsOf>} Texts
 * @typedef {import("./machine.js").Machine} Machine
 * @typedef {import("./machine.js").Situation} Situation
 * @typedef {import("./machine.js").Taken} Taken
 * @typedef {Record<string, string>} Words
 */

/** How much of the visit's time is used. @param {Machine} machine @param {string[]} asked @param {Words} words */
function clock(machine, asked, words) {
  const values = { used: minutesOf(machine, asked), minutes: machine.minutes };
  const over = values.used > values.minutes;
  const shown = element("p", "nd-clock", fillIn(over ? words.over : words.clock, values));
  shown.setAttribute("role", "status");
  shown.toggleAttribute("data-over", over);
  return shown;
}

/** @param {Machine} machine @param {Texts} texts @param {Situation} here @param {Words} words @param {(id: string) => void} take */
function questions(machine, texts, here, words, take) {
  const open = asksAt(machine, here).map(({ id }) => id);
  const list = element("ul", "nd-asks");
  for (const { id, minutes } of machine.asks) {
    const asked = here.asked.includes(id);
    if (!asked && !open.includes(id)) continue;
    const said = texts.ask(id);
    const row = element("li", asked ? "nd-asked" : "");
    row.dataset.about = id;
    if (asked) {
      const answer = copied(said.answer, "p", "nd-answer-given");
      answer.tabIndex = -1;
      row.append(copied(said.text, "p", "nd-question-asked"), answer);
    } else {
      const one = button("", "nd-ask", () => take(id));
      one.append(copied(said.text, "span"), element("span", "nd-cost", fillIn(words.cost, { minutes })));
      row.append(one);
    }
    list.append(row);
  }
  return list;
}

/** Everything of one moment. @param {Machine} machine @param {Texts} texts @param {Situation} here @param {Taken[]} path
 * @param {Words} words @param {(id: string) => void} take @returns {HTMLElement[]} */
export function moment(machine, texts, here, path, words, take) {
  const last = path.filter(({ way }) => way !== null).pop();
  const scene = copied(texts.scene(here.place), "p", "nd-moment");
  scene.tabIndex = -1;
  const decided = last
    ? [element("p", "nd-decided", fillIn(words.decided, { decision: texts.decision(last.id).textContent }))]
    : [];
  const decisions = element("ul", "nd-decisions");
  for (const { id } of decisionsAt(machine, here)) {
    const one = button("", "nd-decide", () => take(id));
    one.append(copied(texts.decision(id), "span"));
    decisions.append(element("li", "", one));
  }
  return [
    copied(texts.client, "p", "nd-client"),
    copied(texts.says, "blockquote", "nd-client-says"),
    ...decided,
    scene,
    element("h4", "", words.asks),
    clock(machine, here.asked, words),
    questions(machine, texts, here, words, take),
    element("h4", "", words.decisions),
    decisions,
  ];
}
