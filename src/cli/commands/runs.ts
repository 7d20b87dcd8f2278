import { InputError } from "../../finding.ts";
import { hasRuns, openRunStore, type RunStore } from "../../missions/store.ts";
import { openRunLibrary } from "../library.ts";
import { openLog } from "../log.ts";
import type { CommonOptions } from "../options.ts";
import { createProgress } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { openWriter } from "../writer.ts";
import { end, teller } from "./run.ts";

/** Lists runs, newest first. */
export async function listRuns(options: CommonOptions, { cwd, print }: Surroundings): Promise<number> {
  const runs = hasRuns(cwd) ? withStore(cwd, (store) => store.list()) : [];
  if (options.json) print(JSON.stringify({ runs: runs.map(({ inputs: _inputs, ...run }) => run) }, null, 2));
  else if (runs.length === 0) print("No runs yet; `coord sales-marketing-alignment --sample` makes one.");
  else
    for (const run of runs) print(`${run.run}  ${run.status.padEnd(11)}  ${run.plan}  "${run.request.slice(0, 60)}"`);
  return 0;
}

/** Shows one run with its events. */
export async function showRun(name: string, options: CommonOptions, { cwd, print }: Surroundings): Promise<number> {
  const { record, events } = withStore(cwd, (store) => ({ record: store.find(name), events: store.events(name) }));
  if (options.json) {
    const { inputs: _inputs, ...run } = record;
    print(JSON.stringify({ ...run, events }, null, 2));
    return 0;
  }
  print(`${record.run}  ${record.status}  writer ${record.writer}  started ${record.startedAt}\n"${record.request}"\n`);
  const progress = createProgress(print, cwd);
  for (const event of events) progress(event);
  return 0;
}

/** Takes an interrupted run up again with the inputs it started with. */
export async function resume(name: string, options: CommonOptions, around: Surroundings): Promise<number> {
  const { cwd, signal } = around;
  if (!hasRuns(cwd)) throw new InputError(`No run is called ${name}; nothing has run in ${cwd} yet.`);
  const library = await openRunLibrary(cwd, around.printError)();
  const { resumeRun } = await import("../../missions/run.ts");
  const store = openRunStore(cwd);
  try {
    const writer = await openWriter(store.find(name).writer, library, await openLog(options));
    const result = await resumeRun(name, { library, writer, store, cwd, onEvent: teller(options, around), signal });
    return end(result, around);
  } finally {
    store.close();
  }
}

function withStore<Value>(cwd: string, read: (store: RunStore) => Value): Value {
  if (!hasRuns(cwd))
    throw new InputError(`Nothing has run in ${cwd} yet; \`coord runs\` lists runs once there are some.`);
  const store = openRunStore(cwd);
  try {
    return read(store);
  } finally {
    store.close();
  }
}
