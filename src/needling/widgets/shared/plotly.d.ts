// plotly.js brings no types for its distributed bundles; we call `react` only.
declare module "plotly.js-basic-dist-min" {
  const Plotly: { react(el: HTMLElement, data: unknown[], layout: object, config: object): Promise<unknown> };
  export default Plotly;
}
// Resolved by tools/bundle.js to plotly-live.js or plotly-site.js.
declare module "plotly-loader" {
  const load: () => Promise<any>;
  export default load;
}
