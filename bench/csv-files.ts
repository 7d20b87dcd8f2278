import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The CSV files in a folder, in the order of their names. */
export const csvFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => join(folder, name));

/** The time zone that the sample's files are written in. */
export const sampleZone = "America/New_York";
