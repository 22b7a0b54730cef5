// Bundles the front end with esbuild, from one source per widget:
//   bundles/live/<widget>.js .css   one self-contained ES module each, for live Jupyter
//   bundles/site/…                  classic scripts and one stylesheet for the book; these also run from disk
import { cpSync, renameSync, rmSync } from "node:fs";
import { build } from "esbuild";

const widgets = "src/needling/widgets";
const finished = `${widgets}/bundles`;
const fresh = `${widgets}/bundles.new`;
const live = `${fresh}/live`;
const site = `${fresh}/site`;
const kinds = ["quiz", "explore", "case", "trainer", "treatment"];
/** On pages only: in live Jupyter there is nothing for them to do. */
const pageKinds = ["filter"];
/** Their looks come with their scripts; those of the others are in site.css, for most pages have them. */
const ownLooks = ["case", "trainer", "treatment"];
const common = { bundle: true, minify: true, target: "es2020", logLevel: "warning", legalComments: "none" };

/** A bundle whose entry is a line or two, written here. */
const from = (contents, loader) => ({ ...common, stdin: { contents, loader, resolveDir: widgets } });

/** In live Jupyter the chart library travels inside the module; on a page it is fetched when a chart comes into view. */
const plotly = (where) => ({ alias: { "plotly-loader": `./${widgets}/shared/plotly-${where}.js` } });

rmSync(fresh, { recursive: true, force: true });

const results = await Promise.all([
  ...kinds.flatMap((kind) => [
    build({
      ...common,
      ...plotly("live"),
      entryPoints: [`${widgets}/${kind}/${kind}.js`],
      outfile: `${live}/${kind}.js`,
      format: "esm",
    }),
    build({
      ...from(
        ["shared/tokens", "shared/widget", `${kind}/${kind}`].map((css) => `@import "./${css}.css";`).join(""),
        "css",
      ),
      outfile: `${live}/${kind}.css`,
    }),
  ]),
  ...[...kinds, ...pageKinds].map((kind) =>
    build({
      ...from(`import widget from "./${kind}/${kind}.js"; window.needling.register("${kind}", widget);`, "js"),
      ...plotly("site"),
      outfile: `${site}/${kind}.js`,
      format: "iife",
    }),
  ),
  ...["shared/page", "search/search"].map((script) =>
    build({ ...common, entryPoints: [`${widgets}/${script}.js`], outdir: site, entryNames: "[name]", format: "iife" }),
  ),
  ...["site", "sheets", "start"].map((look) =>
    build({ ...common, entryPoints: [`src/needling/sphinx/assets/${look}.css`], outfile: `${site}/${look}.css` }),
  ),
  ...ownLooks.map((kind) =>
    build({ ...common, entryPoints: [`${widgets}/${kind}/${kind}.css`], outfile: `${site}/${kind}.css` }),
  ),
]).catch(() => process.exit(1)); // esbuild has said why.
if (results.some(({ warnings }) => warnings.length)) process.exit(1);

cpSync("node_modules/plotly.js-basic-dist-min/plotly-basic.min.js", `${site}/plotly.js`);
rmSync(finished, { recursive: true, force: true });
renameSync(fresh, finished);
