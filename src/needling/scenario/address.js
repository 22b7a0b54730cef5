// The part of an address after "#" that leads to a scenario: `#case-faint`, or with a path `#treatment?client=elin&path=none.treat`.

/**
 * @typedef {object} Address
 * @property {string} activity
 * @property {string} id of the case or the client; empty where the address names none
 * @property {string[] | null} path what was chosen on the way; null where the address says no path
 */

/** What names a scenario in an address with a path. @type {Record<string, string>} */
const NAMES = { case: "case", treatment: "client" };

/** What an address asks for; null where it is about no scenario of this activity. Nothing of it is checked here.
 * @param {string} activity @param {string} hash @returns {Address | null} */
export function parseAddress(activity, hash) {
  if (hash.startsWith(`#${activity}-`)) return { activity, id: hash.slice(activity.length + 2), path: null };
  if (!hash.startsWith(`#${activity}?`)) return null;
  const fields = new URLSearchParams(hash.slice(activity.length + 2));
  const words = fields.get("path") ?? "";
  return { activity, id: fields.get(NAMES[activity]) ?? "", path: words ? words.split(".") : [] };
}

/** The address of a scenario. Ids need no encoding. @param {Address} address */
export const formatAddress = ({ activity, id, path }) =>
  path ? `#${activity}?${NAMES[activity]}=${id}&path=${path.join(".")}` : `#${activity}-${id}`;
