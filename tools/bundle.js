// Bundles the front end with esbuild, from one source per widget; widgets and kinds of question are found by their folders:
//   bundles/live/<widget>.js .css   one self-contained ES module each, for live Jupyter
//   bundles/site/…                  classic scripts and stylesheets for the book; these also run from disk
//   bundles/lab/needling/           the extension that shows the course's text marks in JupyterLab
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { build } from "esbuild";

const widgets = "src/needling/widgets";
const kinds = "src/needling/questions/kinds";
const explorers = `${widgets}/explore`;
const assets = "src/needling/sphinx/assets";
const lab = "src/needling/lab";
const finished = `${widgets}/bundles`;
const fresh = `${widgets}/bundles.new`;
const live = `${fresh}/live`;
const site = `${fresh}/site`;

/** The folders below one that hold a file of their own name. @param {string} top @param {string} ending */
const foldersWith = (top, ending) =>
  readdirSync(top, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${top}/${entry.name}/${entry.name}.${ending}`))
    .map(({ name }) => name)
    .sort();

const scripts = foldersWith(widgets, "js");
const styles = foldersWith(widgets, "css");
/** What Python can show; the others are on pages only. */
const shownLive = scripts.filter((name) => existsSync(`${widgets}/${name}/__init__.py`));

const common = { bundle: true, minify: true, target: "es2020", logLevel: "warning", legalComments: "none" };

/** A bundle whose entry is a line or two, written here. */
const from = (contents, loader) => ({ ...common, stdin: { contents, loader, resolveDir: "." } });

/** What is one file on a page and another in live Jupyter: there each module opens the log. */
const aliases = (where) => ({ alias: { "log-loader": `./${widgets}/shared/log-${where}.js` } });

/** What is imported as `late:./part.js`: the name of its script, and its file. */
const lateParts = new Map();

/** In live Jupyter a late part is in the module; on a page it is a script of its own, fetched when it is asked for. */
const late = (where) => ({
  name: "late",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^late:/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice("late:".length)),
      namespace: "late",
    }));
    onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => {
      const name = basename(path, ".js");
      lateParts.set(name, path);
      const contents =
        where === "live"
          ? `import * as part from ${JSON.stringify(path)}; export default async () => part;`
          : `import { late } from "./${widgets}/shared/late.js"; export default () => late("${name}");`;
      return { contents, resolveDir: resolve(".") };
    });
  },
});

/** `question-kinds`: every kind of question by the name that a question says. */
const questionKinds = {
  name: "question-kinds",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^question-kinds$/ }, () => ({ path: "question-kinds", namespace: "kinds" }));
    onLoad({ filter: /.*/, namespace: "kinds" }, () => {
      const found = foldersWith(kinds, "js");
      const imports = found.map((name, n) => `import kind${n} from "./${kinds}/${name}/${name}.js";`);
      const all = found.map((_, n) => `...kind${n}`).join(", ");
      return { contents: `${imports.join("\n")}\nexport const kinds = { ${all} };`, resolveDir: resolve(".") };
    });
  },
};

/** `explorer-extras`: what loads the script of every explorer that has one. */
const explorerExtras = {
  name: "explorer-extras",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^explorer-extras$/ }, () => ({ path: "explorer-extras", namespace: "explorers" }));
    onLoad({ filter: /.*/, namespace: "explorers" }, () => {
      const found = foldersWith(explorers, "js");
      const imports = found.map((name) => `import ${name} from "late:./${explorers}/${name}/${name}.js";`);
      const contents = `${imports.join("\n")}\nexport const extras = { ${found.join(", ")} };`;
      return { contents, resolveDir: resolve(".") };
    });
  },
};

const plugins = (where) => ({ plugins: [questionKinds, explorerExtras, late(where)] });

/** The style of a widget; the explorers bring their own, the quiz those of the kinds of question. @param {string} name */
const styleOf = (name) =>
  [
    ...(name === "explore" ? foldersWith(explorers, "css").map((one) => `${explorers}/${one}/${one}`) : []),
    `${widgets}/${name}/${name}`,
    ...(name === "quiz" ? foldersWith(kinds, "css").map((kind) => `${kinds}/${kind}/${kind}`) : []),
  ]
    .map((css) => `@import "./${css}.css";`)
    .join("");

/** @param {Promise<any>[]} builds */
const all = (builds) => Promise.all(builds).catch(() => process.exit(1)); // esbuild has said why.

/** One script with its style in it, and the file by which JupyterLab finds it; its name changes with what is in it. */
const labExtension = async () => {
  const folder = `${fresh}/lab/needling`;
  const [look] = await all([
    build({ ...common, entryPoints: [`${lab}/lab.css`], outfile: `${folder}/lab.css`, write: false }),
  ]);
  const [script] = await all([
    build({
      ...common,
      entryPoints: { remoteEntry: `${lab}/lab.js` },
      entryNames: "[name].[hash]",
      outdir: `${folder}/static`,
      define: { STYLE: JSON.stringify(look.outputFiles[0].text) },
      format: "iife",
      metafile: true,
    }),
  ]);
  const load = `static/${basename(Object.keys(script.metafile.outputs)[0])}`;
  // It would ask another server for news, and the reader whether it may.
  const disabledExtensions = ["@jupyterlab/apputils-extension:announcements"];
  const jupyterlab = { extension: true, disabledExtensions, _build: { load, extension: "./extension" } };
  writeFileSync(
    `${folder}/package.json`,
    JSON.stringify({ name: "needling", version: "0.1.0", description: "The course's text in JupyterLab.", jupyterlab }),
  );
  return [look, script];
};

rmSync(fresh, { recursive: true, force: true });

const results = await all([
  ...shownLive.flatMap((name) => [
    build({
      ...common,
      ...aliases("live"),
      ...plugins("live"),
      entryPoints: [`${widgets}/${name}/${name}.js`],
      outfile: `${live}/${name}.js`,
      format: "esm",
    }),
    build({
      ...from(
        `${["tokens", "widget"].map((css) => `@import "./${widgets}/shared/${css}.css";`).join("")}${styleOf(name)}`,
        "css",
      ),
      outfile: `${live}/${name}.css`,
    }),
  ]),
  ...scripts.map((name) =>
    build({
      ...from(
        `import widget from "./${widgets}/${name}/${name}.js"; window.needling.register("${name}", widget);`,
        "js",
      ),
      ...aliases("site"),
      ...plugins("site"),
      outfile: `${site}/${name}.js`,
      format: "iife",
    }),
  ),
  ...styles.map((name) => build({ ...from(styleOf(name), "css"), outfile: `${site}/${name}.css` })),
  ...[`${widgets}/shared/page`, `${assets}/search`].map((script) =>
    build({ ...common, entryPoints: [`${script}.js`], outdir: site, entryNames: "[name]", format: "iife" }),
  ),
  ...["site", "sheets", "start", "not-found"].map((look) =>
    build({ ...common, entryPoints: [`${assets}/${look}.css`], outfile: `${site}/${look}.css` }),
  ),
]);

/** The late parts that were asked for, and those that they ask for in turn. */
for (const built = new Set(); built.size < lateParts.size;) {
  const asked = [...lateParts].filter(([name]) => !built.has(name));
  for (const [name] of asked) built.add(name);
  const builds = asked.map(([name, path]) =>
    build({
      ...from(`import * as part from ${JSON.stringify(path)}; (window.needling.late ??= {}).${name} = part;`, "js"),
      ...aliases("site"),
      ...plugins("site"),
      outfile: `${site}/${name}.js`,
      format: "iife",
    }),
  );
  results.push(...(await all(builds)));
}
results.push(...(await labExtension()));
if (results.some(({ warnings }) => warnings.length)) process.exit(1);

rmSync(finished, { recursive: true, force: true });
renameSync(fresh, finished);
