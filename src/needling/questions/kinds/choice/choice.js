// Options to choose from, for each reader in another order.
import { mixed } from "../../../widgets/shared/chance.js";
import { selecting } from "../selecting.js";

/** @type {import("../parts.js").Kind} */
const choice = {
  ...selecting,
  prepare(question, _words, seed) {
    const box = question.querySelector("[data-mix]");
    if (box && seed) box.append(...mixed([...box.children], seed + question.dataset.question));
  },
};

export default { single: choice, multiple: choice };
