/**
 * JupyterLab shows the course's own text marks: a text that has some is made into HTML by the server, where the facts are.
 *
 * A prebuilt extension as JupyterLab loads it: `window._JUPYTERLAB[name]` with `init` and `get`. JupyterLab takes out of
 * the HTML what could act, as it does with all Markdown.
 */
import { hasMarks } from "./marks.js";

/** @typedef {Record<string, Record<string, { get: () => Promise<() => any> }>>} Shared JupyterLab's own packages, by name and version. */
/** @typedef {{ render: (text: string) => Promise<string> }} MarkdownParser */

/** The style sheet, which the bundler puts in. @type {string} */
const style = STYLE;

/** @param {Shared} shared @param {string} name */
const taken = async (shared, name) => (await Object.values(shared[name])[0].get())();

/** @param {Shared} shared @param {string} text @returns {Promise<string>} */
const askServer = async (shared, text) => {
  const { ServerConnection } = await taken(shared, "@jupyterlab/services");
  const { URLExt } = await taken(shared, "@jupyterlab/coreutils");
  const settings = ServerConnection.makeSettings();
  const response = await ServerConnection.makeRequest(
    URLExt.join(settings.baseUrl, "needling", "markdown"),
    { method: "POST", body: JSON.stringify({ text }) },
    settings,
  );
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return (await response.json()).html;
};

/** @param {Shared} shared */
const plugin = async (shared) => {
  const { IMarkdownParser } = await taken(shared, "@jupyterlab/rendermime");
  return {
    id: "needling:markdown",
    autoStart: true,
    requires: [IMarkdownParser],
    /** @param {unknown} _app @param {MarkdownParser} parser */
    activate: (_app, parser) => {
      const usual = parser.render.bind(parser);
      parser.render = async (text) => {
        if (!hasMarks(text)) return usual(text);
        try {
          return await askServer(shared, text);
        } catch (error) {
          console.error("The course's text marks stand as they are typed: its server did not answer.", error);
          return usual(text);
        }
      };
      const sheet = document.createElement("style");
      sheet.textContent = style;
      document.head.append(sheet);
    },
  };
};

/** @type {any} */
const here = window;
/** @type {Shared} */
let shared;
(here._JUPYTERLAB ??= {}).needling = {
  /** @param {Shared} scope */
  init: (scope) => {
    shared = scope;
  },
  get: async () => {
    const found = await plugin(shared);
    return () => ({ __esModule: true, default: found });
  },
};
