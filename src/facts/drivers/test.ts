/**
 * How likely two shares differ by chance at least as much as they do: two-sided z test with the pooled share. Undefined
 * where one of them rests on too little for the test: fewer than five expected of a kind.
 */
export function chanceOf(
  one: { count: number; sample: number },
  other: { count: number; sample: number },
): number | undefined {
  const sample = one.sample + other.sample;
  const pooled = (one.count + other.count) / sample;
  const least = Math.min(one.sample, other.sample) * Math.min(pooled, 1 - pooled);
  if (!(least >= leastExpected)) return undefined;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.sample + 1 / other.sample));
  return twoTails(Math.abs(one.count / one.sample - other.count / other.sample) / error);
}

const leastExpected = 5;

/** The part of a normal distribution beyond so many standard deviations on both sides (Abramowitz and Stegun, 7.1.26). */
function twoTails(deviations: number): number {
  const x = deviations / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sum * Math.exp(-x * x);
}

/**
 * Which of several tests say more than chance at 5% in all, though so many were made (Holm, 1979): gives for each whether it
 * does.
 */
export function beyondChance(chances: readonly number[], level = 0.05): boolean[] {
  const order = chances.map((chance, index) => ({ chance, index })).sort((a, b) => a.chance - b.chance);
  const told = chances.map(() => false);
  for (const [rank, { chance, index }] of order.entries()) {
    if (chance > level / (chances.length - rank)) break;
    told[index] = true;
  }
  return told;
}
