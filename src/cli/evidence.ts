import { layGround } from "../briefs/brief.ts";
import type { Evidence } from "../documents/check.ts";
import type { Quantity } from "../documents/quantity.ts";
import { withStated } from "./against.ts";
import { openAgreedGround } from "./ground.ts";
import type { CommonOptions } from "./options.ts";

/**
 * What a document that comes from outside is held against: the quantities of the portal that the options name, of the terms
 * in force, and those that the other side states.
 */
export function gatherEvidence(options: CommonOptions, cwd: string, stated: readonly Quantity[] = []): Evidence {
  const { settings, sheet, agreement } = openAgreedGround("", options, cwd);
  // A document from outside may print a name of any fact.
  sheet.all();
  const { quantities } = layGround("", sheet, settings, undefined, agreement);
  return { quantities: withStated(quantities, stated), spans: [], missing: [] };
}
