import type { Holdings } from "./holdings.ts";
import type { FactSheet } from "./sheet.ts";
import type { Fact, Window } from "./types.ts";

/** A fact sheet as data: what a run keeps of the portal, so that a resume sees what the start saw. */
export interface Snapshot {
  portal: string;
  asOf: number;
  window: Window;
  holdings: Holdings;
  facts: Fact[];
}

/** Measures every fact and keeps the result. */
export const takeSnapshot = ({ portal, asOf, window, holdings, all }: FactSheet): Snapshot => ({
  portal,
  asOf,
  window,
  holdings,
  facts: all(),
});

/** A fact sheet that answers from a snapshot. */
export function openSnapshot({ facts, ...rest }: Snapshot): FactSheet {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return {
    ...rest,
    ids: facts.map((fact) => fact.id),
    all: () => facts,
    get(id) {
      const fact = byId.get(id);
      if (!fact) throw new RangeError(`No fact is called ${id}.`);
      return fact;
    },
  };
}
