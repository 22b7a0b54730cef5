// What the stage of a treatment shows: the clients, a step, what happens then, the report.
import { formatAddress } from "../../scenario/address.js";
import { begin, endedAt, replay, view, wordOf } from "../../scenario/player.js";
import { today } from "../shared/date.js";
import { button } from "../shared/dom.js";
import { format } from "../shared/format.js";
import { copied, element, focusable } from "../shared/elements.js";
import { transcriptActions } from "../shared/transcript.js";
import { clientsOf } from "./clients.js";
import { debriefOf, transcriptOf } from "./debrief.js";
import { happensAfter } from "./happens.js";
import { momentOf } from "./moment.js";
import { textsOf } from "./texts.js";

/**
 * @typedef {import("../../scenario/player.js").Graph} Graph
 * @typedef {import("../../scenario/player.js").Situation} Situation
 * @typedef {{ head: HTMLElement, parts: HTMLElement[] }} Shown what is read first, and everything
 *
 * @typedef {object} Acts what a reader can do besides choosing
 * @property {(client: string, path: string[]) => void} turnTo another client, or another place; "" for the list of clients
 * @property {(word: string) => void} take
 * @property {() => void} goOn
 */

/** What the stage shows, made from where the reader stands. @param {HTMLElement} root @param {Record<string, Graph>} graphs
 * @param {Record<string, string>} words @param {Acts} acts */
export function stageOf(root, graphs, words, { turnTo, take, goOn }) {
  const texts = textsOf(root);
  const heading = (/** @type {string} */ text) => focusable(element("h3", "", text));
  const other = () => button(words.other, "", () => turnTo("", []));
  const link = (/** @type {string} */ id, /** @type {string[]} */ path) => {
    const made = /** @type {HTMLAnchorElement} */ (element("a", "nd-here", words.link));
    made.href = formatAddress({ activity: "treatment", id, path }, "client");
    return made;
  };

  return {
    /** @param {Record<string, string[]>} paths @returns {Shown} */
    clients: (paths) => {
      const head = heading(words.choose_client);
      const stateFor = (/** @type {string} */ id) => {
        const here = replay(graphs[id], paths[id]) ?? begin(graphs[id]);
        return { begun: paths[id].length > 0, ended: endedAt(graphs[id], here) };
      };
      return { head, parts: [head, clientsOf(texts, stateFor, words, (id) => turnTo(id, paths[id]))] };
    },
    /** @param {string} id @param {Situation} here @returns {Shown} */
    moment: (id, here) => {
      const seen = view(graphs[id], here);
      const count = format(words.choice, { name: texts.name(id), number: here.path.length + 1 });
      const head = focusable(copied(texts.title(seen.text), "h3"));
      const meets = here.path.length ? [] : [copied(texts.meets(id), "div", "nd-meets")];
      const moment = momentOf(seen, texts, words, [other()], (chosen) => take(wordOf(chosen)));
      return { head, parts: [element("p", "nd-count", count), head, ...meets, ...moment, link(id, here.path)] };
    },
    /** @param {string} id @param {Situation} before @param {Situation} here @returns {Shown | null} null where nothing is told */
    happens: (id, before, here) => {
      const own = here.steps.slice(before.steps.length);
      const first = here.steps.filter(({ text }) => text === here.steps[0].text);
      const told = happensAfter(id, own, first, texts, words);
      if (!told) return null;
      const head = heading(told.heading);
      const actions = element("div", "nd-actions", button(words.go_on, "nd-primary", goOn));
      return { head, parts: [element("div", "nd-happens", head, ...told.lines, actions)] };
    },
    /** @param {string} id @param {Situation} here @param {import("../../scenario/report.js").Report} report @returns {Shown} */
    report: (id, here, report) => {
      const name = texts.name(id);
      const head = heading(format(words.report, { name }));
      const written = () => transcriptOf(report, id, today(), texts, words);
      const what = () => ({ activity: "treatment", id, day: today() });
      const { buttons, told } = transcriptActions(root, written, what, words);
      const again = button(format(words.again, { name }), "", () => turnTo(id, []));
      const actions = element("div", "nd-actions", ...buttons, again, other(), told);
      const debrief = debriefOf(report, id, texts, words);
      return { head, parts: [element("div", "nd-report", head, ...debrief, actions, link(id, here.path))] };
    },
  };
}

/** Puts something on the stage. @param {HTMLElement} stage @param {Shown} shown @param {boolean} focus whether what is read
 * first takes the focus */
export function put(stage, { head, parts }, focus) {
  stage.replaceChildren(...parts);
  // JupyterLab's own shortcuts would take the keys away.
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (stage.querySelectorAll("input, button"))) {
    one.dataset.lmSuppressShortcuts = "true";
  }
  if (focus) head.focus();
}
