// What the script of every kind of question shares: what a kind is, and how the parts of a question are found.

/**
 * What a reader responds with is a list of numbers in every kind; what they mean: the docstring of `Quiz`.
 * @typedef {number[]} Response
 * @typedef {{ right: number, total: number }} Score how many of its parts are right
 *
 * @typedef {object} Kind
 * @property {(question: HTMLElement) => any} key what is right, read once from the page; `fits` and `score` are pure and take it
 * @property {(key: any, response: Response) => boolean} fits whether this can have been the response
 * @property {(key: any, response: Response) => Score} score
 * @property {(question: HTMLElement, words: Record<string, string>, seed: string) => void} [prepare] once; without a seed nothing is mixed
 * @property {(question: HTMLElement) => Response | null} read what the controls say; null where something is missing
 * @property {(key: any, response: Response, words: Record<string, string>) => string} [share] how much of it is right, where
 *   counting right parts says too little
 * @property {(question: HTMLElement, response: Response | null) => HTMLElement[]} show sets and locks the controls and shows the reasons,
 *   or clears it all for another try; returns the reasons to be heard
 * @property {(question: HTMLElement) => HTMLElement | null} first where an answer begins
 */

/** @param {Element} el its place in the question's file */
export const part = (el) => Number(/** @type {HTMLElement} */ (el).dataset.part);

/** The parts in the order of the question's file, however the page shows them. @param {HTMLElement} question @returns {HTMLElement[]} */
export const parts = (question) =>
  /** @type {HTMLElement[]} */ ([...question.querySelectorAll("[data-part]")]).sort((a, b) => part(a) - part(b));
