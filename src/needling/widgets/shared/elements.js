// Elements that a script makes: their texts are given, or copied from what stands on the page.

/** @param {string} tag @param {string} look its classes @param {...(string | Node)} content */
export function element(tag, look, ...content) {
  const made = document.createElement(tag);
  made.className = look;
  made.append(...content);
  return made;
}

/** A copy of what stands in an element, in another element. @param {Element} from @param {string} tag @param {string} look */
export const copied = (from, tag, look = "") =>
  element(tag, look, ...[...from.childNodes].map((node) => node.cloneNode(true)));

/** What an element says, in one line. @param {Element} from */
export const lineOf = (from) => (from.textContent ?? "").replace(/\s+/g, " ").trim();

/** An element that takes the focus when the script gives it. @template {HTMLElement} T @param {T} made @returns {T} */
export function focusable(made) {
  made.tabIndex = -1;
  return made;
}
