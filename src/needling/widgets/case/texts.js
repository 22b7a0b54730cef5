// The texts of a case, taken from its static HTML: nothing a reader reads stands in a script.

/** @param {ParentNode} root @param {string} selector */
const find = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** A copy of what stands in an element, in another element. @param {HTMLElement} from @param {string} tag @param {string} look */
export function copied(from, tag, look = "") {
  const made = document.createElement(tag);
  made.className = look;
  for (const node of from.childNodes) made.append(node.cloneNode(true));
  return made;
}

/** @param {string} tag @param {string} look @param {...(string | Node)} content */
export function element(tag, look, ...content) {
  const made = document.createElement(tag);
  made.className = look;
  made.append(...content);
  return made;
}

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
      because: /** @type {HTMLElement | null} */ (named("ask", id).querySelector(".nd-ask-because")),
    }),
    /** @param {string} id */
    isAsk: (id) => named("ask", id) !== null,
    /** @param {string} id */
    scene: (id) => find(named("state", id), ".nd-moment"),
    /** @param {string} id */
    decision: (id) => find(named("decision", id), "b"),
    /** @param {string} id @param {boolean} met whether all that it needs was asked */
    reason: (id, met) => find(named("reasons", id), `[data-way="${met ? "met" : "otherwise"}"]`),
    /** @param {string} id */
    ending: (id) => ({
      title: find(named("ending", id), ".nd-ending-title"),
      happened: find(named("ending", id), ".nd-happened"),
      because: find(named("ending", id), ".nd-why-ending"),
      facts: find(named("ending", id), ".nd-sources"),
    }),
  };
}

/** What an element says, in one line. @param {HTMLElement} from */
export const line = (from) => (from.textContent ?? "").replace(/\s+/g, " ").trim();
