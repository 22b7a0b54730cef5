// tools/bundle.js resolves `late:./part.js`: in live Jupyter the part is in the module, on a page it is fetched when it is asked for.
declare module "late:*" {
  const load: () => Promise<any>;
  export default load;
}
