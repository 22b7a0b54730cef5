// One step of a treatment: what is met, and what can be chosen.
import { button } from "../shared/dom.js";
import { copied, element } from "../shared/elements.js";

let groups = 0;

/** @param {HTMLElement[]} choices as they stand on the page @param {boolean} several @param {Record<string, string>} words */
function fieldsetOf(choices, several, words) {
  groups += 1;
  const group = element(
    "fieldset",
    "nd-choices-now",
    element("legend", "", several ? words.choose_many : words.choose_one),
  );
  for (const choice of choices) {
    const input = document.createElement("input");
    input.type = several ? "checkbox" : "radio";
    input.name = `treatment-${groups}`;
    input.value = choice.dataset.choice ?? "";
    const text = /** @type {Element} */ (choice.querySelector("summary"));
    group.append(element("label", "nd-take", input, copied(text, "span")));
  }
  return group;
}

/** @param {import("../../scenario/player.js").View} view @param {import("./texts.js").Texts} texts
 * @param {Record<string, string>} words @param {HTMLElement[]} others buttons beside "do it"
 * @param {(chosen: string[]) => void} take with what was chosen, in the order of the view
 * @returns {HTMLElement[]} the scene, the choices, what is missing, the buttons */
export function momentOf(view, texts, words, others, take) {
  const place = texts.view(view.text);
  const picture = place.querySelector(".nd-picture");
  const group = fieldsetOf(texts.choices(view.text), view.several, words);
  const inputs = [...group.querySelectorAll("input")];
  const hint = element("p", "nd-hint-now");
  hint.setAttribute("role", "status");
  const act = () => {
    const checked = inputs.filter((input) => input.checked).map((input) => input.value);
    if (view.several || checked.length) {
      take(view.choices.filter((id) => checked.includes(id)));
      return;
    }
    hint.textContent = words.choose_first;
    inputs[0].focus();
  };
  return [
    copied(/** @type {Element} */ (place.querySelector(".nd-scene-told")), "p", "nd-scene-told"),
    ...(picture ? [copied(picture, "div", "nd-picture")] : []),
    group,
    hint,
    element("div", "nd-actions", button(words.do, "nd-primary", act), ...others),
  ];
}
