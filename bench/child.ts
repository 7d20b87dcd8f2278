import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { peakMb, type Took } from "./measure.ts";

/** Where things stand. */
export interface Place {
  /** The folder of the project. */
  root: string;
  /** The measurements as they were bundled, which children run. */
  bundle: string;
  /** Where everything is written, and where children run. */
  folder: string;
}

/** What a task gives back: what it took, and what it tells beside. */
export type Told<Value = unknown> = Took & { told: Value };

/** A piece of work that is measured in a process of its own. */
export type Task = (...args: string[]) => Promise<Told>;

const running = new Set<ChildProcess>();

/** Ends the processes that are running. */
export function endChildren(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** Runs a task in a process of its own. Throws Error with what it wrote to the terminal where it fails. */
export async function inChild<Value = unknown>(
  { bundle, folder }: Place,
  task: string,
  ...args: string[]
): Promise<Told<Value>> {
  const run = `import(${JSON.stringify(bundle)}).then(({ task }) => task(${JSON.stringify(task)}, ${JSON.stringify(args)}))`;
  const { told } = await ended(`${task} of the measurements`, folder, ["-e", run]);
  return JSON.parse(told) as Told<Value>;
}

/** Runs in the child when it ends, and tells what it used over the descriptor that a task tells its result over. */
const meter = `import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));`;

/** Runs the command line as it is shipped; what it took is that of the whole process. */
export async function coord({ root, folder }: Place, ...args: string[]): Promise<Took & { stdout: string }> {
  const started = performance.now();
  const { stdout, told } = await ended(`coord ${args[0]}`, folder, [
    "--import",
    `data:text/javascript,${encodeURIComponent(meter)}`,
    join(root, "dist", "coord.js"),
    ...args,
  ]);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(told) as NodeJS.ResourceUsage;
  const wallMs = performance.now() - started;
  return { wallMs, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: peakMb(maxRSS), stdout };
}

async function ended(what: string, cwd: string, args: string[]): Promise<{ stdout: string; told: string }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  running.add(child);
  const texts = { 1: "", 2: "", 3: "" };
  for (const descriptor of [1, 2, 3] as const)
    child.stdio[descriptor]!.on("data", (text: Buffer) => {
      texts[descriptor] += text;
    });
  const status = await new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject));
  running.delete(child);
  if (status !== 0) throw new Error(`${what} failed: ${texts[2]}`);
  return { stdout: texts[1], told: texts[3] };
}
