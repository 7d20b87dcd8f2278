import type { Brief } from "../briefs/brief.ts";
import { emptySlots } from "../briefs/context/context.ts";
import { type Slot, slotOf } from "../briefs/context/slots.ts";
import { codeOf } from "../documents/escape.ts";
import { isScalar } from "../facts/types.ts";

/** What an asset sees of the inputs that are no CRM records: which were given, from where, and which were not. */
export function viewOfInputs({ context, sheet }: Pick<Brief, "context" | "sheet">) {
  const open = emptySlots(context);
  const given = context.filled.map(({ slot, file }) => ({ name: slotOf(slot).name, from: codeOf(file) }));
  const listed = new Set(context.filled.map(({ file }) => file));
  const general = context.general.filter(({ file }) => !listed.has(file));
  // Where there are leads, the portal itself says how they flow.
  const hasLeads = isScalar(sheet.get("lead_volume"));
  const lacking = open.filter(({ id }) => id !== "lead-flow-analysis" || !hasLeads);
  const inputs = [...new Set(lacking.map(({ input }) => input))];
  return {
    given: [...given, ...general.map(({ file }) => ({ name: "Further context", from: codeOf(file) }))],
    /** A line for each input of the mission that lacks something. */
    missing: inputs.map((input) => describe(lacking.filter((slot) => slot.input === input))),
    /** Ids of the slots that nothing fills. */
    open: open.map(({ id }): string => id),
  };
}

function describe(lacking: readonly Slot[]): string {
  const [first] = lacking;
  return lacking.length === 1 ? `${first!.name} (${first!.holds})` : list.format(lacking.map(({ name }) => name));
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
