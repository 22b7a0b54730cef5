// Scoring a scene: what was missed and what was a false alarm are told apart.

/** @param {import("../selection.js").SelectionKey} key @param {import("../parts.js").Response} response */
export function counts({ correct }, response) {
  const found = response.filter((n) => correct[n]).length;
  return { found, errors: correct.filter(Boolean).length, alarms: response.length - found };
}
