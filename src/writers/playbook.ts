import { join } from "node:path";
import type { Brief } from "../briefs/brief.ts";
import { renderAsset } from "./template.ts";
import { viewOf } from "./view.ts";
import { noUsage, type Writer } from "./writer.ts";

/** The embedded writer: renders the owner's asset. No network, no key, the same bytes for the same brief. */
export const playbookWriter: Writer = {
  name: "playbook",
  async draft(brief) {
    const file = join(brief.kind.dir, "assets", `${brief.kind.kind}.hbs`);
    return { markdown: renderAsset(file, viewOf(brief), knows(brief)), usage: noUsage };
  },
};

/** Whether a quantity or table of the brief is known, and not a missing signal. */
export const knows =
  (brief: Brief) =>
  (ref: string): boolean => {
    const { kind } = brief.quantities.find(ref);
    return kind === "quantity" || kind === "table";
  };
