import assert from "node:assert/strict";
import test from "node:test";
import { hasMarks } from "../../../src/needling/lab/marks.js";

test("a text with marks of the course is known by any of them", () => {
  for (const text of [
    "It stays on for {fact}`H1.time`.",
    "So it is. {source}`H1 H2`",
    "# A title\n\n:::{chapter} numb\n:::",
    "> :::{admonition} In a quotation\n> :::",
    '![A hand.](../figures/hand.svg "A caption.")',
  ])
    assert.equal(hasMarks(text), true, text);
});

test("any other text is JupyterLab's own to show", () => {
  for (const text of [
    "",
    "Plain *text* with `{code}` and a {word}.",
    "```python\nx = {1: 2}\n```",
    "![A hand.](../figures/hand.svg)",
    "a ::: b",
  ])
    assert.equal(hasMarks(text), false, text);
});
