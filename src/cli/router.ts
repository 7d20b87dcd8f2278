import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "../library/types.ts";
import { createRouter, type Router } from "../routing/router.ts";
import { unpackWeights, type Weights } from "../routing/weights.ts";
import { packageRoot } from "./package.ts";

/** The router of a library, with what was learned from the labelled sentences. */
export const openRouter = async (library: Library): Promise<Router> => createRouter(library, await readWeights());

/** What the build learned; where nothing is built, as in a checkout, it is learned now, which takes a second. */
export async function readWeights(): Promise<Weights> {
  const built = join(packageRoot, "dist", "routes.json");
  if (existsSync(built)) return unpackWeights(readFileSync(built, "utf8"));
  return (await import("../evals/learn-built-in.ts")).learnBuiltIn(packageRoot);
}
