import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Bench, removeDatabase, samplePortal } from "../bench.ts";
import { inChild, type Task } from "../child.ts";
import { timed } from "../measure.ts";
import { duckTotals } from "../summary-totals.ts";
import { loadDuck, runAll, withDuck } from "./duck.ts";
import summarySql from "./summary.sql";

/** Tasks with DuckDB's summary. */
export const duckTasks: Record<string, Task> = {
  async loadDuck(portal, path, folder) {
    const { value: told, ...took } = await timed(() => loadDuck(portal!, path!, folder!));
    return { ...took, told };
  },

  /** Makes the summary of a DuckDB file that has none yet. */
  duckSummary: (path) =>
    withDuck(path!, async (duck) => {
      const { value: _, ...took } = await timed(async () => {
        await runAll(duck, summarySql);
        await duck.run("CHECKPOINT");
      });
      return { ...took, told: await duckTotals(duck) };
    }),
};

/** A DuckDB file with the raw records of the sample. */
export async function duckRecords(bench: Bench): Promise<string> {
  const path = join(bench.folder, `sample-${bench.leads}.duckdb`);
  if (existsSync(path)) return path;
  const part = `${path}.part`;
  removeDatabase(part);
  await inChild(bench, "loadDuck", (await samplePortal(bench)).path, part, bench.folder);
  renameSync(part, path);
  return path;
}
