// A branching case: closed at first, then one moment at a time, then the debrief. The device keeps the steps.
import { button, fillIn, onItsHtml } from "../shared/dom.js";
import { saveAndTell } from "../shared/save-status.js";
import { isRecord } from "../shared/validate.js";
import { debrief } from "./debrief.js";
import { kindAt, replay, take } from "./machine.js";
import { moment } from "./play.js";
import { element, textsOf } from "./texts.js";
import { transcript } from "./transcript.js";

/** @typedef {{ steps: string[], day: string, right?: boolean | null }} Progress `right` is null before the end */
/** No case is longer; a longer list is not read. */
const MOST_STEPS = 40;

/** Today where the reader is, as 2026-11-23. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

/** What is kept is checked before use: only steps that can be taken one after the other.
 * @param {unknown} kept @param {string} id @param {import("./machine.js").Machine} machine @returns {Progress} */
function sound(kept, id, machine) {
  const progress = isRecord(kept) && Object.prototype.hasOwnProperty.call(kept, id) ? kept[id] : null;
  const nothing = { steps: [], day: today() };
  if (!isRecord(progress) || !Array.isArray(progress.steps) || progress.steps.length > MOST_STEPS) return nothing;
  const { steps, day } = progress;
  if (!steps.every((step) => typeof step === "string") || !replay(machine, steps)) return nothing;
  return { steps, day: typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? day : today() };
}

/** @param {string | null} ending its kind */
const rightness = (ending) => (ending === null ? null : ending === "safe-good");

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function enliven(root, model) {
  const id = root.dataset.case ?? "";
  const words = JSON.parse(root.dataset.words ?? "{}");
  const machine = /** @type {import("./machine.js").Machine} */ (model.get("machine"));
  const texts = textsOf(root);
  const part = (/** @type {string} */ look) => /** @type {HTMLElement} */ (root.querySelector(look));
  const [opener, play, kept] = [".nd-case-open", ".nd-case-play", ".nd-kept"].map(part);
  let progress = sound(model.get("progress"), id, machine);
  const now = (steps = progress.steps) =>
    /** @type {NonNullable<ReturnType<typeof replay>>} */ (replay(machine, steps));

  /** @param {string[]} steps */
  const save = (steps) => {
    progress = { steps, day: today(), right: rightness(kindAt(machine, now(steps).here)) };
    // A case begun anew is kept as nothing, so that the device forgets it.
    model.set("progress", { [id]: steps.length ? progress : null });
    void saveAndTell(model, kept, words);
  };
  /** @param {string} where what has the focus after this */
  const show = (where) => {
    const { here, path } = now();
    const ended = kindAt(machine, here) !== null;
    play.replaceChildren(
      ...(ended ? debrief(machine, texts, here, path, words) : moment(machine, texts, here, path, words, step)),
      actions(ended),
    );
    part(where)?.focus();
  };
  /** @param {string} taken */
  const step = (taken) => {
    const next = take(machine, now().here, taken);
    if (!next) return;
    save([...progress.steps, taken]);
    const asked = next.taken.way === null;
    show(
      asked
        ? `[data-about="${CSS.escape(taken)}"] .nd-answer-given`
        : kindAt(machine, next.there)
          ? ".nd-outcome"
          : ".nd-case-play .nd-moment",
    );
  };
  /** @param {boolean} ended */
  const actions = (ended) => {
    const row = element("div", "nd-actions");
    if (ended) row.append(button(words.print, "", print), button(words.save, "", saveFile));
    if (progress.steps.length) {
      row.append(
        button(words.restart, ended ? "nd-primary" : "", () => {
          save([]);
          show(".nd-case-play .nd-moment");
        }),
      );
    }
    row.append(
      button(words.close, "", () => open(false)),
      element("p", "nd-file", ""),
    );
    row.lastElementChild?.setAttribute("role", "status");
    return row;
  };
  const written = () => transcript(machine, texts, progress.steps, progress.day, words);
  const saveFile = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([written()], { type: "text/plain;charset=utf-8" }));
    link.download = fillIn(words.file, { id, day: progress.day });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    part(".nd-file").textContent = fillIn(words.saved, { file: link.download });
  };
  const print = () => {
    const paper = element("pre", "nd-transcript", written());
    root.append(paper);
    document.body.classList.add("nd-only-transcript");
    const done = () => {
      document.body.classList.remove("nd-only-transcript");
      paper.remove();
    };
    addEventListener("afterprint", done, { once: true });
    window.print();
  };
  /** @param {boolean} wanted */
  const open = (wanted) => {
    play.hidden = !wanted;
    opener.hidden = wanted;
    if (wanted) {
      show(kindAt(machine, now().here) ? ".nd-outcome" : ".nd-case-play .nd-moment");
      return;
    }
    play.replaceChildren();
    offer();
    opener.querySelector("button")?.focus();
  };
  const offer = () => {
    const kind = kindAt(machine, now().here);
    const says = kind ? words.look_again : progress.steps.length ? words.go_on : words.start;
    const way = button(says, "nd-primary", () => open(true));
    way.setAttribute("aria-label", `${says}: ${texts.title.textContent}`);
    opener.replaceChildren(way, ...(kind ? [element("span", "nd-so-far", words[`kind_${kind}`])] : []));
  };
  offer();
  // Whoever follows a link to a case wants to work it.
  const linked = () => {
    if (location.hash === `#${root.id}` && play.hidden) open(true);
  };
  addEventListener("hashchange", linked);
  linked();
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: {
    trait: "progress",
    items: ({ dataset: { case: name = "", hash = null } }) => [{ name, id: `case:${name}`, hash }],
    // Whether it was right is known at an ending.
    toEvent: ({ steps, right }) => ({ given: steps, right }),
    fromSummary: ({ last: { given, at } }) => ({ steps: given, day: at?.slice(0, 10) }),
  },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model)),
};
