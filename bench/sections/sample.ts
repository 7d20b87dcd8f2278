import { statSync } from "node:fs";
import { type Section, samplePortal } from "../bench.ts";
import { countRows } from "../sqlite.ts";

const limitSeconds = 300;

const tables = [
  ...["leads", "lifecycle", "assignments", "dispositions", "feedback", "touches", "engagements", "deals"],
  "deal_stages",
];

/** How long `coord sample` takes to make the portal. */
export const sample: Section = {
  name: "sample",
  async measure(bench) {
    const { path, took } = await samplePortal(bench);
    const counts = countRows(path, tables);
    const events = counts.slice(1).reduce((sum, [, rows]) => sum + rows, 0);
    bench.say(counts.map(([table, rows]) => `${rows.toLocaleString("en-US")} ${table.replace("_", " ")}`).join(", "));
    bench.say(`${events.toLocaleString("en-US")} events, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
    if (took === undefined) {
      bench.say("It was made by an earlier run, so that the time is not known.");
      return [];
    }
    return [
      {
        name: "coord sample makes the portal",
        measured: took.wallMs / 1000,
        unit: "s",
        limit: limitSeconds,
        cpu: took.cpuMs / 1000,
      },
      { name: "coord sample, memory", measured: took.peakMb, unit: "MB" },
    ];
  },
};
