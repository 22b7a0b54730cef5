// The store as a text, as it lies in localStorage: what it says, whichever release wrote it.
import { isCount, isCounts, isName, validEvent } from "./event.js";
import { isRecord } from "../validate.js";

/**
 * @typedef {import("./event.js").Event} Event
 * @typedef {Record<string, any>} Settings by storage key
 * @typedef {{ version: number, events: Event[], settings: Settings }} Content
 * @typedef {Record<string, unknown>} Kept versions 1 and 2, by shelf such as `quiz:perform/numb`
 */
export const TEXT_VERSION = 3;

/** @param {Partial<Event> & { item: string }} known @returns {unknown} */
const older = (known) => ({
  hash: null,
  edition: null,
  at: null,
  took_ms: null,
  given: null,
  right: null,
  sure: null,
  ...known,
});

/** Version 1 kept { chosen, correct } of choices only; the depth explorer was the only one. @param {Kept} kept @returns {Kept} */
const fromVersion1 = (kept) =>
  Object.fromEntries(
    Object.entries(kept).map(([shelf, values]) => {
      if (shelf.startsWith("explore:")) return [`${shelf}:depth`, values];
      if (!shelf.startsWith("quiz:") || !isRecord(values)) return [shelf, values];
      const answers = Object.entries(values).map(([id, answer]) => [
        id,
        isRecord(answer) ? { given: answer.chosen, right: answer.correct } : null,
      ]);
      return [shelf, Object.fromEntries(answers)];
    }),
  );

/** What a shelf of version 2 says, by the kind of widget it belonged to: `quiz` of `quiz:perform/numb`.
 * @type {Record<string, (values: Record<string, any>, shelf: string) => { events?: unknown[], settings?: Settings }>} */
const SHELVES = {
  quiz: (answers) => ({
    events: entries(answers).map(([item, { given, right, sure, day }]) => older({ item, given, right, sure, at: day })),
  }),
  case: (cases) => ({
    events: entries(cases).map(([id, { steps, day }]) => older({ item: `case:${id}`, given: steps, at: day })),
  }),
  treatment: ({ now, ...paths }) => ({
    events: Object.entries(paths).map(([client, given]) => older({ item: `treatment:${client}`, given })),
    settings: isName(now) ? { treatment: now } : {},
  }),
  trainer: (progress) => ({
    events: entries(progress)
      .filter(([id, { shown, right }]) => !id.endsWith("-round") && isCounts({ times: shown, right }))
      .map(([id, { shown, right, round, key, given }]) =>
        older({
          item: `trainer:${id}`,
          given: { answer: given, key, round },
          right: given === key,
          counts: { times: shown, right },
        }),
      ),
    settings: Object.fromEntries(
      entries(progress)
        .filter(([id]) => id.endsWith("-round"))
        .map(([id, round]) => [`trainer:${id.replace("-round", "")}`, round]),
    ),
  }),
  explore: (state, shelf) => ({ settings: { [`explore:${shelf.split(":").at(-1)}`]: state } }),
  timer: (run, shelf) => ({ settings: { [shelf]: run } }),
  reader: (reader) => ({ settings: { reader } }),
};

/** Only what is a record: null was what a reader had begun anew. @param {Record<string, unknown>} values @returns {[string, Record<string, any>][]} */
const entries = (values) => Object.entries(values).flatMap(([name, value]) => (isRecord(value) ? [[name, value]] : []));

/** @param {Kept} kept version 2 @returns {Omit<Content, "version">} */
function fromVersion2(kept) {
  /** @type {unknown[]} */
  const events = [];
  /** @type {Settings} */
  const settings = {};
  for (const [shelf, values] of Object.entries(kept)) {
    const kind = shelf.split(":")[0];
    if (!Object.hasOwn(SHELVES, kind) || !isRecord(values)) continue;
    const found = SHELVES[kind](values, shelf);
    events.push(...(found.events ?? []));
    Object.assign(settings, found.settings);
  }
  return { events: events.flatMap((event) => answered(event) ?? []), settings };
}

/** Older releases kept answers only: what holds none is none. @param {unknown} value */
function answered(value) {
  const event = validEvent(value);
  return event?.given && Object.values(event.given).length > 0 ? event : null;
}

/** @param {Record<string, any>} store @returns {Omit<Content, "version"> | null} */
function fromVersion3({ events, settings }) {
  if (!Array.isArray(events) || !isRecord(settings)) return null;
  return {
    events: events.flatMap((event) => validEvent(event) ?? []),
    settings,
  };
}

/** @param {string} text @returns {Content | "newer" | "corrupt"} what the store says, or why it cannot be used */
export function parse(text) {
  let store;
  try {
    store = JSON.parse(text);
  } catch {
    return "corrupt";
  }
  if (!isRecord(store) || !isCount(store.version) || store.version < 1) return "corrupt";
  const { version, kept } = store;
  if (version > TEXT_VERSION) return "newer";
  if (version < TEXT_VERSION && !isRecord(kept)) return "corrupt";
  const content =
    version === TEXT_VERSION ? fromVersion3(store) : fromVersion2(version === 1 ? fromVersion1(kept) : kept);
  return content ? { version, ...content } : "corrupt";
}

/** @param {Omit<Content, "version">} content */
export const written = ({ events, settings }) => JSON.stringify({ version: TEXT_VERSION, events, settings });
