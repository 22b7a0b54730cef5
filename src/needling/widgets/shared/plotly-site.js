// The book: the chart library is one file beside this script, fetched once when the first chart comes into view.
const here = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";

/** @type {Promise<any> | undefined} */
let fetched;

export default () => {
  fetched ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("plotly.js", here).href;
    script.onload = () => resolve(/** @type {any} */ (window).Plotly);
    script.onerror = () => reject(new Error(script.src));
    document.head.append(script);
  });
  return fetched;
};
