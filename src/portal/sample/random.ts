/** A seeded source of numbers: the same seed gives the same portal. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of the entries, by weight. */
  pick<T extends { weight: number }>(entries: readonly T[]): T;
  /** Log-normal with the given median; `spread` is the standard deviation of the logarithm. */
  around(median: number, spread: number): number;
}

/** Mulberry32, a 32-bit generator that is the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick(entries) {
      let rest = next() * entries.reduce((sum, entry) => sum + entry.weight, 0);
      for (const entry of entries) {
        rest -= entry.weight;
        if (rest < 0) return entry;
      }
      return entries.at(-1)!;
    },
    around(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}
