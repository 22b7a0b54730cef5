// The trainer's panel on the page: shows a view, and hands on what the reader does.
import { button } from "../shared/dom.js";
import { showPicture } from "./picture.js";
import { ANSWERS } from "./view.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {object} Actions what the reader can do
 * @property {(given: number) => void} decide
 * @property {() => void} goOn
 * @property {(mode: import("./decode.js").Mode) => void} switchTo
 */

/** @param {string} tag @param {import("./view.js").Line} line */
function element(tag, { text, label }) {
  const made = document.createElement(tag);
  if (label) {
    const strong = document.createElement("b");
    strong.textContent = label;
    made.append(strong, " ");
  }
  made.append(text);
  return made;
}

/** @param {HTMLElement} item @param {View} view */
function showMoment(item, { moment, count, skin, described }) {
  const [number, name] = /** @type {Iterable<HTMLElement>} */ (item.querySelectorAll(".nd-t-count > *"));
  number.textContent = count;
  name.textContent = skin;
  showPicture(item, moment);
  const summary = /** @type {HTMLElement} */ (item.querySelector(".nd-t-described summary"));
  summary.textContent = described;
  item.querySelector("#nd-t-words")?.replaceChildren(...moment.see.map((text) => element("li", { text })));
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("[data-told]"))) {
    const text = moment.told[place.dataset.told ?? ""];
    place.textContent = text ?? "";
    place.parentElement?.toggleAttribute("hidden", text === undefined);
  }
}

/** @param {HTMLElement} root @param {View} view */
function showFeedback(root, { verdict, feedback, facts, factsLabel }) {
  const place = /** @type {HTMLElement} */ (root.querySelector(".nd-t-feedback"));
  place.dataset.verdict = verdict;
  place.replaceChildren(...feedback.map((line) => element("p", line)));
  if (verdict) place.firstElementChild?.classList.add("nd-t-verdict");
  const sources = /** @type {HTMLElement} */ (root.querySelector(".nd-t-sources"));
  sources.hidden = !facts.length;
  // A fact's link stands in the rule's list already, with its address.
  const links = facts.flatMap((id) => {
    const link = root.querySelector(`.nd-t-facts a[data-fact="${id}"]`)?.cloneNode(true);
    return link ? [link, " "] : [];
  });
  sources.replaceChildren(`${factsLabel} `, ...links);
}

/**
 * Brings the panel to life.
 * @param {HTMLElement} root @param {Actions} actions
 * @returns {(view: View, focus: boolean) => void} shows a view; `focus`: the reader is taken to what has changed
 */
export function panelOf(root, { decide, goOn, switchTo }) {
  const at = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const item = at(".nd-t-item");
  const buttons = ANSWERS.map((name, given) => button("", `nd-t-${name}`, () => decide(given)));
  at(".nd-t-decide").append(...buttons);
  const modes = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(".nd-t-mode input"));
  for (const choice of modes)
    choice.addEventListener("change", () => switchTo(/** @type {import("./decode.js").Mode} */ (choice.value)));
  /** @type {View | undefined} */
  let before;

  return (view, focus) => {
    for (const choice of modes) choice.checked = choice.value === view.mode;
    at(".nd-t-hint").textContent = view.hint;
    if (view.moment !== before?.moment || view.count !== before?.count) showMoment(item, view);
    item.hidden = view.finished;
    at(".nd-t-decide").hidden = !view.answers;
    view.answers?.forEach((label, n) => (buttons[n].textContent = label));
    showFeedback(root, view);
    const onward = view.goOn ? [button(view.goOn, "nd-primary", goOn)] : [];
    at(".nd-t-panel > .nd-actions").replaceChildren(...onward);
    if (view.finished) at(".nd-t-results").setAttribute("open", "");
    if (focus) (onward[0] ?? at(".nd-t-item .nd-t-count")).focus();
    before = view;
  };
}
