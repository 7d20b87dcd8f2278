import { InputError } from "../../finding.ts";
import { daysBefore, type Pruned, pruneRuns } from "../../missions/prune.ts";
import { hasRuns, openRunStore } from "../../missions/store.ts";
import { loadSettings } from "../../settings/load.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

export interface PruneOptions extends CommonOptions {
  olderThan?: string;
  keep?: string;
}

/** Removes old runs from the record, and lists them. The options come before the setting. */
export async function prune(options: PruneOptions, { cwd, print }: Surroundings): Promise<number> {
  const days = readWhole("--older-than", options.olderThan, /^(\d{1,5})d?$/, "days such as 90d");
  const keep = readWhole("--keep", options.keep, /^(\d{1,9})$/, "how many runs stay, such as 20");
  const set = (options.olderThan ?? options.keep) ? undefined : loadSettings(cwd, options.set).keep_runs_days;
  const age = days ?? set;
  if (age === undefined && keep === undefined)
    throw new InputError(
      "Say which runs go: --older-than 90d, --keep 20, or `keep_runs_days: 90` in concord.yaml, which new runs heed too.",
    );
  const before = age === undefined ? undefined : daysBefore(new Date().toISOString(), age);
  const { removed, kept, atWork } = hasRuns(cwd) ? pruneIn(cwd, { before, keep }) : nothing;
  if (options.json) {
    print(JSON.stringify({ removed: removed.map(({ inputs: _inputs, ...run }) => run), kept, atWork }, null, 2));
    return 0;
  }
  for (const { run, status, plan } of removed) print(`${run}  ${status.padEnd(11)}  ${plan}`);
  for (const run of atWork) print(`${run} is at work and stays.`);
  print(`Removed ${removed.length} of ${removed.length + kept} runs; the documents they delivered stay.`);
  return 0;
}

const nothing: Pruned = { removed: [], kept: 0, atWork: [] };

function pruneIn(cwd: string, pruning: Parameters<typeof pruneRuns>[1]): Pruned {
  const store = openRunStore(cwd);
  try {
    return pruneRuns(store, pruning);
  } finally {
    store.close();
  }
}

function readWhole(option: string, text: string | undefined, pattern: RegExp, what: string): number | undefined {
  if (text === undefined) return undefined;
  const digits = pattern.exec(text)?.[1];
  if (digits === undefined) throw new InputError(`${option} takes ${what}; found \`${text.slice(0, 80)}\`.`);
  return Number(digits);
}
