import type { TermValue } from "../../terms.ts";

/** Steps that a share is set in: five points, or half a point where shares are small. */
const stepsAPoint = (share: number): number => (share < 0.1 ? 200 : 20);

/** A share on the nearest step. */
export const toStep = (share: number): number => round(share, Math.round);
export const upToStep = (share: number): number => round(share, Math.ceil);
export const downToStep = (share: number): number => round(share, Math.floor);

function round(share: number, how: (value: number) => number): number {
  const steps = stepsAPoint(share);
  return Math.round((how(Math.round(share * steps * 1e6) / 1e6) / steps) * 1000) / 1000;
}

/** Half of the way from today to a goal; where today is beyond it, today's level is held. */
export function towards(
  goal: number,
  now: number,
  today: string,
  what: string,
): Pick<TermValue, "value" | "because" | "unit" | "from"> {
  const half = toStep((goal + now) / 2);
  const common = { unit: "share", from: "history" } as const;
  if (half > now)
    return { ...common, value: half, because: `half of the way from ${today} to ${what}, for the first quarter` };
  return { ...common, value: downToStep(now), because: `${today}, to be held` };
}
