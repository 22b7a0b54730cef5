// Numbers and words that depend on them, by the language of the page. Imports no DOM: without a page it is the browser's own.

const language = () => globalThis.document?.documentElement.lang || undefined;

/** A number as readers write it; `plain` leaves out what groups thousands. @param {number} value @param {{ plain?: boolean }} [how] */
export const numberText = (value, { plain = false } = {}) =>
  new Intl.NumberFormat(language(), { useGrouping: !plain, maximumSignificantDigits: 15 }).format(value);

/**
 * The form of words that a number asks for; twin of `plural_form` in `course/strings.py`.
 * @param {Record<string, string>} words @param {string} name @param {number} count
 */
export const pluralForm = (words, name, count) =>
  words[`${name}:${new Intl.PluralRules(language()).select(count)}`] ?? words[`${name}:other`];
