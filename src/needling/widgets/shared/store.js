// One store for everything the reader's device keeps. A newer version's data is left alone; a broken one is not overwritten.
const KEY = "needling";
const VERSION = 1;

/** @typedef {{ version: number, kept: Record<string, Record<string, unknown>> }} Shelf */

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @returns {Shelf | null} what is kept; null where nothing can or may be kept */
function read() {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return { version: VERSION, kept: {} };
    const shelf = JSON.parse(text);
    return isRecord(shelf) && shelf.version === VERSION && isRecord(shelf.kept) ? /** @type {Shelf} */ (shelf) : null;
  } catch {
    return null;
  }
}

/** What was kept under this name, or undefined. @param {string} name */
export const recall = (name) => read()?.kept[name];

/** Keep a value. @param {string} name @param {Record<string, unknown>} value @returns {boolean} whether the device kept it */
export function keep(name, value) {
  const shelf = read();
  if (!shelf) return false;
  shelf.kept[name] = value;
  try {
    localStorage.setItem(KEY, JSON.stringify(shelf));
    return true;
  } catch {
    return false;
  }
}
