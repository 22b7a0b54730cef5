// A number: how it is read, and from where to where it is right.

/** @typedef {{ low: number, high: number }} NumberKey */
/** @typedef {import("../parts.js").Response} Response */

/** 1.5 and 1,5 are the same. @param {string} written @returns {Response | null} null where it is no number, or may be two */
export function parse(written) {
  const text = written.replace(/[\s\u00a0\u202f]/g, "").replace("−", "-");
  // 1,800 may be 1.8 or 1800: ask rather than guess. After a nought the comma can only be a point.
  if (/^[-+]?[1-9]\d{0,2}(,\d{3})+$/.test(text)) return null;
  const dotted = text.replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(dotted) ? [Number(dotted)] : null;
}

/** @param {NumberKey} _key @param {Response} response */
export const fits = (_key, response) => response.length === 1 && Number.isFinite(response[0]);

/** @param {NumberKey} key @param {Response} response */
export const score = ({ low, high }, [number]) => ({ right: low <= number && number <= high ? 1 : 0, total: 1 });
