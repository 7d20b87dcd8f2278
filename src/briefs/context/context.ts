import { type Assigned, assign, type Filling, type General } from "./assign.ts";
import { readContextFiles } from "./files.ts";
import { type Slot, slots } from "./slots.ts";

/** What a company says of itself that no CRM holds: which text fills which input of the mission. */
export interface Context {
  /** At most one for each slot, in the order of the slots. */
  filled: (Filling & { insteadOf: string[] })[];
  general: General[];
}

export const noContext: Context = { filled: [], general: [] };

/**
 * Reads the context of a project: `.agents/product-marketing-context.md`, `.claude/product-marketing-context.md`, then
 * the named files, each `FILE` or `SLOT=FILE`. A later file takes a slot from an earlier one and says so in `insteadOf`.
 * Throws InputError for a file or a slot that is none.
 */
export function readContext(cwd: string, named: readonly string[] = []): Context {
  const read = readContextFiles(cwd, named).map(
    ({ file, text, slot }): Assigned =>
      slot ? { fillings: [{ slot, file, how: "option", text }] } : assign(file, text),
  );
  const fillings = read.flatMap((assigned) => assigned.fillings);
  const filled = slots.flatMap(({ id }) => {
    const own = fillings.filter(({ slot }) => slot === id);
    const last = own.at(-1);
    if (!last) return [];
    const before = own.map(({ file }) => file).filter((file) => file !== last.file);
    return [{ ...last, insteadOf: [...new Set(before)] }];
  });
  const general = read.flatMap((assigned) => assigned.general ?? []);
  const last = new Map(general.map((one) => [one.text, one]));
  return { filled, general: general.filter((one) => last.get(one.text) === one) };
}

/** The slots that a context leaves empty. */
export const emptySlots = ({ filled }: Context): Slot[] =>
  slots.filter(({ id }) => !filled.some(({ slot }) => slot === id));
