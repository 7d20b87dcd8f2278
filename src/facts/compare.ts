import { leadsToCompare } from "./thresholds.ts";

/** How many came to a step from one source, and how many went on. */
export interface StepOfSource {
  source: string;
  came: number;
  went: number;
}

/** What a step loses against the better half of its sources. */
export interface Shortfall {
  came: number;
  went: number;
  /** Pooled rate of the best sources that together hold half of the leads. */
  bar: number;
  lost: number;
}

/**
 * Leads lost at a step because some sources do worse than the better half. Sources are compared only where they differ
 * by more than chance (chi-square test of homogeneity at 5%), and the loss is shrunk by the part of the differences that
 * chance explains (positive-part James-Stein, `1 - (k - 1) / chi-square`): the best of equal sources always look better.
 * Undefined where there are fewer than two sources to compare or no clear difference.
 */
export function shortfall(steps: readonly StepOfSource[]): Shortfall | undefined {
  const compared = steps
    .filter((step) => step.came >= leadsToCompare)
    .toSorted((a, b) => b.went / b.came - a.went / a.came);
  const came = sum(compared, (step) => step.came);
  const went = sum(compared, (step) => step.went);
  const pooled = went / came;
  if (compared.length < 2 || went === 0 || went === came) return undefined;
  const freedom = compared.length - 1;
  const chiSquare = sum(
    compared,
    (step) => (step.went - step.came * pooled) ** 2 / (step.came * pooled * (1 - pooled)),
  );
  if (chiSquare < criticalChiSquare(freedom)) return undefined;
  const bar = betterHalf(compared);
  const signal = Math.max(0, 1 - freedom / chiSquare);
  const lost = signal * sum(compared, (step) => Math.max(0, bar - step.went / step.came) * step.came);
  return { came, went, bar, lost };
}

/** Pooled rate of the sources with the best rates that together hold half of the leads; best first. */
export function betterHalf(steps: readonly StepOfSource[]): number {
  const all = sum(steps, (step) => step.came);
  let came = 0;
  let went = 0;
  for (const step of steps) {
    if (came >= all / 2) break;
    came += step.came;
    went += step.went;
  }
  return came > 0 ? went / came : 0;
}

/** Whether two shares differ by more than chance: two-sided z test at 5%, pooled. */
export function differ(a: { share: number; sample: number }, b: { share: number; sample: number }): boolean {
  const pooled = (a.share * a.sample + b.share * b.sample) / (a.sample + b.sample);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.sample + 1 / b.sample));
  return error > 0 && Math.abs(a.share - b.share) / error > 1.96;
}

/** The 95th percentile of chi-square, by Wilson and Hilferty's cube-root approximation (1931). */
const criticalChiSquare = (freedom: number): number => {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + 1.645 * Math.sqrt(spread)) ** 3;
};

const sum = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
