// The texts of a treatment stand on the page already; they are copied from there, never put together anew.
import { lineOf } from "../shared/elements.js";

/**
 * @typedef {import("../../scenario/player.js").Step} Step
 * @typedef {ReturnType<typeof textsOf>} Texts
 */

/** @param {ParentNode} within @param {string} what */
const one = (within, what) => /** @type {HTMLElement} */ (within.querySelector(what));

/** @param {HTMLElement} root */
export function textsOf(root) {
  const clients = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("article[data-client]")]);
  /** @param {string} client */
  const article = (client) => /** @type {HTMLElement} */ (clients.find((element) => element.dataset.client === client));
  /** @param {string} id */
  const view = (id) => one(root, `[data-view="${CSS.escape(id)}"]`);
  /** @param {string} of @param {string} id */
  const choice = (of, id) => one(view(of), `[data-choice="${CSS.escape(id)}"]`);
  return {
    ids: clients.map((element) => element.dataset.client ?? ""),
    objectives: /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".nd-aims-met li")]),
    article,
    view,
    /** @param {string} client */
    name: (client) => article(client).dataset.name ?? "",
    /** @param {string} client */
    heading: (client) => one(article(client), "h3"),
    /** @param {string} client */
    who: (client) => one(article(client), ".nd-who"),
    /** @param {string} client */
    meets: (client) => one(article(client), ".nd-meets"),
    /** What a client answers to a question. @param {string} client @param {string} id */
    answer: (client, id) => one(article(client), `[data-answer="${CSS.escape(id)}"]`),
    /** @param {string} id */
    title: (id) => one(view(id), "h4"),
    /** The choices of a view in the order of the page. @param {string} id */
    choices: (id) => /** @type {HTMLElement[]} */ ([...view(id).querySelectorAll("[data-choice]")]),
    /** @param {Step} step */
    chosen: ({ text, id }) => one(choice(text, id), "summary"),
    /** @param {Step} step */
    feedback: ({ text, id, feedback }) => one(choice(text, id), `[data-feedback="${CSS.escape(feedback)}"]`),
  };
}

/** A step in words, for the transcript. @param {Texts} texts @param {string} client @param {Step} step
 * @param {boolean} answered whether the client answers what is chosen @param {Record<string, string>} words
 * @returns {import("../../scenario/transcript.js").Told} */
export function toldOf(texts, client, step, answered, words) {
  const feedback = texts.feedback(step);
  const { turn } = texts.view(step.text).dataset;
  const facts = feedback.querySelector("[data-fact]") ? `${words.facts} ` : "";
  const left = step.how === "left" ? `${words.you_left} ` : "";
  return {
    did: `${lineOf(texts.title(step.text))}${turn ? ` (${turn})` : ""}: ${left}${lineOf(texts.chosen(step))}`,
    ...(answered && !left ? { answer: lineOf(texts.answer(client, step.id)) } : {}),
    unsafe: step.verdict === "unsafe",
    why: `${words[`judged_${step.verdict}`]}. ${lineOf(one(feedback, ".nd-feedback"))}`,
    facts: facts + lineOf(one(feedback, ".nd-sources")),
  };
}
