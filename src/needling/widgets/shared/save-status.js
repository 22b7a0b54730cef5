// Says what became of what was to be saved: nothing where all is well.

/** @param {unknown} outcome in live Jupyter there is none @param {Record<string, string>} words */
export const statusOf = (outcome, words) =>
  typeof outcome === "string" && outcome !== "saved" ? (words[`saving_${outcome}`] ?? "") : "";

/** Saves what was set, and says in a line what became of it. @param {import("./model.js").Model} model @param {Element} line @param {Record<string, string>} words */
export async function saveAndTell(model, line, words) {
  line.textContent = statusOf(await model.save_changes(), words);
}
