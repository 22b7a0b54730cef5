// A state as a fragment of an address, `#depth?zone=neck&depth=0.5`, and back. What it says is looked up, never shown.

/** @param {import("./table.js").Table} table @param {import("./table.js").State} state */
export function addressOf({ name, controls }, state) {
  const says = new URLSearchParams(controls.map((control) => [control.name, control.values[state[control.name]]]));
  return `#${name}?${says}`;
}

/** The positions that an address asks for; -1 for a value that there is not, null where it is not about this explorer.
 * @param {import("./table.js").Table} table @param {string} hash @returns {import("./table.js").State | null} */
export function placesIn({ name, controls }, hash) {
  if (!hash.startsWith(`#${name}?`)) return null;
  const says = new URLSearchParams(hash.slice(name.length + 2));
  return Object.fromEntries(
    controls.map((control) => [control.name, control.values.indexOf(says.get(control.name) ?? "")]),
  );
}
