// Numbers and words of the scripts follow the language of the page, as those of Python do.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { numberText, pluralForm } from "../../../../src/needling/widgets/shared/language.js";

/** @param {string} lang */
const speak = (lang) => Object.assign(globalThis, { document: { documentElement: { lang } } });
afterEach(() => Reflect.deleteProperty(globalThis, "document"));

test("a number is written as the language of the page writes it", () => {
  speak("en");
  assert.equal(numberText(1234.5), "1,234.5");
  speak("sv");
  assert.equal(numberText(1234.5), "1\u00a0234,5");
  assert.equal(numberText(1234.5, { plain: true }), "1234,5");
});

test("words take the form that their number asks for, and English ones where they are not translated", () => {
  const english = { "weeks:one": "one", "weeks:other": "other" };
  const polish = { "weeks:one": "one", "weeks:few": "few", "weeks:many": "many" };
  speak("pl");
  assert.deepEqual(
    [1, 2, 5, 22].map((count) => pluralForm(polish, "weeks", count)),
    ["one", "few", "many", "few"],
  );
  assert.equal(pluralForm(english, "weeks", 5), "other");
});
