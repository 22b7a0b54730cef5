// What a device kept of the treatments and what an address asks for, checked before it is used.
import { formatAddress, parseAddress } from "../../scenario/address.js";
import { replay } from "../../scenario/player.js";
import { entryOf, validPath } from "../../scenario/progress.js";

/**
 * @typedef {import("../../scenario/player.js").Graph} Graph
 * @typedef {{ now: string, paths: Record<string, string[]> }} Treated whose treatment is shown, and the path of each
 */

/** @param {Record<string, Graph>} graphs @param {unknown} saved @returns {Treated} */
export function validate(graphs, saved) {
  const now = entryOf(saved, "now");
  const paths = Object.keys(graphs).map((id) => [id, validPath(graphs[id], entryOf(saved, id))]);
  return { now: typeof now === "string" && Object.hasOwn(graphs, now) ? now : "", paths: Object.fromEntries(paths) };
}

/** Which treatment an address asks for; null where it is about none, and `path` is null where there is no such treatment.
 * @param {Record<string, Graph>} graphs @param {string} hash @returns {{ id: string, path: string[] | null } | null} */
export function addressed(graphs, hash) {
  const asked = parseAddress("treatment", "client", hash);
  if (!asked?.path) return null; // A place on the page.
  const known = Object.hasOwn(graphs, asked.id) && replay(graphs[asked.id], asked.path) !== null;
  return { id: asked.id, path: known ? asked.path : null };
}

/** The address of a client's treatment as far as it went; empty where nobody is met. @param {Treated} treated */
export const addressOf = ({ now, paths }) =>
  now ? formatAddress({ activity: "treatment", id: now, path: paths[now] }, "client") : "";
