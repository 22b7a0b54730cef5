import assert from "node:assert/strict";
import { test } from "node:test";
import { transcript } from "../../../src/needling/scenario/transcript.js";

const WORDS = {
  day: "Date: {year}-{month}-{day}",
  name_line: "Name: ___",
  your_path: "What you did",
  best_path: "The best path",
  missed: "Not asked:",
  answer: "Answer: {answer}",
  why: "Why: {why}",
  unsafe: "Unsafe step",
};
const ACCOUNT = {
  title: "The last song",
  day: "2026-11-23",
  intro: ["Mo, 30", "“One more!”"],
  steps: [
    { did: "Asked: Hoarse?", answer: "A bit." },
    { did: "Decided: Shout", unsafe: true, why: "It hurts.", facts: "Facts: A3" },
  ],
  ending: ["Ending: Unsafe."],
  missed: ["Pain?"],
  best: [{ did: "Decided: Rest", unsafe: false, why: "It heals." }],
};

test("a transcript says everything that was done, in order", () => {
  assert.deepEqual(transcript(ACCOUNT, WORDS).split("\n"), [
    "The last song",
    "Date: 2026-11-23",
    "Name: ___",
    "",
    "Mo, 30",
    "“One more!”",
    "",
    "What you did",
    "1. Asked: Hoarse?",
    "   Answer: A bit.",
    "2. Decided: Shout",
    "   !! Unsafe step",
    "   Why: It hurts.",
    "   Facts: A3",
    "",
    "Ending: Unsafe.",
    "",
    "Not asked:",
    "- Pain?",
    "",
    "The best path",
    "1. Decided: Rest",
    "   Why: It heals.",
    "",
  ]);
});

test("what there is not has no heading", () => {
  const text = transcript({ ...ACCOUNT, missed: [], best: [] }, WORDS);
  assert.ok(!text.includes(WORDS.missed) && !text.includes(WORDS.best_path));
});

test("a text is put in as it is, whatever signs stand in it", () => {
  const odd = "$& $1 $` {why} {answer} \\ <b>";
  assert.ok(transcript({ ...ACCOUNT, steps: [{ did: odd, answer: odd, why: odd }] }, WORDS).includes(`Answer: ${odd}`));
});

test("a day is written in the order of its language", () => {
  const account = { ...ACCOUNT, day: "2026-03-09" };
  assert.equal(transcript(account, { ...WORDS, day: "{day}.{month}.{year}" }).split("\n")[1], "09.03.2026");
});
