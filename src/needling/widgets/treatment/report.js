// The report of a treatment: every choice by objective, as Python judged it.
import { button, fillIn } from "../shared/dom.js";
import { copied, texted } from "./book.js";

/** The worst of the verdicts, as the table ranks them. @param {string[]} ranked @param {string[]} verdicts */
export const worst = (ranked, verdicts) => ranked[Math.max(0, ...verdicts.map((verdict) => ranked.indexOf(verdict)))];

/**
 * @param {ReturnType<typeof import("./book.js").bookOf>} book
 * @param {import("./paths.js").Made[]} made @param {string[]} ranked verdicts from best to worst
 */
export function verdictOf(book, made, ranked) {
  const verdicts = made.map((one) => book.judged(one).dataset.verdict ?? "");
  return { verdict: worst(ranked, verdicts), unsafe: verdicts.filter((one) => one === "unsafe").length };
}

/**
 * @param {HTMLElement} root @param {ReturnType<typeof import("./book.js").bookOf>} book @param {string} client
 * @param {import("./paths.js").Made[]} made @param {string[]} ranked @param {Record<string, string>} words
 * @param {{ again: () => void, other: () => void, link: HTMLElement }} acts
 */
export function reportOf(root, book, client, made, ranked, words, { again, other, link }) {
  const name = book.article(client).dataset.name ?? "";
  const { verdict, unsafe } = verdictOf(book, made, ranked);
  const box = copied("div", "nd-report");
  const head = texted("h3", "", fillIn(words.report, { name }));
  head.tabIndex = -1;
  const sum = texted(
    "p",
    "nd-sum",
    fillIn(words[`report_${verdict}${verdict === "unsafe" && unsafe === 1 ? "_one" : ""}`], { name, count: unsafe }),
  );
  sum.dataset.verdict = verdict;
  box.append(head, sum);
  const declined = made.some(({ sheet, option }) => book.sheet(sheet).dataset.step === "decide" && option !== "treat");
  if (declined && verdict === "good") box.append(texted("p", "", words.report_ended));
  for (const objective of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".nd-aims-met li"))) {
    const own = made.filter(({ sheet }) => book.sheet(sheet).dataset.objective === objective.dataset.objective);
    if (!own.length) continue;
    const list = copied("ul", "nd-made");
    list.append(...own.map((one) => entry(book, one, words)));
    const title = texted("h4", "", `${objective.textContent} `);
    title.append(verdictWord(verdictOf(book, own, ranked).verdict, words));
    box.append(title, list);
  }
  const actions = copied("div", "nd-actions");
  actions.append(
    button(words.print, "nd-primary", () => print()),
    button(fillIn(words.again, { name }), "", again),
    button(words.other, "", other),
  );
  box.append(actions, link);
  return { box, head };
}

/** @param {string} verdict @param {Record<string, string>} words */
function verdictWord(verdict, words) {
  const mark = texted("b", "nd-verdict-word", `${words[`judged_${verdict}`]}.`);
  mark.dataset.verdict = verdict;
  return mark;
}

/** @param {ReturnType<typeof import("./book.js").bookOf>} book @param {import("./paths.js").Made} one @param {Record<string, string>} words */
function entry(book, one, words) {
  const judged = book.judged(one);
  const verdict = judged.dataset.verdict ?? "";
  const row = copied("li", "");
  row.dataset.verdict = verdict;
  const said = copied("p", "nd-said");
  const { turn } = book.sheet(one.sheet).dataset;
  said.append(
    copied("b", "", book.sheet(one.sheet).querySelector("h4")),
    turn ? ` (${turn}): ` : ": ",
    ...(one.name === "left" ? [`${words.you_left} `] : []),
    copied("span", "", book.option(one.sheet, one.option).querySelector("summary")),
  );
  const why = copied("p", "nd-why-so");
  why.append(verdictWord(verdict, words), " ", copied("span", "", judged.querySelector(".nd-because")));
  row.append(said, why, copied("p", "nd-sources", judged.querySelector(".nd-sources")));
  return row;
}
