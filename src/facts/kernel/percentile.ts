/**
 * The percentile of some numbers by linear interpolation between the two that are nearest to its rank, as SQLite's
 * `percentile()` has it; undefined where there are none. The numbers change places.
 *
 * @param percent 0 to 100.
 */
export function percentile(values: Float64Array, percent: number): number | undefined {
  if (values.length === 0) return undefined;
  const rank = (percent / 100) * (values.length - 1);
  const below = Math.floor(rank);
  const low = select(values, below);
  if (rank === below) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let place = below + 1; place < values.length; place++) if (values[place]! < high) high = values[place]!;
  return low + (high - low) * (rank - below);
}

/**
 * The range in which a percentile lies at 95%, from the ranks that it takes by chance (normal approximation of the binomial:
 * Conover, Practical Nonparametric Statistics, 3.2); none where there are too few to bound it. The numbers change places.
 */
export function percentileRange(values: Float64Array, percent: number): { low?: number; high?: number } {
  const part = percent / 100;
  const middle = part * values.length;
  const half = 1.959964 * Math.sqrt(values.length * part * (1 - part));
  const [low, high] = [Math.floor(middle - half), Math.ceil(middle + half)];
  if (low < 0 || high >= values.length) return {};
  return { low: select(values, low), high: select(values, high) };
}

/** Puts the number of a rank in its place, those below before it and those above after it, and gives it (Hoare's selection). */
function select(values: Float64Array, rank: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const kept = values[left]!;
      values[left++] = values[right]!;
      values[right--] = kept;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank]!;
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
