// What happens at once after a choice: answers, what the client does, how a supervisor puts something right.
import { copied, element } from "../shared/elements.js";

/**
 * @typedef {import("../../scenario/player.js").Step} Step
 * @typedef {import("./texts.js").Texts} Texts
 */

/** The steps that are followed by something that is told. @param {Step[]} own @param {Texts} texts */
const happened = (own, texts) => own.filter((step) => texts.feedback(step).querySelector(".nd-then"));

/** @param {Step} step @param {Texts} texts @param {Record<string, string>} words */
function lineFor(step, texts, words) {
  const line = copied(/** @type {Element} */ (texts.feedback(step).querySelector(".nd-then")), "p", "nd-then");
  const unsafe = step.verdict === "unsafe";
  if (unsafe) line.prepend(element("span", "nd-tag", words.stopped), " ");
  line.toggleAttribute("data-unsafe", unsafe);
  return line;
}

/** What is told after a choice. @param {string} client @param {Step[]} own the steps of this choice
 * @param {Step[]} first the steps of the first choice, in which everything is asked @param {Texts} texts
 * @param {Record<string, string>} words @returns {{ heading: string, lines: HTMLElement[] } | null} null where nothing is told */
export function happensAfter(client, own, first, texts, words) {
  const answersTo = (/** @type {Step["how"]} */ how) =>
    first.filter((step) => step.how === how).map(({ id }) => copied(texts.answer(client, id), "p", "nd-answer"));
  const then = happened(own, texts).map((step) => lineFor(step, texts, words));
  if (own[0] === first[0]) {
    const heard = answersTo("chosen");
    const none = heard.length ? [] : [element("p", "", words.asked_nothing)];
    return { heading: words.answers, lines: [...none, ...heard, ...then] };
  }
  // The supervisor asks what was left out.
  const revealed = own.some((step) => texts.feedback(step).hasAttribute("data-reveals")) ? answersTo("left") : [];
  return then.length ? { heading: words.then, lines: [...then, ...revealed] } : null;
}
