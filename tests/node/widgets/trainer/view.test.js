import assert from "node:assert/strict";
import { test } from "node:test";
import { next, start } from "../../../../src/needling/widgets/trainer/player.js";
import { noProgress } from "../../../../src/needling/widgets/trainer/progress.js";
import { scores } from "../../../../src/needling/widgets/trainer/scoring.js";
import { results, verdictMessage, view } from "../../../../src/needling/widgets/trainer/view.js";
import { LIMITS, SIZES, items, moment, perfect } from "./samples.js";

/** Every message says its own name, and the values that it is given. */
const PLACES = {
  count_single: "{number}/{total}",
  count_sequence: "{number}/{total} after {pass}",
  passed: "passed {pass}",
  round_result: "{right} of {total}",
  verdict_less: "chose {given}, right is {answer}",
  percent: "{count}%",
  not_ready: "open: {types}",
};
const words = new Proxy({}, { get: (_, name) => PLACES[name] ?? name });
const setting = { items: items(), sizes: SIZES, seed: "7" };
const begun = (mode) => start(setting, noProgress(), mode, 0);
const step = (state, event) => next(setting, state, { at: 0, ...event });
const keyOf = (state) => view(setting, state, words).moment.key;

test("what is right is told by mode, key and answer", () => {
  const told = (mode) => [0, 1, 2].map((key) => [0, 1, 2].map((given) => verdictMessage(mode, key, given).slice(8)));
  assert.deepEqual(told("single"), [
    ["right", "more", "more"],
    ["less", "right", "more"],
    ["less", "less", "right"],
  ]);
  assert.deepEqual(told("sequence"), [
    ["in_time", "early", "early"],
    ["late", "in_time", "kind"],
    ["late", "kind", "in_time"],
  ]);
});

test("while deciding there are answers and no feedback; once judged the reverse, about the same moment", () => {
  const asked = view(setting, begun("single"), words);
  assert.deepEqual([asked.count, asked.feedback, asked.facts, asked.verdict, asked.goOn], ["1/18", [], [], "", ""]);
  assert.deepEqual(asked.answers, ["answer_carry", "answer_stop", "answer_act"]);
  const judged = view(setting, step(begun("single"), { type: "decide", given: asked.moment.key }), words);
  assert.equal(judged.answers, null);
  assert.equal(judged.moment, asked.moment);
  assert.deepEqual([judged.count, judged.verdict, judged.goOn], ["1/18", "right", "next_moment"]);
  assert.deepEqual(judged.feedback, [
    { text: "verdict_right" },
    { text: "feedback", label: "why" },
    { text: "act", label: "do" },
  ]);
  assert.deepEqual(judged.facts, ["K2"]);
});

test("a wrong answer is named beside the right one", () => {
  let state = begun("single");
  while (keyOf(state) !== 2) state = step(step(state, { type: "decide", given: 0 }), { type: "continue" });
  const wrong = view(setting, step(state, { type: "decide", given: 1 }), words);
  assert.equal(wrong.verdict, "wrong");
  assert.equal(wrong.feedback[0].text, "chose answer_stop, right is answer_act");
});

test("pass by pass the first answer is the next pass, and its end is told", () => {
  const state = begun("sequence");
  const first = view(setting, state, words);
  assert.deepEqual([first.count, first.answers[0], first.hint], ["1/8 after 1", "answer_next", "mode_sequence_hint"]);
  const second = view(setting, step(state, { type: "decide", given: 0 }), words);
  assert.deepEqual([second.count, second.feedback], ["1/8 after 2", [{ text: "passed 2" }]]);
  assert.deepEqual([second.verdict, second.goOn], ["", ""]);
});

test("the last answer leads to the results, and they to a new round", () => {
  let state = begun("sequence");
  const labels = new Set();
  while (state.phase !== "finished") {
    if (state.phase === "judged") labels.add(view(setting, state, words).goOn);
    state = step(state, state.phase === "judged" ? { type: "continue" } : { type: "decide", given: keyOf(state) });
  }
  assert.deepEqual([...labels], ["next_section", "to_results"]);
  const end = view(setting, state, words);
  assert.deepEqual([end.finished, end.goOn, end.answers], [true, "new_round", null]);
  assert.deepEqual(end.feedback, [{ text: "8 of 8" }]);
  assert.equal(view(setting, step(state, { type: "continue" }), words).count, "1/8 after 1");
});

test("forgetting is told", () => {
  const state = step(begun("single"), { type: "forget" });
  assert.deepEqual(view(setting, state, words).feedback, [{ text: "forgotten" }]);
});

test("what stands in words is called a photograph where it is one", () => {
  const all = items();
  const first = start({ ...setting, items: all }, noProgress(), "single", 0).round.ids[0];
  const told = () =>
    view({ ...setting, items: all }, start({ ...setting, items: all }, noProgress(), "single", 0), words);
  assert.equal(told().described, "in_words");
  all.single.get(first).moments = [moment(0, { photograph: { src: "a.png", credit: "A" } })];
  assert.equal(told().described, "photo_in_words");
});

test("results are dashes before there was anything, and say which skin types are open", () => {
  const none = results(scores(setting.items, {}, LIMITS), words);
  assert.deepEqual(none.rows[0].cells, Array(6).fill("none"));
  const light = results(scores(setting.items, perfect(setting.items, [1, 2, 3]), LIMITS), words);
  // Of 12 single moments 8 had to be stopped, of 12 sections all.
  assert.deepEqual(light.rows[0].cells, ["24", "20", "0", "0", "100%", "ready_yes"]);
  assert.equal(light.conclusion, "open: short_4, short_5, short_6");
  const all = results(scores(setting.items, perfect(setting.items, [1, 2, 3, 4, 5, 6]), LIMITS), words);
  assert.equal(all.conclusion, "all_ready");
});
