// A path through a client's treatment: followed in the table that Python made, checked at every step. No rule stands here.

/**
 * @typedef {[string, number, number, number]} Option id, judgement if chosen, judgement if left, situation that follows
 *   (where several can be chosen: 1 if it is needed for the second of the ways)
 * @typedef {[string, [number, number] | null, Option[]]} Situation sheet on the page, the two ways that follow several
 *   choices, options
 * @typedef {{ verdicts: string[], words: Record<string, string>, treatments: Record<string, Situation[]> }} Table
 * @typedef {{ sheet: string, option: string, name: "chosen" | "left", number: number }} Made one choice as it was judged
 * @typedef {{ made: Made[], at: number }} Walk what was made, and the situation it led to; -1 is the end
 */
const NONE = "none";
/** Longer than any treatment: what is longer is not looked at. */
const LONGEST = 100;

/** @param {string[]} chosen */
export const said = (chosen) => chosen.join("~") || NONE;

/** The situation after a choice. @param {Situation} situation @param {string[]} chosen */
function after([, ways, options], chosen) {
  if (!ways) return /** @type {Option} */ (options.find(([id]) => chosen.includes(id)))[3];
  return ways[options.every(([id, , , needed]) => !needed || chosen.includes(id)) ? 1 : 0];
}

/** @param {Situation} situation @param {string} word @returns {string[] | null} what it chooses; null if it cannot be */
function read([, ways, options], word) {
  const chosen = ways && word === NONE ? [] : word.split("~");
  if (!ways && chosen.length !== 1) return null;
  const known = options.map(([id]) => id);
  return chosen.join() === known.filter((id) => chosen.includes(id)).join() ? chosen : null;
}

/** Follows a path; null where a step of it is not possible. @param {Situation[]} situations @param {unknown} path @returns {Walk | null} */
export function walk(situations, path) {
  if (!Array.isArray(path) || path.length > LONGEST) return null;
  /** @type {Made[]} */
  const made = [];
  let at = 0;
  for (const word of path) {
    if (at < 0 || typeof word !== "string") return null;
    const situation = situations[at];
    const chosen = read(situation, word);
    if (!chosen) return null;
    for (const [option, judged, left] of situation[2]) {
      const sheet = situation[0];
      if (chosen.includes(option)) made.push({ sheet, option, name: "chosen", number: judged });
      else if (situation[1]) made.push({ sheet, option, name: "left", number: left });
    }
    at = after(situation, chosen);
  }
  return { made, at };
}

/** Ids need no encoding. @param {string} client @param {string[]} path */
export const addressOf = (client, path) => `#treatment?client=${client}&path=${path.join(".")}`;

/** What an address asks for: null where it is not about treatments; `path` is null where there is no such treatment.
 * @param {Table} table @param {string} hash @returns {{ client: string, path: string[] | null } | null} */
export function addressed({ treatments }, hash) {
  if (!hash.startsWith("#treatment?")) return null;
  const says = new URLSearchParams(hash.slice("#treatment?".length));
  const client = says.get("client") ?? "";
  const words = says.get("path") ?? "";
  const path = words ? words.split(".") : [];
  const known = Object.hasOwn(treatments, client) && walk(treatments[client], path);
  return { client, path: known ? path : null };
}
