import { join } from "node:path";
import type { Kind } from "../briefs/kinds.ts";
import { knows } from "./known.ts";
import { renderAsset, requireAsset } from "./template.ts";
import { viewOf } from "./view.ts";
import { noUsage, type Writer } from "./writer.ts";

/** The embedded writer: renders the owner's asset. No network, no key, the same bytes for the same brief. */
export const playbookWriter: Writer = {
  name: "playbook",
  prepare(kind) {
    requireAsset(assetOf(kind));
  },
  async draft(brief) {
    return { markdown: renderAsset(assetOf(brief.kind), viewOf(brief), knows(brief)), usage: noUsage };
  },
};

const assetOf = (kind: Kind): string => join(kind.dir, "assets", `${kind.kind}.hbs`);
