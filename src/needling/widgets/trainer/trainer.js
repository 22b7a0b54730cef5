// The endpoint trainer: shows one moment after the other, takes the decision and says why. Python keyed every item.
import { onItsHtml } from "../shared/dom.js";
import { decode } from "./decode.js";
import { offerToForget } from "./forget.js";
import { panelOf } from "./panel.js";
import { next, start } from "./player.js";
import { toStored, validate } from "./progress.js";
import { resultsOf } from "./results.js";
import { saved } from "./saved.js";
import { scores } from "./scoring.js";
import { results, view } from "./view.js";

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model */
function hydrate(root, model) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  const table = model.get("table");
  const items = decode(table);
  const setting = { items, sizes: table.sizes, seed: model.get("seed") ?? "" };
  let state = start(setting, validate(model.get("progress"), items), "single", performance.now());

  const showResults = resultsOf(root);
  const showScores = () => showResults(results(scores(items, state.progress.record, table.limits), words));
  /** What is gone is named: others may have kept beside it meanwhile. @param {Record<string, unknown>} gone */
  const save = (gone) => {
    model.set("progress", { ...gone, ...toStored(state.progress) });
    const outcome = model.save_changes();
    const notice = /** @type {HTMLElement} */ (root.querySelector(".nd-kept"));
    notice.textContent = outcome && outcome !== "kept" ? words[`kept_${outcome}`] : "";
  };

  /** @param {import("./player.js").Event} event */
  const dispatch = (event) => {
    const before = state.progress;
    state = next(setting, state, event);
    if (state.progress !== before) {
      save(event.type === "forget" ? Object.fromEntries(Object.keys(toStored(before)).map((id) => [id, null])) : {});
      showScores();
    }
    show(view(setting, state, words), event.type !== "switch");
  };
  const at = () => performance.now();
  const show = panelOf(root, {
    decide: (given) => dispatch({ type: "decide", given, at: at() }),
    goOn: () => dispatch({ type: "continue", at: at() }),
    switchTo: (mode) => dispatch({ type: "switch", mode, at: at() }),
  });
  const forget = /** @type {HTMLElement} */ (root.querySelector(".nd-t-forget"));
  offerToForget(forget, words, () => dispatch({ type: "forget", at: at() }));
  showScores();
  show(view(setting, state, words), false);
}

export default {
  kept: saved.trait,
  saved,
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => hydrate(root, place.model)),
};
