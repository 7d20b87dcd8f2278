import { layGround } from "../briefs/brief.ts";
import type { Evidence } from "../documents/check.ts";
import { openGround } from "./ground.ts";
import type { CommonOptions } from "./options.ts";

/** What a document that comes from outside is held against: the quantities of the portal that the options name. */
export function gatherEvidence(options: CommonOptions, cwd: string): Evidence {
  const { settings, sheet } = openGround(options, cwd);
  return { quantities: layGround("", sheet, settings).quantities, spans: [], missing: [] };
}
