// The answers to a quiz, and what follows from them. Pure: no page, no store.
import { isRecord } from "../shared/validate.js";

/**
 * @typedef {"sure" | "think" | "guess"} Confidence
 * @typedef {object} Answer as Python sees it: the docstring of `Quiz` in __init__.py
 * @property {number[]} given
 * @property {boolean} right
 * @property {Confidence | null} sure null where an earlier version did not ask
 * @property {string | null} day
 * @property {number | null} [took_ms]
 *
 * @typedef {Record<string, Answer>} Answers by the question's id
 * @typedef {{ id: string, objective: string, key: any, kind: Pick<import("../../questions/kinds/parts.js").Kind, "fits" | "score"> }} Item
 */
export const CONFIDENCES = /** @type {Confidence[]} */ (["sure", "think", "guess"]);

/** @param {Item} item @param {number[]} response */
export function isRight({ kind, key }, response) {
  const { right, total } = kind.score(key, response);
  return right === total;
}

/** One stored answer, if it can have been given; whether it is right is judged anew. @param {Item} item @param {unknown} stored @returns {Answer | null} */
function validateAnswer(item, stored) {
  if (!isRecord(stored) || !Array.isArray(stored.given)) return null;
  const { given, sure, day } = stored;
  if (!given.every((n) => typeof n === "number") || !item.kind.fits(item.key, given)) return null;
  return {
    given,
    right: isRight(item, given),
    sure: CONFIDENCES.includes(sure) ? sure : null,
    day: typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null,
  };
}

/** What was stored is checked before use: only answers to these questions. @param {unknown} stored @param {Item[]} items @returns {Answers} */
export function validateAnswers(stored, items) {
  /** @type {Answers} */
  const answers = {};
  if (!isRecord(stored)) return answers;
  for (const item of items) {
    const answer = Object.hasOwn(stored, item.id) ? validateAnswer(item, stored[item.id]) : null;
    if (answer) answers[item.id] = answer;
  }
  return answers;
}

/** The question to begin with: the first without an answer, else the last. @param {Item[]} items @param {Answers} answers */
export function firstOpen(items, answers) {
  const open = items.findIndex(({ id }) => !answers[id]);
  return open < 0 ? items.length - 1 : open;
}

/**
 * The sum of a quiz, once every question has its answer.
 * @param {Item[]} items @param {Answers} answers
 * @returns {{ right: number, total: number, byObjective: Record<string, { right: number, total: number }>, misjudged: number[] } | null}
 *   `misjudged`: places of the questions that were answered surely and wrongly
 */
export function resultOf(items, answers) {
  if (!items.every(({ id }) => answers[id])) return null;
  /** @type {Record<string, { right: number, total: number }>} */
  const byObjective = {};
  for (const { id, objective } of items) {
    const own = (byObjective[objective] ??= { right: 0, total: 0 });
    own.total += 1;
    if (answers[id].right) own.right += 1;
  }
  return {
    right: items.filter(({ id }) => answers[id].right).length,
    total: items.length,
    byObjective,
    misjudged: items.flatMap(({ id }, n) => (answers[id].sure === "sure" && !answers[id].right ? [n] : [])),
  };
}
