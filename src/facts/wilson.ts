/** 97.5% of a normal distribution lies below so many standard deviations: 95% lies within them on both sides. */
const deviations = 1.959964;

/**
 * The range in which a share lies that was seen `count` times among `sample`, at 95% (Wilson, 1927): right also where the
 * sample is small or the share near 0 or 1. Both ends are 0 to 1.
 */
export function wilson(count: number, sample: number): { low: number; high: number } {
  if (sample === 0) return { low: 0, high: 1 };
  const share = count / sample;
  const square = deviations ** 2;
  const middle = (share + square / (2 * sample)) / (1 + square / sample);
  const half =
    (deviations / (1 + square / sample)) * Math.sqrt((share * (1 - share)) / sample + square / (4 * sample ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
