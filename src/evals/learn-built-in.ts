import { join } from "node:path";
import { loadLibrary } from "../library/load.ts";
import { packWeights, type Weights } from "../routing/weights.ts";
import { learnFrom } from "./learn-routes.ts";

/** Learns the router's weights from the sentences and over the library of a checkout. */
export const learnBuiltIn = async (root: string): Promise<Weights> =>
  learnFrom(join(root, "evals"), await loadLibrary({ roots: [root] }));

/** The weights as the build writes them to a file. */
export const packBuiltIn = async (root: string): Promise<string> => packWeights(await learnBuiltIn(root));
