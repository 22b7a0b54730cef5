/**
 * What of some words no dictionary knows, with what might be meant: a line of JSON in, a line of JSON out.
 * In: `["recieve", "skin"]`, words. Out: `{"recieve": ["receive", "relieve"]}`, those that are not known.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { createSpellingDictionaryFromTrieFile } from "cspell-dictionary";

const file = createRequire(import.meta.url)
  .resolve("@cspell/dict-en-gb-mit")
  .replace(/[^/\\]*$/, "en_GB.trie.gz");
const british = createSpellingDictionaryFromTrieFile(gunzipSync(readFileSync(file)), "en-gb", file, {});

/** @param {string} word */
const isKnown = (word) => british.has(word, { ignoreCase: true });

/** @param {string} word */
const meant = (word) => british.suggest(word, { numSuggestions: 8, ignoreCase: true }).map((one) => one.word);

for await (const line of createInterface({ input: process.stdin })) {
  const unknown = JSON.parse(line).filter((/** @type {string} */ word) => !isKnown(word));
  const answer = Object.fromEntries(unknown.map((/** @type {string} */ word) => [word, meant(word)]));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
