// Bundles the measurements in bench/ and runs them: `npm run bench`, or `npm run bench -- --leads 50000` for a quick look.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { leanMermaid } from "./lean-mermaid.mjs";

// The command line is measured as it is shipped.
await import("./build.mjs");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Among node_modules' packages, so that what is not bundled is found.
const folder = join(root, "node_modules", ".cache", `concord-bench-${process.pid}`);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await build({
  absWorkingDir: root,
  entryPoints: {
    bench: "bench/main.ts",
    "summary-worker": "src/portal/summary/worker.ts",
    "diagram-worker": "src/documents/diagrams/worker.ts",
  },
  outdir: folder,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  loader: { ".sql": "text" },
  plugins: [leanMermaid],
  external: ["better-sqlite3", "@duckdb/node-api"],
  logLevel: "warning",
  banner: {
    js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`,
  },
});
const bundle = join(folder, "bench.js");
const { main } = await import(pathToFileURL(bundle).href);
await main(process.argv.slice(2), { root, bundle });
