// A whole treatment: shows one step after the other and leads where the graph says. Texts and judgements are Python's.
import { begin, endedAt, next, replay } from "../../scenario/player.js";
import { reportOf } from "../../scenario/report.js";
import { onItsHtml } from "../shared/dom.js";
import { saveAndTell } from "../shared/save-status.js";
import { addressed, addressOf, validate } from "./progress.js";
import { put, stageOf } from "./stage.js";

/** @typedef {import("../../scenario/player.js").Graph} Graph */

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model
 * @param {boolean} onPage in live Jupyter the address belongs to JupyterLab */
function hydrate(root, model, onPage) {
  const graphs = /** @type {Record<string, Graph>} */ (model.get("graphs"));
  const words = model.get("words");
  const stage = /** @type {HTMLElement} */ (root.querySelector(".nd-stage"));
  const kept = /** @type {HTMLElement} */ (root.querySelector(".nd-kept"));
  let { now, paths } = validate(graphs, model.get("treated"));
  const here = () => replay(graphs[now], paths[now]) ?? begin(graphs[now]);

  const save = () => {
    model.set("treated", { ...paths, now });
    void saveAndTell(model, kept, words);
    if (!onPage) return;
    history.replaceState(null, "", addressOf({ now, paths }) || location.pathname + location.search);
  };
  const turnTo = (/** @type {string} */ client, /** @type {string[]} */ path) => {
    now = client;
    if (client) paths = { ...paths, [client]: path };
    save();
    refresh(true);
  };
  const take = (/** @type {string} */ word) => {
    const before = here();
    const there = next(graphs[now], before, word);
    if (!there) return;
    paths = { ...paths, [now]: there.path };
    save();
    const told = views.happens(now, before, there);
    if (told) show(told, true);
    else refresh(true);
  };
  const views = stageOf(root, graphs, words, { turnTo, take, goOn: () => refresh(true) });

  const show = (/** @type {import("./stage.js").Shown} */ shown, /** @type {boolean} */ focus) => {
    root.dataset.shows = now && endedAt(graphs[now], here()) ? "report" : "choice";
    put(stage, shown, focus);
  };
  const refresh = (/** @type {boolean} */ focus) => {
    const report = now ? reportOf(graphs[now], here()) : null;
    if (!now) show(views.clients(paths), focus);
    else show(report ? views.report(now, here(), report) : views.moment(now, here()), focus);
  };
  const fromAddress = (/** @type {boolean} */ focus) => {
    const asked = addressed(graphs, location.hash);
    if (asked?.path) turnTo(asked.id, asked.path);
    else if (asked) {
      now = "";
      refresh(focus);
      kept.textContent = words.bad_address;
    }
    return asked !== null;
  };

  stage.hidden = false;
  if (!onPage || !fromAddress(false)) refresh(false);
  if (onPage) addEventListener("hashchange", () => fromAddress(true));
  model.on("change:treated", () => {
    ({ now, paths } = validate(graphs, model.get("treated")));
    refresh(false);
  });
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: {
    trait: "treated",
    items: (_el, { graphs, hashes }) =>
      Object.keys(graphs).map((name) => ({ name, id: `treatment:${name}`, hash: hashes[name] ?? null })),
    settings: () => ({ now: "treatment" }),
    // An empty path is a client who has not been met.
    toEvent: (path) => ({ given: path.length ? path : null }),
    fromSummary: ({ last }) => last.given,
  },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => hydrate(root, place.model, root === place.el)),
};
