// What the device keeps that is neither an answer nor a trait: by a storage key, read and written at any time.
import log from "log-loader";

/** Other tabs hear of what this one saves. */
const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("needling") : null;

/** @param {string} key @returns {Promise<unknown>} undefined where there is none; check it before use */
export const loadSetting = async (key) => (await log().read({ settings: [key] })).settings.get(key);

/** @param {string} key @param {any} value @returns {Promise<import("./log/log.js").Outcome>} */
export async function saveSetting(key, value) {
  const outcome = await log().write({ settings: { [key]: value } });
  channel?.postMessage(key);
  return outcome;
}

/** Calls when another tab has saved. @param {string} key @param {() => void} callback */
export function onSetting(key, callback) {
  channel?.addEventListener("message", ({ data }) => {
    if (data === key) callback();
  });
}
