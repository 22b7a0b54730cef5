// What tools/bundle.js puts in their place: one file on pages, another in live Jupyter.
declare module "log-loader" {
  /** The log that everything on a page shares. */
  export default function log(): import("./log/log.js").Log;
}
/** The style sheet of the extension of JupyterLab. */
declare const STYLE: string;
declare module "question-kinds" {
  export const kinds: Record<string, import("../../questions/kinds/parts.js").Kind>;
}
