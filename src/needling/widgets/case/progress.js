// What a device kept of a case, checked before it is used.
import { entryOf, validDay, validPath } from "../../scenario/progress.js";

/** @typedef {{ steps: string[], day: string }} Progress what was asked and decided, in order, and when it was last */

/** @param {import("../../scenario/player.js").Graph} graph @param {unknown} saved @param {string} id @param {string} today
 * @returns {Progress} */
export function validate(graph, saved, id, today) {
  const progress = entryOf(saved, id);
  return { steps: validPath(graph, entryOf(progress, "steps")), day: validDay(entryOf(progress, "day"), today) };
}

/** Whether it ended well; before the end it is open. @param {import("../../scenario/player.js").Verdict | null} ended */
export const isRight = (ended) => (ended ? ended === "good" : null);
