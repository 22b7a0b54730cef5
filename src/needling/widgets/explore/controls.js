// The controls of an explorer: native fields that say in words where they stand.

/** @typedef {import("./table.js").State} State */

/**
 * @param {HTMLElement} root @param {import("./table.js").Control[]} controls
 * @param {(name: string, place: number, done: boolean) => void} moved called while a control is moved, and once it is left there
 * @returns {{ start: State, show: (state: State) => void }} where the page set them, and what sets them
 */
export function fields(root, controls, moved) {
  const inputs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([
    ...root.querySelectorAll(".nd-controls [name]"),
  ]);
  const start = Object.fromEntries(inputs.map((input) => [input.name, Number(input.value)]));
  for (const input of inputs) {
    input.disabled = false;
    input.addEventListener("input", () => moved(input.name, Number(input.value), false));
    input.addEventListener("change", () => moved(input.name, Number(input.value), true));
  }
  const show = (/** @type {State} */ state) => {
    for (const input of inputs) {
      input.value = String(state[input.name]);
      if (input.type !== "range") continue;
      const label = controls.find(({ name }) => name === input.name)?.labels[state[input.name]] ?? "";
      input.setAttribute("aria-valuetext", label);
      const output = root.querySelector(`output[data-label="${input.name}"]`);
      if (output) output.textContent = label;
    }
  };
  return { start, show };
}
