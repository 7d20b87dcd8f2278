// Bundles the command line so that it starts fast, and writes the index of the built-in library, what the
// router learns from the labelled sentences, and the declarations.
// `npx coord` runs this again before each first use, so nothing is done when nothing has changed since the last build.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { leanMermaid } from "./lean-mermaid.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const stampFile = "stamp.txt";

const stamp = digest([
  "src",
  "scripts",
  "agents",
  "skills",
  "missions",
  "prompts",
  "evals",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
]);
const built = join(dist, stampFile);
if (!existsSync(built) || readFileSync(built, "utf8") !== stamp) await buildAll();

async function buildAll() {
  const { build } = await import("esbuild");
  // Built beside and moved into place at once: a command that is running meanwhile keeps its files.
  const staging = `${dist}.${process.pid}`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging);

  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Errors and functions keep their names in stack traces.
    keepNames: true,
    minify: true,
    plugins: [leanMermaid],
    // better-sqlite3 is native code and stays a dependency.
    external: ["better-sqlite3"],
    logLevel: "warning",
    banner: {
      js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`,
    },
  };
  await build({
    ...common,
    entryPoints: {
      coord: "src/cli/bin.ts",
      index: "src/index.ts",
      "summary-worker": "src/portal/summary/worker.ts",
      "diagram-worker": "src/documents/diagrams/worker.ts",
    },
    outdir: staging,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  });
  const bin = join(staging, "coord.js");
  writeFileSync(bin, `#!/usr/bin/env node\n${readFileSync(bin, "utf8")}`);
  chmodSync(bin, 0o755);

  // Public holidays are large and asked for by few: a file of its own, which is loaded when a setting names a region.
  await build({
    ...common,
    format: "cjs",
    banner: {},
    stdin: { contents: `module.exports = require("date-holidays");`, resolveDir: root },
    outfile: join(staging, "holidays.cjs"),
  });
  // Its terms ask that this goes with it.
  copyFileSync(join(root, "node_modules", "date-holidays", "LICENSE"), join(staging, "holidays.LICENSE.txt"));

  const indexer = join(staging, "indexer.mjs");
  await build({ ...common, entryPoints: ["src/library/build-index.ts"], outfile: indexer });
  const { buildIndex } = await import(pathToFileURL(indexer).href);
  writeFileSync(join(staging, "library.json"), JSON.stringify(await buildIndex([root])));
  rmSync(indexer);

  const learner = join(staging, "learner.mjs");
  await build({ ...common, entryPoints: ["src/evals/learn-built-in.ts"], outfile: learner });
  const { packBuiltIn } = await import(pathToFileURL(learner).href);
  writeFileSync(join(staging, "routes.json"), await packBuiltIn(root));
  rmSync(learner);

  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const declarations = [
    "--noEmit",
    "false",
    "--emitDeclarationOnly",
    "--declaration",
    "--outDir",
    join(staging, "types"),
  ];
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", ...declarations], {
    cwd: root,
    stdio: "inherit",
  });

  writeFileSync(join(staging, stampFile), stamp);
  rmSync(dist, { recursive: true, force: true });
  renameSync(staging, dist);
}

function digest(paths) {
  const hash = createHash("sha256").update(process.version);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
    }
  };
  for (const path of paths) add(join(root, path));
  return hash.digest("hex");
}
