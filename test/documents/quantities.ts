import type { Quantities, Quantity, QuantityUnit } from "../../src/documents/quantity.ts";

/** Quantities by reference, as examples and goldens give them: facts unless `origin` says otherwise. */
export type Given = Readonly<Record<string, { value: number; unit: string; origin?: Quantity["origin"] }>>;

/** A brief's quantities without a portal; what `checkOf` gives nothing for is unknown. */
export function quantitiesOf(
  given: Given,
  {
    currency = "USD",
    quoted = [],
    words,
    checkOf = () => undefined,
  }: { currency?: string; quoted?: readonly string[]; words?: string; checkOf?(ref: string): string | undefined } = {},
): Quantities {
  const all = Object.entries(given).map(
    ([ref, { value, unit, origin = "fact" }]): Quantity => ({
      ref,
      title: ref,
      value,
      unit: unit as QuantityUnit,
      origin,
      note: "",
    }),
  );
  return {
    currency,
    quoted,
    words,
    all: () => all,
    titled: (title) => all.find((quantity) => quantity.title === title),
    find(ref) {
      const quantity = all.find((candidate) => candidate.ref === ref);
      if (quantity) return { kind: "quantity", quantity };
      const check = checkOf(ref);
      return check === undefined ? { kind: "unknown" } : { kind: "missing", check };
    },
  };
}
