import { join } from "node:path";
import { removeDatabase, type Section, sampleCsv } from "../bench.ts";
import { coord } from "../child.ts";
import { csvFiles, sampleZone } from "../csv-files.ts";

const limitMb = 1000;

/** The memory of `coord import` at its most, with the CSV files of the whole sample. */
export const memory: Section = {
  name: "memory",
  async measure(bench) {
    const { path } = await sampleCsv(bench);
    const portal = join(bench.folder, "whole.db");
    removeDatabase(portal);
    const zone = `business_hours.time_zone=${sampleZone}`;
    const took = await coord(bench, "import", ...csvFiles(path), "--portal", portal, "--set", zone, "--json");
    removeDatabase(portal);
    const { files } = JSON.parse(took.stdout) as { files: { rows: number }[] };
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    bench.say(`${rows.toLocaleString("en-US")} rows in ${(took.wallMs / 1000).toFixed(0)} s`);
    return [{ name: "coord import of the whole sample, memory", measured: took.peakMb, unit: "MB", limit: limitMb }];
  },
};
