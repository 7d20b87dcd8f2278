/** A seeded source of numbers: the same seed gives the same portal. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of the entries, each as likely. */
  one<T>(entries: readonly T[]): T;
  /** One of the entries, by weight. */
  pick<T extends { weight: number }>(entries: readonly T[]): T;
  /** Log-normal with the given median; `spread` is the standard deviation of the logarithm. */
  around(median: number, spread: number): number;
}

/** The small fast counter (sfc32), the same on every machine. Streams of one seed are independent of each other. */
export function createRandom(seed: number, stream = 0): Random {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = (Math.floor(seed / 2 ** 32) ^ 0x9e3779b9) >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    one: (entries) => entries[Math.floor(next() * entries.length)]!,
    pick(entries) {
      let rest = 0;
      for (const { weight } of entries) rest += weight;
      rest *= next();
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

/** A whole number from 0 up to 2^32 that two others lead to, always the same and spread evenly (MurmurHash3's finish). */
export function scatter(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ Math.imul(index, 0x9e3779b1), 0x85ebca6b) ^ index;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
