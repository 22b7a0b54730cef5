// One store for everything the reader's device keeps. Older versions are brought up to date; newer and broken ones destroy nothing.
const KEY = "needling";
const ASIDE = "needling.unreadable";
const VERSION = 2;

/**
 * @typedef {Record<string, Record<string, unknown>>} Kept by shelf, such as `quiz:perform/numb`
 * @typedef {"kept" | "aside" | "refused" | "full" | "newer" | "corrupt"} Outcome what became of a value:
 *   kept; kept, after something unreadable was put aside; not kept, and why
 */

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** From each version to the next. @type {Record<number, (kept: Kept) => Kept>} */
const MIGRATIONS = {
  1: (kept) =>
    Object.fromEntries(
      Object.entries(kept).map(([shelf, values]) => {
        if (shelf.startsWith("quiz:") && isRecord(values)) return [shelf, withGiven(values)];
        // The depth explorer was the only one.
        return [shelf.startsWith("explore:") ? `${shelf}:depth` : shelf, values];
      }),
    ),
};

/** Version 1 kept { chosen, correct } of choices only. @param {Record<string, any>} answers */
const withGiven = (answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      isRecord(answer) ? { given: answer.chosen, right: answer.correct } : null,
    ]),
  );

/** @returns {{ kept: Kept } | { outcome: Outcome, text: string }} what is kept, or why it cannot be used */
function read() {
  let text = "";
  try {
    text = localStorage.getItem(KEY) ?? "";
  } catch {
    return { outcome: "refused", text };
  }
  if (text === "") return { kept: {} };
  let shelf;
  try {
    shelf = JSON.parse(text);
  } catch {
    return { outcome: "corrupt", text };
  }
  if (!isRecord(shelf) || !Number.isInteger(shelf.version) || shelf.version < 1) return { outcome: "corrupt", text };
  if (shelf.version > VERSION) return { outcome: "newer", text };
  if (!isRecord(shelf.kept)) return { outcome: "corrupt", text };
  let kept = /** @type {Kept} */ (shelf.kept);
  for (let version = shelf.version; version < VERSION; version++) kept = MIGRATIONS[version](kept);
  return { kept };
}

/** True once this page has put something unreadable aside: it is said with every answer until the page is left. */
let asideNow = false;

/** What was kept under this name, or undefined. @param {string} name */
export function recall(name) {
  const found = read();
  return "kept" in found ? found.kept[name] : undefined;
}

/** Keep a value in place of what was kept under this name. @param {string} name @param {Record<string, unknown>} value @returns {Outcome} */
export const keep = (name, value) => write(name, () => value);

/** Keep values beside the others under this name. @param {string} name @param {Record<string, unknown>} values @returns {Outcome} */
export const add = (name, values) => write(name, (others) => ({ ...(isRecord(others) ? others : {}), ...values }));

/** @param {string} name @param {(before: unknown) => Record<string, unknown>} value @returns {Outcome} */
function write(name, value) {
  const found = read();
  /** @type {Kept} */
  let kept = {};
  if ("kept" in found) kept = found.kept;
  else if (found.outcome === "corrupt" && putAside(found.text)) asideNow = true;
  else return found.outcome;
  try {
    const next = { ...kept, [name]: value(kept[name]) };
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, kept: next }));
    return asideNow ? "aside" : "kept";
  } catch {
    return Object.keys(kept).length || localStorage.length ? "full" : "refused";
  }
}

/** @param {string} text what cannot be read @returns {boolean} whether it is safe under another name */
function putAside(text) {
  try {
    if (localStorage.getItem(ASIDE) !== null && localStorage.getItem(ASIDE) !== text) return false;
    localStorage.setItem(ASIDE, text);
    return true;
  } catch {
    return false;
  }
}
