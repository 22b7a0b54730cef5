// Small helpers that every widget's module shares.

/**
 * The widget's own HTML: already on the page in the book, put there from the `html` trait in live Jupyter.
 * @param {import("./model.js").Place} place
 * @param {(root: HTMLElement) => void} hydrate
 */
export function onItsHtml({ model, el }, hydrate) {
  if (el.matches("[data-widget]")) {
    hydrate(el);
    return;
  }
  const place = () => {
    el.innerHTML = model.get("html");
    hydrate(/** @type {HTMLElement} */ (el.querySelector("[data-widget]")));
    // JupyterLab's own shortcuts would take the arrow keys away; it asks the focused element itself.
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll("input, select, button"))) {
      control.dataset.lmSuppressShortcuts = "true";
    }
  };
  model.on("change:html", place);
  place();
}

/** @param {string} words @param {string} look @param {() => void} act */
export function button(words, look, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `nd-button ${look}`;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}
