// tools/bundle.js resolves `late:./part.js`: in live Jupyter the part is in the module, on a page it is fetched when it is asked for.
declare module "late:*" {
  const load: () => Promise<any>;
  export default load;
}
// Resolved there too: what loads the script of every explorer that has one, by the explorer's name.
declare module "explorer-extras" {
  export const extras: Record<string, () => Promise<any>>;
}
// plotly.js brings no types for its distributed bundles; this is all that we call.
declare module "plotly.js-basic-dist-min" {
  const Plotly: {
    react(el: HTMLElement, data: unknown[], layout: object, config: object): Promise<unknown>;
    toImage(el: HTMLElement, options: object): Promise<string>;
    purge(el: HTMLElement): void;
    Icons: { camera: object };
  };
  export default Plotly;
}
