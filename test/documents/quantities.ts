import { type GivenValues, givenQuantities } from "../../src/documents/given.ts";
import type { Quantities } from "../../src/documents/quantity.ts";

export type Given = GivenValues;

/** A brief's quantities without a portal; what `checkOf` gives nothing for is unknown. */
export function quantitiesOf(
  values: GivenValues,
  {
    checkOf = () => undefined,
    ...rest
  }: { currency?: string; quoted?: readonly string[]; words?: string; checkOf?(ref: string): string | undefined } = {},
): Quantities {
  const quantities = givenQuantities({ values, ...rest });
  return {
    ...quantities,
    find(ref) {
      const found = quantities.find(ref);
      const check = found.kind === "unknown" ? checkOf(ref) : undefined;
      return check === undefined ? found : { kind: "missing", check };
    },
  };
}
