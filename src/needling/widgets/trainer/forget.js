// Forgetting all answers: asks first, in place.
import { button } from "../shared/dom.js";

/** @param {HTMLElement} place @param {Record<string, string>} words @param {() => void} forget */
export function offerToForget(place, words, forget) {
  const offer = () => place.replaceChildren(button(words.again, "", ask));
  const ask = () => {
    const question = document.createElement("p");
    question.textContent = words.again_sure;
    const keep = button(words.again_no, "", () => {
      offer();
      place.querySelector("button")?.focus();
    });
    const sure = button(words.again_yes, "", () => {
      forget();
      offer();
    });
    place.replaceChildren(question, keep, sure);
    keep.focus();
  };
  offer();
}
