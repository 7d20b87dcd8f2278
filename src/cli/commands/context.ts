import { type Context, emptySlots, readContext } from "../../briefs/context/context.ts";
import { type Slot, slots } from "../../briefs/context/slots.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

/** Prints which input slot is filled by what, which ones are empty, and which files fit none. */
export async function printContext(options: CommonOptions, { cwd, print }: Surroundings): Promise<number> {
  const context = readContext(cwd, options.context);
  if (options.json) {
    print(JSON.stringify(toJson(context), null, 2));
    return 0;
  }
  const empty = emptySlots(context);
  const width = Math.max(...slots.map(({ id }) => id.length));
  for (const { id } of slots) {
    const lacking = empty.find((slot) => slot.id === id);
    const told = lacking
      ? `empty: SIGNAL MISSING: ${asks(lacking)}`
      : describe(context.filled.find(({ slot }) => slot === id)!);
    print(`${id.padEnd(width)}  ${told}`);
  }
  for (const { file, part } of context.general) {
    if (part === "rest") print(`${file}: what stands under no such heading is kept as general context`);
    else print(`${file} fits no slot and is kept as general context; \`--context SLOT=FILE\` puts it to one`);
  }
  return 0;
}

const toJson = ({ filled, general }: Context) => ({
  slots: slots.map((slot: Slot) => {
    const own = filled.find((filling) => filling.slot === slot.id);
    if (!own) return { slot: slot.id, missing: asks(slot) };
    const { file, heading = null, how, insteadOf } = own;
    return { slot: slot.id, file, heading, how, ...(insteadOf.length > 0 && { insteadOf }) };
  }),
  general: general.map(({ file, part }) => ({ file, part })),
});

const asks = ({ name, holds }: Slot): string => `${name}, with ${holds}`;

const ways = { name: "by its name", option: "by --context" } as const;

function describe({ file, heading, how, insteadOf }: Context["filled"][number]): string {
  const from = how === "heading" ? `${file}, section "${heading}"` : `${file} (${ways[how]})`;
  return `${from}${insteadOf.length > 0 ? `, instead of ${insteadOf.join(", ")}` : ""}`;
}
