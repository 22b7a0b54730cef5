// The texts of a case, taken from its static HTML: nothing a reader reads stands in a script.
import { lineOf } from "../shared/elements.js";

/** @typedef {ReturnType<typeof textsOf>} Texts */

/** @param {ParentNode} root @param {string} selector */
const find = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** Where the texts of a case stand. @param {HTMLElement} root */
export function textsOf(root) {
  const text = find(root, ".nd-case-text");
  /** @param {string} name @param {string} id */
  const named = (name, id) => find(text, `[data-${name}="${CSS.escape(id)}"]`);
  return {
    title: find(root, ".nd-case-title"),
    client: find(text, ".nd-client"),
    says: find(text, ".nd-client-says"),
    /** @param {string} id */
    ask: (id) => ({
      text: find(named("ask", id), "b"),
      answer: find(named("ask", id), ".nd-answer-text"),
      feedback: /** @type {HTMLElement | null} */ (named("ask", id).querySelector(".nd-ask-feedback")),
    }),
    /** @param {string} id */
    scene: (id) => find(named("state", id), ".nd-moment"),
    /** @param {string} id */
    decision: (id) => find(named("decision", id), "b"),
    /** @param {import("../../scenario/player.js").Step} step */
    reason: ({ id, feedback }) => find(named("reasons", id), `[data-feedback="${CSS.escape(feedback)}"]`),
    /** @param {string} id */
    ending: (id) => ({
      title: find(named("ending", id), ".nd-ending-title"),
      happened: find(named("ending", id), ".nd-happened"),
      feedback: find(named("ending", id), ".nd-why-ending"),
      facts: find(named("ending", id), ".nd-sources"),
    }),
  };
}

/** A step in words, for the transcript. @param {Texts} texts @param {import("../../scenario/player.js").Step} step
 * @param {Record<string, string>} words @param {boolean} answers whether what was answered is told too
 * @returns {import("../../scenario/transcript.js").Told} */
export function toldOf(texts, step, words, answers) {
  if (step.how === "asked") {
    const { text, answer } = texts.ask(step.id);
    return { did: `${words.asked} ${lineOf(text)}`, ...(answers ? { answer: lineOf(answer) } : {}) };
  }
  const reason = texts.reason(step);
  return {
    did: `${words.chose} ${lineOf(texts.decision(step.id))}`,
    unsafe: step.verdict === "unsafe",
    why: lineOf(find(reason, ".nd-feedback")),
    facts: lineOf(find(reason, ".nd-sources")),
  };
}
