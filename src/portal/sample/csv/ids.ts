/** The numbers in an id of the sample after the mark of its kind: 12 and 3 of `00Q-0000012-t3`. */
const numbersIn = (id: string): number[] => (id.slice(id.indexOf("-")).match(/\d+/g) ?? []).map(Number);

/** The number of a lead, a company or a deal, such as 12 of `lead-0000012`. */
export const numberOf = (id: string): number => numbersIn(id)[0]!;

/** More than a lead has of anything. */
const most = 1000;

/** A number of its own for one of the many things of a lead, such as 12003 of `lead-0000012-t3`. */
export function numberWithin(id: string): number {
  const [lead, own] = numbersIn(id);
  return lead! * most + own!;
}
