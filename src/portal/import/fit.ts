import { plainColumn } from "./columns.ts";
import { type CsvHead, firstRows } from "./head.ts";
import type { TableMap } from "./map.ts";
import type { Profile } from "./profiles/profile.ts";

/** Plain name to the column that has it; of several the first. */
export type Columns = ReadonlyMap<string, string>;

export const columnsBy = (head: CsvHead): Columns =>
  new Map(head.columns.toReversed().map((column) => [plainColumn(column), column]));

/** How well a file is one of a kind. */
export interface Fit {
  /** How many columns it has that no other kind has, or else 1 for such ids; 0 where it is none of the kind. */
  marks: number;
  /** Whether what it has is another kind's rather, as far as can be told. */
  isOther: boolean;
  /** How many fields have a column. */
  mapped: number;
  /** Columns that it needs and lacks. */
  missing: string[];
}

export function fitOf(profile: Profile, head: CsvHead, columns: Columns): Fit {
  const has = (names: readonly string[] = []): boolean => find(names, columns) !== undefined;
  const { marks, not, tells, needs, fields } = profile;
  const byIds = fitOfIds(profile, head, columns);
  return {
    marks:
      has(not) || byIds === "other"
        ? 0
        : marks.filter((name) => columns.has(plainColumn(name))).length || Number(byIds === "own"),
    isOther: byIds !== "own" && tells !== undefined && has(tells.others) && !has(tells.own),
    mapped: Object.values(fields).filter(has).length,
    missing: needs
      .filter((need) => !need.split("|").some((field) => has(fields[field])))
      .map((need) => fields[need.split("|")[0]!]?.[0] ?? need),
  };
}

/** An id of Salesforce that begins as those of leads, contacts, accounts, opportunities, users, tasks or events do. */
const RECORD_ID = /^(00[Q1356TU])[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/;

/** So many rows are looked at for the ids of their records. */
const looked = 20;

/** Whether the ids of the first rows are those of a kind's records or of another's; undefined where they don't tell. */
function fitOfIds({ prefix, fields }: Profile, head: CsvHead, columns: Columns): "own" | "other" | undefined {
  const column = prefix === undefined ? undefined : find(fields.id ?? [], columns);
  if (column === undefined) return undefined;
  const at = head.columns.indexOf(column);
  const prefixes = new Set(firstRows(head, looked).map((cells) => RECORD_ID.exec(cells[at]?.trim() ?? "")?.[1]));
  const [only] = prefixes;
  if (prefixes.size !== 1 || only === undefined) return undefined;
  return only === prefix ? "own" : "other";
}

const find = (names: readonly string[], columns: Columns): string | undefined =>
  names.map((name) => columns.get(plainColumn(name))).find((found) => found !== undefined);

/** How a file of a kind is read. */
export function tableOf(profile: Profile, head: CsvHead, columns: Columns): TableMap {
  const targets = new Map<string, string[]>();
  const add = (column: string, field: string): void => {
    targets.set(column, [...(targets.get(column) ?? []), field]);
  };
  for (const [field, names] of Object.entries(profile.fields)) {
    const found = names.flatMap((name) => columns.get(plainColumn(name)) ?? []);
    const read = profile.every?.includes(field) ? new Set(found) : found.slice(0, 1);
    for (const column of read) add(column, field);
  }
  for (const { column: pattern, field } of profile.patterns ?? []) {
    for (const column of head.columns) {
      const found = pattern.exec(column);
      if (found) add(column, field(found));
    }
  }
  const dimensions = Object.entries(profile.dimensions ?? {}).flatMap(([name, names]) => {
    const column = find(names, columns);
    return column === undefined ? [] : [[column, name]];
  });
  return {
    into: profile.into,
    columns: Object.fromEntries(targets),
    dimensions: Object.fromEntries(dimensions),
    constants: { ...profile.constants },
    values: Object.fromEntries(Object.entries(profile.values ?? {}).map(([field, values]) => [field, { ...values }])),
    ...(profile.dayFirst !== undefined && { day_first: profile.dayFirst }),
  };
}
