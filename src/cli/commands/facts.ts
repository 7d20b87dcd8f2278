import { printValue } from "../../documents/quantity.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { type Cell, type Fact, isTable } from "../../facts/types.ts";
import { InputError } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { openGround } from "../ground.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

/** Prints the facts of a portal: a table, one fact with its query, or JSON. */
export async function printFacts(
  options: CommonOptions & { id?: string },
  { cwd, print }: Surroundings,
): Promise<number> {
  const { sheet, settings } = openGround(options, cwd);
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
  const width = Math.max(...facts.map((fact) => fact.id.length));
  for (const fact of facts) print(`${fact.id.padEnd(width)}  ${summary(fact, settings.currency)}`);
  return 0;
}

function one(sheet: FactSheet, id: string): Fact {
  if (sheet.ids.includes(id)) return sheet.get(id);
  const near = suggest(id, [...sheet.ids]);
  throw new InputError(`No fact is called ${id}; ${near ? `did you mean ${near}?` : "`coord facts` lists them."}`);
}

function summary(fact: Fact, currency: string): string {
  if (fact.status === "missing") return `missing: ${fact.check}`;
  if (isTable(fact)) return `table of ${fact.rows.length} rows: ${fact.columns.join(", ")}`;
  return `${printValue(fact.value, fact.unit, currency)}  (${fact.sample.toLocaleString("en-US")} records)`;
}

function detail(fact: Fact, currency: string): string {
  const head = `${fact.id}: ${fact.title}\n${summary(fact, currency)}`;
  if (fact.status === "missing") return head;
  const print = (cell: Cell) =>
    "text" in cell
      ? cell.text
      : "missing" in cell
        ? `missing: ${cell.missing}`
        : printValue(cell.value, cell.unit, currency);
  const rows = isTable(fact)
    ? fact.rows.map((row) => row.map(print).join(" | "))
    : Object.entries(fact.slices).flatMap(([dimension, slices]) =>
        slices.map(
          (slice) => `${dimension}="${slice.key}": ${printValue(slice.value, fact.unit, currency)} (${slice.sample})`,
        ),
      );
  const { sql, params, sources } = fact.provenance;
  return [
    head,
    `window: ${fact.window.label}`,
    ...rows.map((row) => `  ${row}`),
    ...fact.caveats.map((caveat) => `caveat: ${caveat}`),
    `sources: ${sources.map(({ table, rows: number }) => `${table} (${number})`).join(", ")}`,
    `parameters: ${JSON.stringify(params)}`,
    `sql:\n${sql}`,
  ].join("\n");
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
