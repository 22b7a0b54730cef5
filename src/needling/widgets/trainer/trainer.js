// The endpoint trainer: shows one moment after the other, takes the decision and says why. Python keyed every item.
import { button, fillIn, onItsHtml } from "../shared/dom.js";
import { draw, itemsOf } from "./items_of.js";
import { flat, sound, underWay } from "./progress.js";
import { resultsOf } from "./results.js";
import { saveAndTell } from "../shared/save-status.js";

/** @typedef {import("./items_of.js").Mode} Mode */
const ANSWERS = ["carry", "stop", "act"];

/** @param {string} tag @param {string} text @param {string} [strong] */
function line(tag, text, strong) {
  const made = document.createElement(tag);
  if (strong) {
    const first = document.createElement("b");
    first.textContent = strong;
    made.append(first, " ");
  }
  made.append(text);
  return made;
}

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function enliven(root, model) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  const table = model.get("table");
  const items = itemsOf(table);
  const seed = model.get("seed") ?? "";
  const at = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const [count, feedback, sources, actions, decide] = [
    ".nd-t-item .nd-t-count",
    ".nd-t-feedback",
    ".nd-t-sources",
    ".nd-t-panel > .nd-actions",
    ".nd-t-decide",
  ].map(at);
  const modes = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(".nd-t-mode input"));
  const results = resultsOf(root, words, table.limits, items);
  let progress = sound(model.get("progress"), items);
  /** @type {Mode} */
  let mode = "still";
  let round = underWay(progress, mode, items[mode], seed, table.sizes[mode]);
  /** How many passes of a section are behind; a single moment has none. */
  let step = 0;

  const item = () => /** @type {import("./items_of.js").Item} */ (items[mode].get(round.ids[round.given.length]));

  /** @param {Record<string, null>} [emptied] */
  const save = (emptied = {}) => {
    model.set("progress", { ...emptied, ...flat(progress) });
    void saveAndTell(model, at(".nd-kept"), words);
  };

  const clear = () => {
    feedback.replaceChildren();
    feedback.dataset.verdict = "";
    sources.hidden = true;
    actions.replaceChildren();
  };

  /** @param {boolean} focus */
  const show = (focus) => {
    const moment = item().moments[step];
    const values = { number: round.given.length + 1, total: round.ids.length, pass: moment.pass };
    /** @type {HTMLElement} */ (count.firstElementChild).textContent = fillIn(words[`count_${mode}`], values);
    /** @type {HTMLElement} */ (count.lastElementChild).textContent = words[`skin_${moment.type}`];
    draw(at(".nd-t-item svg"), moment.draw);
    at("#nd-t-words").replaceChildren(...moment.see.map((text) => line("li", text)));
    const told = { feel: moment.feel.join(" "), says: moment.says, plan: moment.plan };
    for (const [name, text] of Object.entries(told)) at(`.nd-t-item [data-told=${name}]`).textContent = text;
    at(".nd-t-item [data-told=cream]").textContent = moment.cream ? words.cream_used : words.cream_none;
    at(".nd-t-hint").textContent = words[`mode_${mode}_hint`];
    buttons[0].textContent = mode === "live" ? words.answer_next : words.answer_carry;
    at(".nd-t-item").hidden = false;
    decide.hidden = false;
    if (focus) count.focus();
  };

  const begin = () => {
    clear();
    step = 0;
    round = underWay(progress, mode, items[mode], seed, table.sizes[mode]);
  };

  /** @param {string} verdict @param {boolean} right @param {import("./items_of.js").Moment} moment */
  const explain = (verdict, right, moment) => {
    feedback.dataset.verdict = right ? "right" : "wrong";
    feedback.replaceChildren(
      line("p", verdict),
      ...moment.why.map((text) => line("p", text, words.why)),
      ...moment.act.map((text) => line("p", text, words.do)),
    );
    feedback.firstElementChild?.classList.add("nd-t-verdict");
    sources.hidden = false;
    sources.replaceChildren(
      `${words.facts} `,
      ...moment.facts.flatMap((id) => {
        const link = root.querySelector(`.nd-t-facts a[data-fact="${id}"]`)?.cloneNode(true);
        return link ? [link, " "] : [];
      }),
    );
  };

  /** The words for a decision. @param {number} key @param {number} given */
  const verdictOn = (key, given) => {
    const names = { answer: words[`answer_${ANSWERS[key]}`], given: words[`answer_${ANSWERS[given]}`] };
    if (mode === "still")
      return fillIn(given === key ? words.verdict_right : given < key ? words.verdict_less : words.verdict_more, names);
    if (given === key) return fillIn(words.verdict_in_time, names);
    return fillIn(key === 0 ? words.verdict_early : given === 0 ? words.verdict_late : words.verdict_kind, names);
  };

  const end = () => {
    const right = round.given.filter(Boolean).length;
    clear();
    at(".nd-t-item").hidden = true;
    feedback.append(line("p", fillIn(words.round_result, { right, total: round.given.length })));
    /** @type {HTMLDetailsElement} */ (at(".nd-t-results")).open = true;
    const again = button(words.new_round, "nd-primary", () => {
      begin();
      show(true);
    });
    actions.replaceChildren(again);
    again.focus();
  };

  /** @param {number} given */
  const answer = (given) => {
    const { entry, moments } = item();
    const moment = moments[step];
    if (mode === "live" && given === 0 && moment.key === 0) {
      step += 1;
      show(true);
      feedback.replaceChildren(line("p", fillIn(words.passed, { pass: moments[step].pass })));
      return;
    }
    const right = given === moment.key;
    const before = progress.record[entry.id];
    progress.record[entry.id] = {
      shown: (before?.shown ?? 0) + 1,
      right: (before?.right ?? 0) + (right ? 1 : 0),
      round: round.round,
      key: moment.key,
      given,
    };
    round = { ...round, given: [...round.given, right] };
    progress.rounds[mode] = round;
    explain(verdictOn(moment.key, given), right, moment);
    save();
    results(progress.record);
    decide.hidden = true;
    const over = round.given.length === round.ids.length;
    const next = button(
      over ? words.to_results : words[mode === "still" ? "next_moment" : "next_section"],
      "nd-primary",
      () => {
        if (over) return end();
        clear();
        step = 0;
        show(true);
      },
    );
    actions.replaceChildren(next);
    next.focus();
  };
  const buttons = ANSWERS.map((name, given) => button(words[`answer_${name}`], `nd-t-${name}`, () => answer(given)));
  decide.append(...buttons);

  for (const choice of modes) {
    choice.checked = choice.value === mode;
    choice.addEventListener("change", () => {
      mode = /** @type {Mode} */ (choice.value);
      begin();
      show(false);
    });
  }

  // Forgetting asks first, in place.
  const forget = at(".nd-t-forget");
  const offer = () => forget.replaceChildren(button(words.again, "", ask));
  const ask = () => {
    const keep = button(words.again_no, "", () => {
      offer();
      forget.querySelector("button")?.focus();
    });
    const gone = button(words.again_yes, "", () => {
      const emptied = Object.fromEntries(Object.keys(flat(progress)).map((name) => [name, null]));
      progress = { record: {}, rounds: {} };
      save(emptied);
      results(progress.record);
      begin();
      show(true);
      feedback.replaceChildren(line("p", words.forgotten));
      offer();
    });
    forget.replaceChildren(line("p", words.again_sure), keep, gone);
    keep.focus();
  };
  offer();
  results(progress.record);
  show(false);
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: {
    trait: "progress",
    items: (_el, { table }) =>
      [...table.still, ...table.live].map(([name]) => ({ name, id: `trainer:${name}`, hash: name })),
    settings: () => ({ "still-round": "trainer:still", "live-round": "trainer:live" }),
    toEvent: ({ given, key, round }) => ({ given: { answer: given, key, round }, right: given === key }),
    fromSummary: ({ last: { given }, current }) => {
      const { answer, key, round } = /** @type {Record<string, any>} */ (given);
      return { shown: current.times, right: current.right, round, key, given: answer };
    },
  },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model)),
};
