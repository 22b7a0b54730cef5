// A part of a script that is fetched only when it is needed: a classic script beside this one, which also runs from disk.
const here = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";

/** @type {Record<string, Promise<any>>} */
const asked = {};

/** @param {string} name of the script, without its ending @returns {Promise<any>} what the part exports */
export function late(name) {
  asked[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, here).href;
    script.onload = () => resolve(/** @type {any} */ (window).needling.late[name]);
    script.onerror = () => {
      // Asked again, it is fetched again: the reader may be online by then.
      delete asked[name];
      script.remove();
      reject(new Error(script.src));
    };
    document.head.append(script);
  });
  return asked[name];
}
