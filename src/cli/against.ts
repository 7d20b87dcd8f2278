import { type Ground, layGround } from "../briefs/brief.ts";
import { effectOf } from "../decisions/effects.ts";
import type { Quantities, Quantity } from "../documents/quantity.ts";
import { resolve } from "../documents/resolve.ts";
import { parseDocument } from "../documents/tree.ts";
import { diffStated, readDocumentTerms, type StatedChange } from "../sla/read-document.ts";
import { openGround } from "./ground.ts";
import type { CommonOptions } from "./options.ts";

/** A term that the other side changed, with what that does on history. */
export interface Change {
  term: string;
  title: string;
  from: string;
  to: string;
  /** In words with figures; absent where the records don't tell. */
  effect?: string;
}

export interface Against {
  changes: Change[];
  /** The figures of the changes, which an edited document may print. */
  stated: Quantity[];
}

/** Reads the terms of a document that came back and of the one that went out, and says what changed and to what effect. */
export async function holdDocumentAgainst(
  edited: string,
  ours: string,
  options: CommonOptions,
  cwd: string,
): Promise<Against> {
  const [was, now] = await Promise.all(
    [ours, edited].map(async (text) => readDocumentTerms(await parseDocument(text))),
  );
  const changes = diffStated(was!, now!);
  if (changes.length === 0) return { changes: [], stated: [] };
  const { settings, sheet } = openGround(options, cwd);
  const ground = layGround("", sheet, settings);
  return {
    changes: changes.map((change) => ({
      term: change.term,
      title: change.title,
      from: change.from,
      to: change.to,
      ...withEffect(change, ground),
    })),
    stated: changes.flatMap(quantityOf),
  };
}

function withEffect(change: StatedChange, { sheet, quantities }: Ground): { effect?: string } {
  const effect = effectOf(change, sheet);
  return effect === undefined ? {} : { effect: resolve(effect, quantities).text };
}

const units: Partial<Record<NonNullable<StatedChange["measure"]>, Quantity["unit"]>> = {
  share: "share",
  minutes: "business minutes",
  days: "working days",
  months: "months",
  leads: "leads",
  rate: "MQLs a month",
  attempts: "attempts",
};

function quantityOf({ term, title, after, measure }: StatedChange): Quantity[] {
  const unit = measure && units[measure];
  if (after === undefined || unit === undefined) return [];
  return [{ ref: `stated.${term}`, title, value: after, unit, origin: "quote", note: "as the other side changed it" }];
}

/** Quantities with what the other side states among them. */
export const withStated = (quantities: Quantities, stated: readonly Quantity[]): Quantities => ({
  ...quantities,
  get quoted() {
    return quantities.quoted;
  },
  all: () => [...quantities.all(), ...stated],
});
