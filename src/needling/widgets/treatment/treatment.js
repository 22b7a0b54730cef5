// A whole treatment: shows one situation after the other and leads where the table says. Texts and judgements are Python's.
import { button, fillIn, onItsHtml } from "../shared/dom.js";
import { saveAndTell } from "../shared/save-status.js";
import { isRecord } from "../shared/validate.js";
import { bookOf, copied, texted } from "./book.js";
import { addressed, addressOf, said, walk } from "./paths.js";
import { reportOf, verdictOf } from "./report.js";

/** What is kept is checked before use: only paths that can be walked.
 * @param {import("./paths.js").Table} table @param {unknown} kept */
function sound({ treatments }, kept) {
  const record = isRecord(kept) ? kept : {};
  const paths = Object.fromEntries(
    Object.keys(treatments).map((client) => [client, walk(treatments[client], record[client]) ? record[client] : []]),
  );
  const now = typeof record.now === "string" && Object.hasOwn(treatments, record.now) ? record.now : "";
  return { now, paths: /** @type {Record<string, string[]>} */ (paths) };
}

/** @param {HTMLElement} root @param {import("../shared/model.js").Model} model
 * @param {boolean} onPage in live Jupyter the address belongs to JupyterLab */
function enliven(root, model, onPage) {
  /** @type {import("./paths.js").Table} */
  const table = model.get("table");
  const { words } = table;
  const book = bookOf(root);
  const stage = /** @type {HTMLElement} */ (root.querySelector(".nd-stage"));
  const keptLine = /** @type {HTMLElement} */ (root.querySelector(".nd-kept"));
  let { now, paths } = sound(table, model.get("treated"));
  let number = 0;

  const name = () => book.article(now).dataset.name ?? "";
  const walked = (/** @type {string} */ client) =>
    /** @type {import("./paths.js").Walk} */ (walk(table.treatments[client], paths[client]));

  const save = () => {
    model.set("treated", { ...paths, now });
    void saveAndTell(model, keptLine, words);
    if (onPage) history.replaceState(null, "", now ? addressOf(now, paths[now]) : location.pathname + location.search);
  };

  /** Puts something on the stage; what the reader reads first takes the focus. @param {HTMLElement[]} parts @param {HTMLElement | null} first */
  const show = (parts, first) => {
    stage.replaceChildren(...parts);
    root.dataset.shows = now && walked(now).at < 0 ? "report" : "choice";
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (stage.querySelectorAll("input, button"))) {
      one.dataset.lmSuppressShortcuts = "true";
    }
    first?.focus();
  };

  /** The answers to what was left out when it could be asked. */
  const unasked = () => {
    const { made } = /** @type {import("./paths.js").Walk} */ (walk(table.treatments[now], paths[now].slice(0, 1)));
    return made.filter(({ name: how }) => how === "left").map(({ option }) => book.answer(now, option));
  };

  const link = () => {
    const made = document.createElement("a");
    made.className = "nd-here";
    made.textContent = words.link;
    made.href = addressOf(now, paths[now]);
    return made;
  };

  /** @param {string} client @param {string[]} path */
  const turnTo = (client, path) => {
    now = client;
    if (client) paths = { ...paths, [client]: path };
    save();
    refresh(true);
  };

  const clients = (/** @type {boolean} */ focus) => {
    const head = texted("h3", "", words.choose_client);
    head.tabIndex = -1;
    const list = copied("ul", "nd-clients");
    for (const id of book.ids) {
      const { made, at } = walked(id);
      const item = copied("li", "nd-client");
      const state = !paths[id].length
        ? words.not_begun
        : at < 0
          ? words[`was_${verdictOf(book, made, table.verdicts).verdict}`]
          : words.under_way;
      const meet = button(fillIn(words.begin, { name: book.article(id).dataset.name }), "", () =>
        turnTo(id, paths[id]),
      );
      item.append(
        copied("h4", "", book.article(id).querySelector("h3")),
        copied("p", "nd-who", book.article(id).querySelector(".nd-who")),
        meet,
        texted("span", "nd-state", state),
      );
      list.append(item);
    }
    show([head, list], focus ? head : null);
  };

  /** @param {import("./paths.js").Situation} situation */
  const choose = (situation, /** @type {boolean} */ focus) => {
    const [at, ways] = situation;
    const many = ways !== null;
    const place = book.sheet(at);
    const count = texted("p", "nd-count", fillIn(words.choice, { name: name(), number: paths[now].length + 1 }));
    const head = copied("h3", "", place.querySelector("h4"));
    head.tabIndex = -1;
    const parts = [count, head];
    if (!paths[now].length) parts.push(copied("div", "nd-meets", book.article(now).querySelector(".nd-meets")));
    parts.push(copied("p", "nd-scene-told", place.querySelector(".nd-scene-told")));
    const picture = place.querySelector(".nd-picture");
    if (picture) parts.push(copied("div", "nd-picture", picture));
    const group = document.createElement("fieldset");
    group.className = "nd-choices-now";
    group.append(texted("legend", "", many ? words.choose_many : words.choose_one));
    number += 1;
    for (const option of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-option]"))) {
      const label = copied("label", "nd-take");
      const input = document.createElement("input");
      Object.assign(input, {
        type: many ? "checkbox" : "radio",
        name: `treatment-${number}`,
        value: option.dataset.option ?? "",
      });
      label.append(input, copied("span", "", option.querySelector("summary")));
      group.append(label);
    }
    const hint = copied("p", "nd-hint-now");
    hint.setAttribute("role", "status");
    const actions = copied("div", "nd-actions");
    const inputs = /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("input")]);
    actions.append(
      button(words.do, "nd-primary", () => {
        const taken = inputs.filter((input) => input.checked).map((input) => input.value);
        if (!many && !taken.length) {
          hint.textContent = words.choose_first;
          inputs[0].focus();
          return;
        }
        // In the order of the table, whatever the order of the page.
        take(
          situation,
          situation[2].map(([id]) => id).filter((id) => taken.includes(id)),
        );
      }),
      button(words.other, "", () => turnTo("", [])),
    );
    parts.push(group, hint, actions, link());
    show(parts, focus ? head : null);
  };

  /** @param {import("./paths.js").Situation} situation @param {string[]} chosen */
  const take = (situation, chosen) => {
    const before = walked(now).made.length;
    paths = { ...paths, [now]: [...paths[now], said(chosen)] };
    save();
    const asks = before === 0;
    const own = walked(now).made.slice(before);
    const tells = own.some((one) => book.judged(one).hasAttribute("data-tells"));
    const answers = asks ? chosen.map((id) => book.answer(now, id)) : tells ? unasked() : [];
    const happened = own
      .map((one) => book.judged(one))
      .filter((judged) => judged.querySelector(".nd-then"))
      .map((judged) => ({ then: judged.querySelector(".nd-then"), unsafe: judged.dataset.verdict === "unsafe" }));
    if (!happened.length && !asks) return refresh(true);
    const box = copied("div", "nd-happens");
    const head = texted("h3", "", asks ? words.answers : words.then);
    head.tabIndex = -1;
    box.append(head);
    if (asks && !answers.length) box.append(texted("p", "", words.asked_nothing));
    const told = answers.map((answer) => copied("p", "nd-answer", answer));
    if (asks) box.append(...told);
    for (const { then, unsafe } of happened) {
      const line = copied("p", "nd-then", then);
      if (unsafe) line.prepend(texted("span", "nd-tag", words.stopped), " ");
      line.toggleAttribute("data-unsafe", unsafe);
      box.append(line);
    }
    if (!asks) box.append(...told);
    const actions = copied("div", "nd-actions");
    actions.append(button(words.go_on, "nd-primary", () => refresh(true)));
    box.append(actions);
    show([box], head);
  };

  const refresh = (/** @type {boolean} */ focus) => {
    if (!now) return clients(focus);
    const { made, at } = walked(now);
    if (at >= 0) return choose(table.treatments[now][at], focus);
    const { box, head } = reportOf(root, book, now, made, table.verdicts, words, {
      again: () => turnTo(now, []),
      other: () => turnTo("", []),
      link: link(),
    });
    show([box], focus ? head : null);
  };

  /** @param {boolean} focus */
  const fromAddress = (focus) => {
    const asked = addressed(table, location.hash);
    if (!asked) return false;
    if (asked.path) turnTo(asked.client, asked.path);
    else {
      now = "";
      refresh(focus);
      keptLine.textContent = words.bad_address;
    }
    return true;
  };

  stage.hidden = false;
  if (!onPage || !fromAddress(false)) refresh(false);
  if (onPage) addEventListener("hashchange", () => fromAddress(true));
  model.on("change:treated", () => {
    ({ now, paths } = sound(table, model.get("treated")));
    refresh(false);
  });
}

export default {
  /** @type {import("../shared/model.js").Saved} */
  saved: {
    trait: "treated",
    items: (_el, { table }) =>
      Object.keys(table.treatments).map((name) => ({
        name,
        id: `treatment:${name}`,
        hash: table.hashes?.[name] ?? null,
      })),
    settings: () => ({ now: "treatment" }),
    // An empty path is a client who has not been met.
    toEvent: (path) => ({ given: path.length ? path : null }),
    fromSummary: ({ last }) => last.given,
  },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) => onItsHtml(place, (root) => enliven(root, place.model, root === place.el)),
};
