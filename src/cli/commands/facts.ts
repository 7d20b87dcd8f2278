import { printValue } from "../../documents/quantity.ts";
import type { LiveFactSheet } from "../../facts/sheet.ts";
import { type Cell, type Fact, isTable, type MeasuredFact, type Slice, type Unit } from "../../facts/types.ts";
import { InputError } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import type { Settings } from "../../settings/schema.ts";
import { openGround } from "../ground.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";
import { describeLead } from "./fact-leads.ts";
import { layTable } from "./table.ts";

export interface FactsOptions extends CommonOptions {
  id?: string;
  /** The leads behind a fact: from which, and how many. */
  rows?: boolean | string;
}

/** So many leads are shown at a time. */
const leadsAtATime = 20;

/** Prints the facts of a portal: a table, one fact with its query, the leads behind it, or JSON. */
export async function printFacts(options: FactsOptions, { cwd, print }: Surroundings): Promise<number> {
  const { sheet, settings } = openGround(options, cwd);
  if (options.rows) return printLeads(options, sheet, settings, print);
  const facts = options.id === undefined ? sheet.all() : [one(sheet, options.id)];
  if (options.json) {
    const window = { from: iso(sheet.window.from), to: iso(sheet.window.to), label: sheet.window.label };
    print(JSON.stringify({ portal: sheet.portal, asOf: iso(sheet.asOf), window, facts }, null, 2));
    return 0;
  }
  if (options.id !== undefined) {
    print(detail(facts[0]!, settings.currency));
    return 0;
  }
  print(`Portal ${sheet.portal}, as of ${iso(sheet.asOf).slice(0, 10)}, window ${sheet.window.label}\n`);
  const measured = facts.filter((fact) => fact.status === "measured");
  const missing = facts.filter((fact) => fact.status === "missing");
  const lines = measured.map((fact) =>
    isTable(fact)
      ? [fact.id, `table of ${fact.rows.length} rows`, fact.sample.toLocaleString("en-US"), "", fact.title]
      : [
          fact.id,
          printValue(fact.value, fact.unit, settings.currency),
          fact.sample.toLocaleString("en-US"),
          between(fact, fact.unit),
          fact.title,
        ],
  );
  for (const line of layTable(["Fact", "Value", "Records", "Between", "What it is"], lines, { right: [1, 2] }))
    print(line);
  if (missing.length === 0) return 0;
  print(`\nMissing: ${missing.length} facts that these records can't give`);
  for (const line of layTable(
    ["Fact", "What to check"],
    missing.map(({ id, check }) => [id, check]),
  ))
    print(line);
  return 0;
}

function printLeads(
  { id, rows, json }: FactsOptions,
  sheet: LiveFactSheet,
  settings: Settings,
  print: (line: string) => void,
): number {
  if (id === undefined) throw new InputError("--rows shows the leads behind one fact; name it with --id.");
  const skip = readFrom(rows);
  const fact = one(sheet, id);
  if (fact.status === "missing") throw new InputError(`${id} is missing and has no leads behind it: ${fact.check}.`);
  const behind = sheet.leadsBehind(id, leadsAtATime, skip);
  if (!behind)
    throw new InputError(
      `${id} is not counted record by record; \`coord facts --id ${id}\` shows its query, and the rows of the facts that it is worked out from show the records.`,
    );
  if (json) {
    print(JSON.stringify({ id, of: behind.of, from: skip + 1, leads: behind.leads }, null, 2));
    return 0;
  }
  print(`${id}: ${fact.title}\n${summary(fact, settings.currency)}, window ${fact.window.label}\n`);
  for (const [at, lead] of behind.leads.entries())
    for (const line of describeLead(lead, skip + at + 1, settings)) print(line);
  const last = skip + behind.leads.length;
  if (last < behind.of) print(`${last} of ${behind.of.toLocaleString("en-US")}; \`--rows ${last + 1}\` goes on.`);
  return 0;
}

function readFrom(rows: FactsOptions["rows"]): number {
  if (typeof rows !== "string") return 0;
  if (/^[1-9]\d*$/.test(rows)) return Number(rows) - 1;
  throw new InputError(`--rows takes the number of the lead to begin with, from 1 on; found \`${rows}\`.`);
}

function one(sheet: LiveFactSheet, id: string): Fact {
  if (sheet.ids.includes(id)) return sheet.get(id);
  const near = suggest(id, [...sheet.ids]);
  throw new InputError(`No fact is called ${id}; ${near ? `did you mean ${near}?` : "`coord facts` lists them."}`);
}

function summary(fact: Fact, currency: string): string {
  if (fact.status === "missing") return `missing: ${fact.check}`;
  if (isTable(fact)) return `table of ${fact.rows.length} rows, ${fact.sample.toLocaleString("en-US")} records`;
  const range = between(fact, fact.unit);
  return `${printValue(fact.value, fact.unit, currency)}${range && `, between ${range} at 95%`}  (${fact.sample.toLocaleString("en-US")} records)`;
}

/** The range in which an estimate lies. */
const between = ({ low, high }: Pick<Slice, "low" | "high">, unit: Unit): string =>
  low === undefined || high === undefined ? "" : `${printValue(low, unit, "")} and ${printValue(high, unit, "")}`;

function detail(fact: Fact, currency: string): string {
  const head = `${fact.id}: ${fact.title}\n${summary(fact, currency)}`;
  if (fact.status === "missing") return head;
  const { sql, params, sources } = fact.provenance;
  return [
    head,
    `window: ${fact.window.label}`,
    "",
    ...(isTable(fact)
      ? layTable(
          fact.columns,
          fact.rows.map((row) => row.map((cell) => printCell(cell, currency))),
          { right: numeric(fact.rows) },
        )
      : sliceLines(fact, currency)),
    ...fact.caveats.map((caveat) => `caveat: ${caveat}`),
    `sources: ${sources.map(({ table, rows: number }) => `${table} (${number.toLocaleString("en-US")})`).join(", ")}`,
    `parameters: ${JSON.stringify(params)}`,
    `sql:\n${sql}`,
  ].join("\n");
}

function sliceLines({ slices, unit }: MeasuredFact, currency: string): string[] {
  return Object.entries(slices).flatMap(([dimension, entries]) =>
    entries.length === 0
      ? []
      : [
          ...layTable(
            [`by ${dimension}`, "Value", "Records", "Between"],
            entries.map((slice) => [
              slice.key,
              printValue(slice.value, unit, currency),
              slice.sample.toLocaleString("en-US"),
              between(slice, unit),
            ]),
            { right: [1, 2] },
          ),
          "",
        ],
  );
}

const printCell = (cell: Cell, currency: string): string =>
  "text" in cell
    ? cell.text
    : "missing" in cell
      ? `missing: ${cell.missing}`
      : printValue(cell.value, cell.unit, currency);

/** Columns that hold numbers. */
const numeric = (rows: readonly Cell[][]): number[] =>
  (rows[0] ?? []).flatMap((cell, column) => ("value" in cell ? [column] : []));

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
