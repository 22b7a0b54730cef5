// Files and papers that a page makes itself. Nothing leaves the device.

/** Saves a text as a file. @param {string} name @param {string} text @param {string} type such as `text/plain` */
export function saveFile(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Prints an element of the page and nothing else. @param {Element} paper @param {() => void} [done] after it was printed */
export function printOnly(paper, done) {
  const only = (/** @type {boolean} */ on) => {
    document.body.classList.toggle("nd-print-only", on);
    paper.classList.toggle("nd-printed", on);
  };
  only(true);
  addEventListener(
    "afterprint",
    () => {
      only(false);
      done?.();
    },
    { once: true },
  );
  window.print();
}
