import { createReadStream } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse";
import { importFiles } from "../../src/portal/import/import.ts";
import { removeDatabase, type Section, sampleCsv } from "../bench.ts";
import { inChild } from "../child.ts";
import { csvFiles, sampleZone } from "../csv-files.ts";
import { byTurns, medianOf, type Took, timed } from "../measure.ts";

const limit = 3;
const turns = 5;

/** The import of CSV files into a new portal, beside csv-parse alone reading the same files, of a tenth of the leads. */
export const importing: Section = {
  name: "import",

  tasks: {
    /** The streaming way of csv-parse's documentation; rows are counted and not kept. */
    async parseCsv(folder) {
      const { value: told, ...took } = await timed(async () => {
        let rows = 0;
        for (const file of csvFiles(folder!)) {
          const parser = createReadStream(file).pipe(parse({ bom: true }));
          parser.on("readable", () => {
            while (parser.read() !== null) rows++;
          });
          await new Promise((done, fail) => parser.on("end", done).on("error", fail));
          // The header is no row.
          rows--;
        }
        return rows;
      });
      return { ...took, told };
    },

    async importCsv(folder, portal) {
      const { value, ...took } = await timed(() => importFiles(csvFiles(folder!), portal!, { zone: sampleZone }));
      return { ...took, told: value.files.reduce((sum, file) => sum + file.rows, 0) };
    },
  },

  async measure(bench) {
    const { path } = await sampleCsv(bench, Math.round(bench.leads / 10));
    const portal = join(bench.folder, "imported.db");
    const [parsed, imported] = await byTurns(
      turns,
      () => inChild<number>(bench, "parseCsv", path),
      async () => {
        removeDatabase(portal);
        return inChild<number>(bench, "importCsv", path, portal);
      },
    );
    removeDatabase(portal);
    const rows = imported[0]!.told;
    if (parsed[0]!.told !== rows) throw new Error(`csv-parse reads ${parsed[0]!.told} rows and the import ${rows}.`);
    const [alone, whole] = [medianOf(parsed), medianOf(imported)];
    const speed = ({ wallMs }: Took): string => `${Math.round(rows / wallMs)},000 rows/s`;
    bench.say(
      `${rows.toLocaleString("en-US")} rows, median of ${turns}: import ${speed(whole)}, csv-parse ${speed(alone)}`,
    );
    return [
      {
        name: "import of CSV, against csv-parse alone on the same files",
        measured: whole.wallMs / alone.wallMs,
        unit: "x",
        limit,
        cpu: whole.cpuMs / alone.cpuMs,
      },
    ];
  },
};
