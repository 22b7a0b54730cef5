// Chance that is the same every time for the same seed: nothing jumps about when a page is opened again.

/** A number from a text (FNV-1a). @param {string} text */
function hashed(text) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/** The same list in an order that the seed decides (mulberry32, Fisher and Yates). @template T @param {T[]} list @param {string} seed @returns {T[]} */
export function mixed(list, seed) {
  let state = hashed(seed);
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const left = [...list];
  return list.map(() => left.splice(Math.floor(chance() * left.length), 1)[0]);
}
