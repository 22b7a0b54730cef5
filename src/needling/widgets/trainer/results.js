// The results on the page: a row for each skin type, and whether all are ready.

/** @param {HTMLElement} root @returns {(results: import("./view.js").Results) => void} */
export function resultsOf(root) {
  const rows = /** @type {HTMLTableRowElement[]} */ ([...root.querySelectorAll(".nd-t-results tbody tr")]);
  const conclusion = /** @type {HTMLElement} */ (root.querySelector(".nd-t-ready"));
  return (results) => {
    rows.forEach((row, n) => {
      const { cells, ready } = results.rows[n];
      [...row.cells].slice(1).forEach((cell, m) => (cell.textContent = cells[m]));
      row.toggleAttribute("data-ready", ready);
    });
    conclusion.textContent = results.conclusion;
  };
}
