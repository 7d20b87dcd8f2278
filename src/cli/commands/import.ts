import { resolve } from "node:path";
import { formatFinding, InputError } from "../../finding.ts";
import { importFiles } from "../../portal/import/import.ts";
import { readMap } from "../../portal/import/map.ts";
import { defaultPortalPath } from "../../portal/portal.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

const findingsShown = 10;

/** Puts CSV files into the portal through a map of column to field. */
export async function importCsv(
  files: string[],
  options: CommonOptions & { map?: string },
  { cwd, print }: Surroundings,
): Promise<number> {
  if (options.map === undefined) {
    throw new InputError(
      "coord import needs --map FILE, a YAML of column to field; exports are not recognised by their columns yet.",
    );
  }
  const map = readMap(resolve(cwd, options.map));
  const portal = options.portal === undefined ? defaultPortalPath(cwd) : resolve(cwd, options.portal);
  const result = await importFiles(
    files.map((file) => resolve(cwd, file)),
    map,
    portal,
  );
  if (options.json) {
    print(JSON.stringify(result, null, 2));
    return 0;
  }
  for (const { file, into, rows, rejected, ignored, known } of result.files) {
    const bad = rejected > 0 ? `, ${rejected} rejected` : "";
    const again = known ? ", already in the portal" : "";
    const left = ignored.length > 0 ? `; not mapped: ${ignored.join(", ")}` : "";
    print(`${file}: ${rows} rows into ${into}${bad}${again}${left}`);
  }
  for (const finding of result.findings.slice(0, findingsShown)) print(formatFinding(finding));
  if (result.findings.length > findingsShown) print(`and ${result.findings.length - findingsShown} more rejected rows`);
  print(`Portal: ${result.portal}`);
  return 0;
}
