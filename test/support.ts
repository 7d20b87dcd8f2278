import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "../src/cli/main.ts";

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  code: number;
  out: string;
  err: string;
  /** Standard output, a JSON value a line. */
  events: { type: string; [key: string]: unknown }[];
}

/** Runs a command line in a folder, as the built command would. */
export async function coord(cwd: string, ...argv: string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { cwd, print: (line) => out.push(line), printError: (line) => err.push(line) });
  return {
    code,
    out: out.join("\n"),
    err: err.join("\n"),
    get events() {
      return out.map((line) => JSON.parse(line));
    },
  };
}

/** Leads and deals in the shape of a public marketing funnel: day-level stamps, wins only, no activity. */
export function funnelFiles(folder: string, { leads = 300, won = 40 } = {}): string[] {
  const sources = ["Organic Search", "Paid Search", "Social", "Unknown"];
  const pad = (value: number) => String(value).padStart(2, "0");
  const rows = Array.from({ length: leads }, (_, index) => {
    const date = `2018.0${1 + Math.floor((index / leads) * 5)}.${pad(1 + (index % 28))}`;
    return `lead${index};${date};page${index % 7};${sources[index % sources.length]}`;
  });
  const deals = Array.from({ length: won }, (_, index) => {
    const lead = index * 7;
    return `deal${index};lead${lead};sdr${index % 3};rep${index % 4};2018.07.${pad(1 + (index % 28))} ${index % 24}:05;"Home; Decor";0.0`;
  });
  const bom = "\uFEFF";
  const files: [name: string, text: string][] = [
    [
      "closed_deals.csv",
      `${bom}seller_id;mql_id;sdr_id;sr_id;won_date;business segment;lead type\n${deals.join("\n")}\n`,
    ],
    ["qualified_leads.csv", `${bom}mql_id;first_contact_date;landing_page_id;origin\r\n${rows.join("\r\n")}\r\n`],
  ];
  return files.map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}

/** The map that reads `funnelFiles`. */
export function funnelMap(folder: string): string {
  const file = join(folder, "map.yaml");
  writeFileSync(
    file,
    `source: funnel
tables:
  - into: leads
    date_format: yyyy.MM.dd
    columns: { mql_id: id, first_contact_date: [created_at, mql_at], landing_page_id: landing_page, origin: source }
  - into: deals
    date_format: yyyy.MM.dd H:mm
    columns: { seller_id: id, mql_id: lead, sr_id: owner, won_date: closed_at }
    constants: { outcome: won }
    dimensions: { business segment: segment }
`,
  );
  return file;
}
