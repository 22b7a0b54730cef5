// Shows only some entries of a reference page, and says how many. Entries are found by their classes; see `page_filter` in lists.py.
import { today } from "../shared/date.js";
import { format } from "../shared/format.js";

/** @param {HTMLElement} root */
function hydrate(root) {
  const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".nd-entry")]);
  const heading = (/** @type {HTMLElement} */ entry) =>
    entry.closest("section")?.querySelector(":scope > h2")?.textContent ?? "";
  const texts = entries.map((entry) => `${heading(entry)} ${entry.textContent}`.toLowerCase());
  const sections = [...new Set(entries.map((entry) => entry.closest("section")))];
  const status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  const controls = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([
    ...root.querySelectorAll("input, select"),
  ]);
  const value = (/** @type {string} */ name) => controls.find((control) => control.name === name)?.value ?? "";

  // A date that has passed since the page was made.
  const now = today();
  for (const late of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".nd-overdue"))) {
    if ((late.dataset.after ?? "") < now) late.hidden = false;
    late.closest(".nd-entry")?.classList.toggle("nd-is-overdue", !late.hidden);
  }

  const show = () => {
    const words = value("words").toLowerCase().split(/\s+/).filter(Boolean);
    const [topic, mark] = [value("topic"), value("mark")];
    let count = 0;
    entries.forEach((entry, n) => {
      const fits =
        words.every((word) => texts[n].includes(word)) &&
        (!topic || entry.closest("section")?.id === topic) &&
        (!mark || entry.classList.contains(`nd-is-${mark}`));
      entry.hidden = !fits;
      if (fits) count += 1;
    });
    for (const section of sections) {
      // The page itself is a section too.
      if (section?.querySelector(":scope > h2")) section.hidden = !section.querySelector(".nd-entry:not([hidden])");
    }
    const asked = words.length > 0 || topic || mark;
    status.textContent = !asked
      ? ""
      : count
        ? format(root.dataset.count ?? "", { count, total: entries.length })
        : (root.dataset.none ?? "");
  };
  for (const control of controls) control.addEventListener("input", show);

  // A link to an entry that is filtered away finds it all the same, also when the address names it already.
  const find = (/** @type {string} */ hash) => {
    const entry = document.getElementById(hash.slice(1));
    if (!entry?.closest("[hidden]")) return;
    for (const control of controls) control.value = "";
    show();
    // At once: a gliding browser would stop where the page ended while most of it was filtered away.
    entry.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", () => find(location.hash));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link?.hash && link.hash === location.hash && link.pathname === location.pathname) find(link.hash);
  });
}

export default {
  /** @param {import("../shared/model.js").Place} place */
  render: ({ el }) => hydrate(el),
};
