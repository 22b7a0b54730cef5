// Who can be treated, and how far each treatment has come.
import { button } from "../shared/dom.js";
import { format } from "../shared/format.js";
import { copied, element } from "../shared/elements.js";

/** @typedef {{ begun: boolean, ended: import("../../scenario/player.js").Verdict | null }} State */

/** @param {State} state @param {Record<string, string>} words */
const stateOf = ({ begun, ended }, words) =>
  ended ? words[`was_${ended}`] : begun ? words.under_way : words.not_begun;

/** @param {import("./texts.js").Texts} texts @param {(client: string) => State} stateFor @param {Record<string, string>} words
 * @param {(client: string) => void} meet */
export const clientsOf = (texts, stateFor, words, meet) =>
  element(
    "ul",
    "nd-clients",
    ...texts.ids.map((id) =>
      element(
        "li",
        "nd-client",
        copied(texts.heading(id), "h4"),
        copied(texts.who(id), "p", "nd-who"),
        button(format(words.begin, { name: texts.name(id) }), "", () => meet(id)),
        element("span", "nd-state", stateOf(stateFor(id), words)),
      ),
    ),
  );
