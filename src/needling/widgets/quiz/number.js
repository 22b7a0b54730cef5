// A number to write: 1.5 and 1,5 are the same.

/** @param {HTMLElement} question */
const input = (question) => /** @type {HTMLInputElement} */ (question.querySelector(".nd-written input"));

/** @type {import("./kinds.js").Kind} */
export const number = {
  prepare(question) {
    // Return checks the answer, as in every form.
    input(question).addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // Else the same Return presses the button that then has the focus.
      /** @type {HTMLElement} */ (question.querySelector(".nd-primary"))?.click();
    });
  },
  read(question) {
    const text = input(question)
      .value.replace(/[\s\u00a0\u202f]/g, "")
      .replace("−", "-");
    // 1,800 may be 1.8 or 1800: ask rather than guess. After a nought the comma can only be a point.
    if (/^[-+]?[1-9]\d{0,2}(,\d{3})+$/.test(text)) return null;
    const dotted = text.replace(",", ".");
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(dotted) ? [Number(dotted)] : null;
  },
  fits: (_question, given) => given.length === 1 && Number.isFinite(given[0]),
  mark(question, [given]) {
    const { low, high } = /** @type {HTMLElement} */ (question.querySelector(".nd-written")).dataset;
    return { right: Number(low) <= given && given <= Number(high) ? 1 : 0, total: 1 };
  },
  show(question, given) {
    const reasons = /** @type {HTMLElement[]} */ ([...question.querySelectorAll(".nd-why")]);
    input(question).disabled = given !== null;
    input(question).value = given ? String(given[0]) : "";
    for (const why of reasons) {
      const { slip } = why.dataset;
      why.hidden = given === null || (slip !== undefined && Math.abs(Number(slip) - given[0]) > 1e-9);
    }
    return given ? reasons.filter((why) => !why.hidden) : [];
  },
  first: input,
};
