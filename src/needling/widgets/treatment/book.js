// The texts of a treatment stand on the page already; they are copied from there, never put together anew.

/** @param {HTMLElement} root */
export function bookOf(root) {
  const clients = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("article[data-client]")]);
  const one = (/** @type {ParentNode} */ within, /** @type {string} */ what) =>
    /** @type {HTMLElement} */ (within.querySelector(what));

  /** @param {string} client */
  const article = (client) => /** @type {HTMLElement} */ (clients.find((element) => element.dataset.client === client));
  /** @param {string} id */
  const sheet = (id) => one(root, `[data-sheet="${CSS.escape(id)}"]`);
  /** @param {string} of @param {string} id */
  const option = (of, id) => one(sheet(of), `[data-option="${CSS.escape(id)}"]`);
  /** @param {import("./paths.js").Made} made */
  const judged = ({ sheet: of, option: id, name, number }) => one(option(of, id), `[data-${name}="${number}"]`);
  /** What a client answers to a question. @param {string} client @param {string} id */
  const answer = (client, id) =>
    /** @type {HTMLElement | null} */ (article(client).querySelector(`[data-answer="${CSS.escape(id)}"]`));

  return { ids: clients.map((element) => element.dataset.client ?? ""), article, sheet, option, judged, answer };
}

/** A copy of what an element holds, in an element of its own. @param {string} tag @param {string} look @param {Element | null} [from] */
export function copied(tag, look, from) {
  const made = document.createElement(tag);
  made.className = look;
  if (from) made.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
  return made;
}

/** @param {string} tag @param {string} look @param {string} text */
export function texted(tag, look, text) {
  const made = copied(tag, look);
  made.textContent = text;
  return made;
}
