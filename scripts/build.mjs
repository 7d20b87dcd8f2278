// Bundles the command line so that it starts fast, writes the index of the built-in library, and the type declarations.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  // Errors and functions keep their names in stack traces.
  keepNames: true,
  minify: true,
  // better-sqlite3 is native code and stays a dependency.
  external: ["better-sqlite3"],
  logLevel: "warning",
};
const require = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

await build({
  ...common,
  entryPoints: { coord: "src/cli/bin.ts", index: "src/index.ts" },
  outdir: dist,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  banner: { js: require },
});
const bin = join(dist, "coord.js");
const { readFileSync } = await import("node:fs");
writeFileSync(bin, `#!/usr/bin/env node\n${readFileSync(bin, "utf8")}`);
chmodSync(bin, 0o755);

const indexer = join(dist, "indexer.mjs");
await build({ ...common, entryPoints: ["src/library/build-index.ts"], outfile: indexer, banner: { js: require } });
const { buildIndex } = await import(pathToFileURL(indexer).href);
writeFileSync(join(dist, "library.json"), JSON.stringify(await buildIndex([root])));
rmSync(indexer);

const tsc = join(root, "node_modules", ".bin", "tsc");
execFileSync(
  tsc,
  [
    "--noEmit",
    "false",
    "--emitDeclarationOnly",
    "--declaration",
    "--rootDir",
    "src",
    "--outDir",
    join(dist, "types"),
    "-p",
    "tsconfig.build.json",
  ],
  {
    cwd: root,
    stdio: "inherit",
  },
);

// In this folder itself `npx coord` finds the command among the dependencies' own, without asking a registry.
const link = join(root, "node_modules", ".bin", "coord");
if (existsSync(dirname(link))) {
  rmSync(link, { force: true });
  symlinkSync("../../dist/coord.js", link);
}
