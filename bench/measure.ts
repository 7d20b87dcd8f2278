/** What something took: by the clock and of the processors' time, in milliseconds; the process's memory at its most, in megabytes. */
export interface Took {
  wallMs: number;
  cpuMs: number;
  peakMb: number;
}

/** Bytes in a kilobyte as the system counts memory, and in the megabytes that are told. */
const [kilobyte, megabyte] = [1024, 1e6];

export const peakMb = (maxRssKb: number): number => (maxRssKb * kilobyte) / megabyte;

/** Measures some work in this process. */
export async function timed<Value>(work: () => Value | Promise<Value>): Promise<Took & { value: Value }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    wallMs: performance.now() - started,
    cpuMs: (user + system) / 1000,
    peakMb: peakMb(process.resourceUsage().maxRSS),
    value,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** The median of several runs of something; of their memory the most. */
export const medianOf = (runs: readonly Took[]): Took => ({
  wallMs: median(runs.map(({ wallMs }) => wallMs)),
  cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
  peakMb: Math.max(...runs.map((run) => run.peakMb)),
});

/** Runs two things by turns, so that what else the machine does falls on both. */
export async function byTurns<One, Other>(
  times: number,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One[], Other[]]> {
  const [ones, others]: [One[], Other[]] = [[], []];
  for (let turn = 0; turn < times; turn++) {
    ones.push(await one());
    others.push(await other());
  }
  return [ones, others];
}

/** The run that took the least time by the clock. */
export const fastest = <Run extends Took>(runs: readonly Run[]): Run =>
  runs.reduce((best, run) => (run.wallMs < best.wallMs ? run : best));
