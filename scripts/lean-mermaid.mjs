// Mermaid copies its whole configuration, themes included, each time it looks something up in it: hundreds of times a
// diagram, nine tenths of the time that reading one takes. Nothing that reads a diagram changes what it is given, so the
// bundle hands out the configuration that there is.
import { readFileSync } from "node:fs";

const copying =
  /(var getConfig = \/\* @__PURE__ \*\/ __name\(\(\) => \{\s*return )assignWithDepth_default\(\{\}, currentConfig\)(;)/;

/** For esbuild. The build fails where mermaid is bundled and no longer does this, so that its next version is looked at. */
export const leanMermaid = {
  name: "lean-mermaid",
  setup(build) {
    let isBundled = false;
    let isLean = false;
    build.onLoad({ filter: /mermaid[\\/]dist[\\/].*\.mjs$/ }, ({ path }) => {
      isBundled = true;
      const contents = readFileSync(path, "utf8");
      if (!copying.test(contents)) return undefined;
      isLean = true;
      return { contents: contents.replace(copying, "$1currentConfig$2"), loader: "js" };
    });
    build.onEnd(() =>
      isBundled && !isLean
        ? {
            errors: [
              { text: "Mermaid's getConfig is not where scripts/lean-mermaid.mjs expects it; see what became of it." },
            ],
          }
        : undefined,
    );
  },
};
