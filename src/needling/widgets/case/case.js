// A branching case: closed at first, then one moment at a time, then the debrief. The device keeps the steps.
import { parseAddress } from "../../scenario/address.js";
import { begin, next, replay, view } from "../../scenario/player.js";
import { reportOf } from "../../scenario/report.js";
import { today } from "../shared/date.js";
import { button, onItsHtml } from "../shared/dom.js";
import { element } from "../shared/elements.js";
import { saveAndTell } from "../shared/save-status.js";
import { transcriptActions } from "../shared/transcript.js";
import { debriefOf, transcriptOf } from "./debrief.js";
import { momentOf } from "./moment.js";
import { openerOf } from "./opener.js";
import { isRight, validate } from "./progress.js";
import { textsOf } from "./texts.js";

/**
 * @typedef {import("../../scenario/player.js").Graph} Graph
 * @typedef {import("../../scenario/player.js").Situation} Situation
 */

const MOMENT = ".nd-case-play .nd-moment";
const ENDED = ".nd-outcome";

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function hydrate(root, model) {
  const id = root.dataset.case ?? "";
  /** @type {Graph} */
  const graph = model.get("graph");
  const words = model.get("words");
  const texts = textsOf(root);
  const part = (/** @type {string} */ look) => /** @type {HTMLElement} */ (root.querySelector(look));
  const [opener, play, kept] = [".nd-case-open", ".nd-case-play", ".nd-kept"].map(part);
  let { steps, day } = validate(graph, model.get("progress"), id, today());
  const now = () => replay(graph, steps) ?? begin(graph);

  const save = (/** @type {string[]} */ path) => {
    [steps, day] = [path, today()];
    // A case begun anew is kept as nothing, so that the device forgets it.
    model.set("progress", { [id]: steps.length ? { steps, day, right: isRight(view(graph, now()).ended) } : null });
    void saveAndTell(model, kept, words);
  };
  const show = (/** @type {string} */ focus) => {
    const report = reportOf(graph, now());
    const written = () => (report ? transcriptOf(report, texts, day, words) : "");
    const { buttons, told } = transcriptActions(root, written, () => ({ activity: "case", id, day }), words);
    const restart = button(words.restart, report ? "nd-primary" : "", () => {
      save([]);
      show(MOMENT);
    });
    const close = button(words.close, "", () => open(false));
    const actions = [...(report ? buttons : []), ...(steps.length ? [restart] : []), close, told];
    play.replaceChildren(
      ...(report ? debriefOf(report, texts, words) : momentOf(view(graph, now()), texts, words, take)),
      element("div", "nd-actions", ...actions),
    );
    part(focus)?.focus();
  };
  const take = (/** @type {string} */ word) => {
    const there = next(graph, now(), word);
    if (!there) return;
    save(there.path);
    if (there.steps[there.steps.length - 1].how === "asked")
      show(`[data-about="${CSS.escape(word)}"] .nd-answer-given`);
    else show(reportOf(graph, there) ? ENDED : MOMENT);
  };
  const open = (/** @type {boolean} */ wanted) => {
    [play.hidden, opener.hidden] = [!wanted, wanted];
    if (wanted) return show(reportOf(graph, now()) ? ENDED : MOMENT);
    play.replaceChildren();
    close();
    return opener.querySelector("button")?.focus();
  };
  const close = () => {
    const title = texts.title.textContent ?? "";
    opener.replaceChildren(...openerOf(view(graph, now()).ended, steps.length > 0, title, words, () => open(true)));
  };
  // Whoever follows a link to a case wants to work it.
  const linked = () => {
    if (parseAddress("case", "case", location.hash)?.id === id && play.hidden) open(true);
  };
  close();
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
  render: (place) => onItsHtml(place, (root) => hydrate(root, place.model)),
};
