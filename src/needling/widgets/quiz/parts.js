// The parts of a question, in the order of its file however the page shows them.

/** @param {Element} el its place in the question's file */
export const part = (el) => Number(/** @type {HTMLElement} */ (el).dataset.part);

/** @param {HTMLElement} question @returns {HTMLElement[]} */
export const parts = (question) =>
  /** @type {HTMLElement[]} */ ([...question.querySelectorAll("[data-part]")]).sort((a, b) => part(a) - part(b));
