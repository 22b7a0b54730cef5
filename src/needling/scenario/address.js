// The part of an address after "#" that leads to a scenario: `#case-faint`, or with a path `#treatment?client=elin&path=none.treat`.

/**
 * @typedef {object} Address
 * @property {string} activity
 * @property {string} id of the case or the client; empty where the address names none
 * @property {string[] | null} path what was chosen on the way; null where the address says no path
 */

/** What an address asks for; null where it is about no scenario of this activity. Nothing of it is checked here.
 * @param {string} activity @param {string} named what the activity calls its scenarios in addresses @param {string} hash
 * @returns {Address | null} */
export function parseAddress(activity, named, hash) {
  if (hash.startsWith(`#${activity}-`)) return { activity, id: hash.slice(activity.length + 2), path: null };
  if (!hash.startsWith(`#${activity}?`)) return null;
  const fields = new URLSearchParams(hash.slice(activity.length + 2));
  const words = fields.get("path") ?? "";
  return { activity, id: fields.get(named) ?? "", path: words ? words.split(".") : [] };
}

/** The address of a scenario. Ids need no encoding. @param {Address} address @param {string} named */
export const formatAddress = ({ activity, id, path }, named) =>
  path ? `#${activity}?${named}=${id}&path=${path.join(".")}` : `#${activity}-${id}`;
