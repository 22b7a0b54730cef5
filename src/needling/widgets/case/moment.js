// One moment of a case: what is met, what can be asked, what was asked, what can be decided.
import { button } from "../shared/dom.js";
import { format } from "../shared/format.js";
import { copied, element, focusable } from "../shared/elements.js";

/**
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("../../scenario/player.js").View} View
 * @typedef {Record<string, string>} Words
 */

/** How much of the visit's time is used. @param {View} view @param {Words} words */
function clock({ used, minutes }, words) {
  const over = used > minutes;
  const shown = element("p", "nd-clock", format(over ? words.over : words.clock, { used, minutes }));
  shown.setAttribute("role", "status");
  shown.toggleAttribute("data-over", over);
  return shown;
}

/** @param {View["questions"][number]} question @param {Texts} texts @param {Words} words @param {(id: string) => void} take */
function questionRow({ id, minutes, asked }, texts, words, take) {
  const { text, answer } = texts.ask(id);
  const row = element("li", asked ? "nd-asked" : "");
  row.dataset.about = id;
  if (asked) {
    row.append(copied(text, "p", "nd-question-asked"), focusable(copied(answer, "p", "nd-answer-given")));
    return row;
  }
  const one = button("", "nd-ask", () => take(id));
  one.append(copied(text, "span"), element("span", "nd-cost", format(words.cost, { minutes })));
  row.append(one);
  return row;
}

/** @param {string} id @param {Texts} texts @param {(id: string) => void} take */
function decisionRow(id, texts, take) {
  const one = button("", "nd-decide", () => take(id));
  one.append(copied(texts.decision(id), "span"));
  return element("li", "", one);
}

/** Everything of one moment. @param {View} view @param {Texts} texts @param {Words} words @param {(id: string) => void} take
 * @returns {HTMLElement[]} */
export function momentOf(view, texts, words, take) {
  const decision = view.last && texts.decision(view.last.id).textContent;
  return [
    copied(texts.client, "p", "nd-client"),
    copied(texts.says, "blockquote", "nd-client-says"),
    ...(decision ? [element("p", "nd-decided", format(words.decided, { decision }))] : []),
    focusable(copied(texts.scene(view.text), "p", "nd-moment")),
    element("h4", "", words.asks),
    clock(view, words),
    element("ul", "nd-asks", ...view.questions.map((question) => questionRow(question, texts, words, take))),
    element("h4", "", words.decisions),
    element("ul", "nd-decisions", ...view.choices.map((id) => decisionRow(id, texts, take))),
  ];
}
