// This reader's own number: drawn once and kept on the device; the same for all where nothing can be kept.
import { isRecord } from "./validate.js";

export const READER = "reader";

/** @param {unknown} reader @returns {string | null} */
const seedIn = (reader) => (isRecord(reader) && Number.isInteger(reader.seed) ? String(reader.seed) : null);

/** @param {import("./log/log.js").Log} log @param {import("./log/log.js").Found} found what was read of it, `READER` included */
export async function readersSeed(log, found) {
  const known = seedIn(found.settings.get(READER));
  if (known !== null) return known;
  const drawn = { seed: Math.floor(Math.random() * 2 ** 32) };
  const unusable = found.settings.has(READER);
  const outcome = await log.write(unusable ? { settings: { [READER]: drawn } } : { newSettings: { [READER]: drawn } });
  if (outcome !== "saved" && outcome !== "quarantined") return "0";
  // Another tab may have been first.
  return seedIn((await log.read({ settings: [READER] })).settings.get(READER)) ?? "0";
}
