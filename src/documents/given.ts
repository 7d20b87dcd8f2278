import { type Quantities, type Quantity, type QuantityUnit, quantityUnits } from "./quantity.ts";

/** Values by reference, with their units: facts unless `origin` says otherwise. */
export type GivenValues = Readonly<Record<string, { value: number; unit: string; origin?: Quantity["origin"] }>>;

/** What is known where there is no portal: values, and what it would take to know what is missing. */
export interface Given {
  values: GivenValues;
  /** What to check for each fact that is not known, by its reference. */
  missing?: Readonly<Record<string, string>>;
  /** ISO code; USD unless given. */
  currency?: string;
  /** Names and phrases with a number in them, which are no figures. */
  quoted?: readonly string[];
  /** What the user wrote. */
  words?: string;
}

/** Quantities of given values; what is neither given nor missing is unknown. Throws RangeError for a unit that there is not. */
export function givenQuantities({ values, missing = {}, currency = "USD", quoted = [], words }: Given): Quantities {
  const all = Object.entries(values).map(
    ([ref, { value, unit, origin = "fact" }]): Quantity => ({
      ref,
      title: ref,
      value,
      unit: unitOf(unit, ref),
      origin,
      note: "",
    }),
  );
  const find = (ref: string) => all.find((candidate) => candidate.ref === ref);
  return {
    currency,
    quoted,
    words,
    all: () => all,
    titled: (title) => all.find((quantity) => quantity.title === title),
    find(ref) {
      const quantity = find(ref);
      if (quantity) return { kind: "quantity", quantity };
      return Object.hasOwn(missing, ref) ? { kind: "missing", check: missing[ref]! } : { kind: "unknown" };
    },
  };
}

function unitOf(unit: string, ref: string): QuantityUnit {
  const known = quantityUnits.find((candidate) => candidate === unit);
  if (!known) throw new RangeError(`${ref} has the unit \`${unit}\`; there are ${quantityUnits.join(", ")}.`);
  return known;
}
