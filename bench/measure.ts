import { spawnSync } from "node:child_process";

/** What something took: by the clock, and of the processors' time, in milliseconds; memory in megabytes at its most. */
export interface Took {
  wallMs: number;
  cpuMs: number;
  peakMb: number;
}

export type Task = Took & { told?: unknown };

/** Measures some work in this process. */
export async function timed<Value>(work: () => Value | Promise<Value>): Promise<Took & { value: Value }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    wallMs: performance.now() - started,
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    value,
  };
}

/** Runs one of the tasks in a process of its own, which prints what it took. */
export function inChild(bundle: string, task: string, ...args: string[]): Task {
  const run = `import(${JSON.stringify(bundle)}).then(({ task }) => task(${JSON.stringify(task)}, ${JSON.stringify(args)}))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", run], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) throw new Error(`${task} failed: ${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Task;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};

/** The median of several runs of something. */
export const medianOf = (runs: readonly Took[]): Took => ({
  wallMs: median(runs.map(({ wallMs }) => wallMs)),
  cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
  peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
});

/** A figure that has a limit. */
export interface Figure {
  name: string;
  measured: number;
  limit: number;
  unit: "x" | "s" | "ms" | "MB" | "%" | "M/s";
  /** Whether more is better. */
  isFloor?: boolean;
  /** The same by processors' time, where the limit is by the clock. */
  cpu?: number;
  note?: string;
}

const print = (value: number, unit: Figure["unit"]): string =>
  `${value.toLocaleString("en-US", { maximumSignificantDigits: 3 })}${unit === "x" || unit === "%" ? unit : ` ${unit}`}`;

export const isOver = ({ measured, limit, isFloor }: Figure): boolean =>
  isFloor ? measured < limit : measured > limit;

/** A figure as a line. */
export const describe = (figure: Figure): string =>
  [
    figure.name.padEnd(62),
    print(figure.measured, figure.unit).padStart(10),
    `${figure.isFloor ? "at least" : "at most"} ${print(figure.limit, figure.unit)}`.padEnd(18),
    isOver(figure) ? "OVER" : "ok  ",
    figure.cpu === undefined ? "" : `CPU ${print(figure.cpu, figure.unit)}`,
    figure.note ?? "",
  ]
    .join("  ")
    .trimEnd();
