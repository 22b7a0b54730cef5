// What a widget's module is given on a page without a kernel: the part of Jupyter's model that our widgets use.
import { timestamp, validEvent } from "./log/event.js";
import { isRecord } from "./validate.js";

/**
 * @typedef {object} Model
 * @property {(name: string) => any} get a trait; on a page also `seed`, this reader's own number
 * @property {(name: string, value: any) => void} set
 * @property {(event: string, callback: () => void) => void} on
 * @property {() => Promise<import("./log/log.js").Outcome> | void} save_changes on a page: what became of the values
 *
 * @typedef {{ model: Model, el: HTMLElement }} Place
 * @typedef {{ name: string, id: string, hash: string | null }} Item an entry of the trait, and the item in the log that it answers
 *
 * What of a widget survives a reload; docs/log.md says it with examples.
 * @typedef {object} Saved
 * @property {string} trait
 * @property {(el: HTMLElement, traits: Record<string, any>) => Item[]} [items]
 * @property {(el: HTMLElement, traits: Record<string, any>) => Record<string, string>} [settings]
 * @property {(el: HTMLElement) => string} [setting]
 * @property {(value: any) => Partial<import("./log/event.js").Event>} [toEvent]
 * @property {(summary: import("./log/summary.js").Summary) => any} [fromSummary]
 *
 * @typedef {{ saved?: Saved, render: (place: Place) => void }} Widget
 */

/** @type {Required<Saved>["toEvent"]} */
const fieldsOf = ({ given, right, sure, took_ms }) => ({ given, right, sure, took_ms });

/** @type {Required<Saved>["fromSummary"]} */
const lastAnswer = ({ last: { given, right, sure, at } }) => ({ given, right, sure, day: at?.slice(0, 10) ?? null });

/** @param {unknown} one @param {unknown} other */
const differ = (one, other) => JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);

/** What a widget needs of the log. @param {Saved} saved @param {HTMLElement} el @param {Record<string, any>} traits */
export const needsOf = (saved, el, traits) => ({
  items: saved.items?.(el, traits) ?? [],
  settings: Object.entries(saved.settings?.(el, traits) ?? {}),
  whole: saved.setting?.(el) ?? null,
});

/** @typedef {ReturnType<typeof needsOf>} WidgetNeeds */

/** The saved trait as it is in the log; undefined where nothing is. @param {Saved} saved @param {WidgetNeeds} needs @param {import("./log/log.js").Found} found */
export function traitOf(saved, { items, settings, whole }, found) {
  if (whole) return found.settings.get(whole);
  const read = saved.fromSummary ?? lastAnswer;
  const answers = items.flatMap(({ name, id }) => {
    const summary = found.summaries.get(id);
    return summary?.last.given ? [[name, read(summary)]] : [];
  });
  const others = settings.flatMap(([name, key]) => (found.settings.has(key) ? [[name, found.settings.get(key)]] : []));
  return answers.length || others.length ? Object.fromEntries([...answers, ...others]) : undefined;
}

/**
 * What is to be written: an event for each item whose entry is another now, and the settings that are.
 * @param {Saved} saved @param {WidgetNeeds} needs @param {Record<string, any>} before @param {Record<string, any>} now
 * @param {{ edition: string | null, at: string }} stamp
 * @returns {Required<Pick<import("./log/log.js").Changes, "events" | "settings">>}
 */
export function changesOf(saved, { items, settings, whole }, before, now, { edition, at }) {
  if (whole) return { events: [], settings: { [whole]: now } };
  const write = (/** @type {any} */ value) => (value ? (saved.toEvent ?? fieldsOf)(value) : { given: null });
  const events = items
    // What was given decides: whether it was right may be judged anew without anybody having answered.
    .filter(({ name }) => Object.hasOwn(now, name) && differ(write(now[name]).given, write(before[name]).given))
    .flatMap(({ name, id, hash }) => {
      const unknown = { hash, edition, at, right: null, sure: null, took_ms: null };
      return validEvent({ ...unknown, ...write(now[name]), item: id }) ?? [];
    });
  const others = settings
    .filter(([name]) => Object.hasOwn(now, name) && differ(now[name], before[name]))
    .map(([name, key]) => [key, now[name] ?? null]);
  return { events, settings: Object.fromEntries(others) };
}

/**
 * @param {Saved} saved @param {WidgetNeeds} needs @param {Record<string, any>} traits
 * @param {{ log: import("./log/log.js").Log, found: import("./log/log.js").Found, seed: string, edition: string | null }} reader
 * @returns {Model}
 */
export function pageModel(saved, needs, traits, { log, found, seed, edition }) {
  const values = { ...traits };
  const remembered = traitOf(saved, needs, found);
  if (remembered) values[saved.trait] = remembered;
  let before = { ...(isRecord(values[saved.trait]) ? values[saved.trait] : {}) };
  return {
    get: (name) => (name === "seed" ? seed : values[name]),
    set: (name, value) => {
      values[name] = value;
    },
    on: () => {},
    save_changes: () => {
      const now = values[saved.trait];
      const changes = changesOf(saved, needs, before, now, { edition, at: timestamp(new Date()) });
      before = { ...before, ...now };
      return log.write(changes);
    },
  };
}

/** Of a widget that saves nothing. @param {Record<string, any>} traits @returns {Model} */
export const plainModel = (traits) => ({
  get: (name) => traits[name],
  set: () => {},
  on: () => {},
  save_changes: () => {},
});
