import { writeSync } from "node:fs";
import { sections } from "./sections/index.ts";

/** Runs a task of a section in this process, and tells the one that started it what it took. */
export async function task(name: string, args: string[]): Promise<void> {
  const found = sections.map(({ tasks }) => tasks?.[name]).find((run) => run !== undefined);
  if (found === undefined) throw new Error(`No section has the task ${name}.`);
  writeSync(3, JSON.stringify(await found(...args)));
}
