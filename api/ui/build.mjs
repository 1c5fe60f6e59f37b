// Builds the view into api/gapbridge_api/view: `node build.mjs`, `--watch` while working, `--tests` for the unit tests.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";

const HERE = import.meta.dirname;
const OUT = join(HERE, "..", "gapbridge_api", "view");
const common = {
  absWorkingDir: HERE,
  bundle: true,
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
  target: "es2022",
};

if (process.argv.includes("--tests")) await buildTests();
else if (process.argv.includes("--watch")) await (await esbuild.context(options())).watch();
else await esbuild.build(options());

function options() {
  return {
    ...common,
    entryPoints: { main: "src/main.tsx", style: "src/style/style.css" },
    outdir: OUT,
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    splitting: true,
    minify: true,
    legalComments: "none",
    metafile: true,
    plugins: [{ name: "page", setup: aroundEachBuild }],
  };
}

/** Names of files hold a hash of their content, so a browser may keep them for ever; the page says which ones to take. */
function aroundEachBuild(build) {
  build.onStart(() => rmSync(OUT, { recursive: true, force: true }));
  build.onEnd(({ metafile, errors }) => {
    if (errors.length > 0) return;
    const built = Object.entries(metafile.outputs);
    const file = (entry) =>
      built
        .find(([, output]) => output.entryPoint === entry)[0]
        .split("/")
        .at(-1);
    const page = readFileSync(join(HERE, "src", "index.html"), "utf8")
      .replace("main.js", file("src/main.tsx"))
      .replace("style.css", file("src/style/style.css"));
    writeFileSync(join(OUT, "index.html"), page);
    cpSync(join(HERE, "src", "icon.svg"), join(OUT, "icon.svg"));
    writeFileSync(join(OUT, "licences.txt"), licences(Object.keys(metafile.inputs)));
  });
}

/** The licences of the packages that are built in, which ask to be passed on. */
function licences(inputs) {
  const found = inputs.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter(Boolean);
  const told = [...new Set(found)].sort().map((name) => {
    const folder = join(HERE, "node_modules", name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return told.join(`\n${"-".repeat(72)}\n\n`);
}

async function buildTests() {
  const tests = readdirSync(join(HERE, "tests")).filter((name) => /\.test\.tsx?$/.test(name));
  rmSync(join(HERE, ".made", "tests"), { recursive: true, force: true });
  await esbuild.build({
    ...common,
    entryPoints: tests.map((name) => `tests/${name}`),
    outdir: ".made/tests",
    platform: "node",
    outExtension: { ".js": ".mjs" },
  });
}
