// What each kind of question does: reads what was given, marks it, shows the reasons.
import { choose, spot } from "./choose.js";
import { match } from "./match.js";
import { number } from "./number.js";
import { order } from "./order.js";

/**
 * What was given is a list of numbers in every kind; what they mean: the docstring of `Quiz` in `__init__.py`.
 * @typedef {{ right: number, total: number }} Marks how many of its parts are right
 *
 * @typedef {object} Kind
 * @property {(question: HTMLElement, words: Record<string, string>, seed: string) => void} [prepare] once; without a seed nothing is mixed
 * @property {(question: HTMLElement) => number[] | null} read what the controls say; null where something is missing
 * @property {(question: HTMLElement, given: number[]) => boolean} fits whether this can have been given
 * @property {(question: HTMLElement, given: number[]) => Marks} mark
 * @property {(question: HTMLElement, given: number[], words: Record<string, string>) => string} [share] how much of it is right, where
 *   counting right parts says too little
 * @property {(question: HTMLElement, given: number[] | null) => HTMLElement[]} show sets and locks the controls and shows the reasons,
 *   or clears it all for another try; returns the reasons to be heard
 * @property {(question: HTMLElement) => HTMLElement | null} first where an answer begins
 */

/** @type {Record<string, Kind>} */
export const kinds = { single: choose, multiple: choose, spot, number, order, match };
