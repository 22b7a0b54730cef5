// The endpoint trainer: shows one moment after the other, takes the decision and says why. Python keyed every item.
import { onItsHtml } from "../shared/dom.js";
import { saveAndTell } from "../shared/save-status.js";
import { timedInSight } from "../shared/stopwatch.js";
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
  const words = model.get("words");
  const table = model.get("table");
  const items = decode(table);
  const setting = { items, sizes: table.sizes, seed: model.get("seed") ?? "" };
  const watch = timedInSight(new Map([["panel", root]]));
  const at = () => watch.elapsed_ms("panel") ?? 0;
  let state = start(setting, validate(model.get("progress"), items), "single", at());

  const showResults = resultsOf(root);
  const showScores = () => showResults(results(scores(items, state.progress.record, table.limits), words));
  const notice = /** @type {HTMLElement} */ (root.querySelector(".nd-kept"));
  /** @param {Record<string, null>} begunAnew */
  const save = (begunAnew) => {
    model.set("progress", { ...begunAnew, ...toStored(state.progress) });
    void saveAndTell(model, notice, words);
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
  saved,
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => hydrate(root, place.model)),
};
