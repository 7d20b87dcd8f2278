import { basename } from "node:path";
import { InputError } from "../../finding.ts";
import type { CsvHead } from "./head.ts";
import type { ImportMap, TableMap } from "./map.ts";
import { hubspotProfiles } from "./profiles/hubspot.ts";
import { hubspotEventProfiles } from "./profiles/hubspot-events.ts";
import { hubspotHistoryProfiles } from "./profiles/hubspot-history.ts";
import { outreachProfiles } from "./profiles/outreach.ts";
import { type Profile, plainColumn } from "./profiles/profile.ts";
import { salesforceProfiles } from "./profiles/salesforce.ts";

const profiles: readonly Profile[] = [
  ...[...hubspotProfiles, ...hubspotHistoryProfiles, ...hubspotEventProfiles],
  ...[...salesforceProfiles, ...outreachProfiles],
];

/** A file with the tables that are read from it. */
export interface PlannedFile {
  head: CsvHead;
  /** What the file is, in words: "HubSpot contacts", or the map. */
  name: string;
  source: string;
  zone: string;
  tables: TableMap[];
  /** Columns that no table reads. */
  ignored: string[];
}

/**
 * What a file is: by the map where there is one, else one of the exports that are known by their columns. Throws
 * InputError for a file that is neither, with what the nearest lacks.
 */
export function recognise(head: CsvHead, map: ImportMap | undefined, zone: string): PlannedFile {
  return map ? byMap(head, map) : byColumns(head, zone);
}

function byMap(head: CsvHead, map: ImportMap): PlannedFile {
  const fitting = map.tables.filter((table) => table.file === undefined || basename(head.file).includes(table.file));
  const missing = fitting.map((table) => columnsOf(table).filter((column) => !head.columns.includes(column)));
  const tables = fitting.filter((_, index) => missing[index]!.length === 0);
  if (tables.length > 0) {
    return {
      head,
      name: `${map.source} (by the map)`,
      source: map.source,
      zone: map.time_zone,
      tables,
      ignored: ignored(head, tables),
    };
  }
  if (fitting.length === 0) {
    throw new InputError(
      `${head.file} fits no table of the map, each is for files of another name; add one or leave the file out.`,
    );
  }
  const nearest = missing.reduce((best, columns, at) => (columns.length < missing[best]!.length ? at : best), 0);
  throw new InputError(
    `${head.file} fits no table of the map: it has the columns ${list(head.columns)}, and the nearest table (${fitting[nearest]!.into}) ` +
      `also wants ${list(missing[nearest]!)}; add a table to the map or leave the file out.`,
  );
}

function byColumns(head: CsvHead, zone: string): PlannedFile {
  const columns = new Map(head.columns.toReversed().map((column) => [plainColumn(column), column]));
  const candidates = profiles
    .map((profile) => ({ profile, fit: fitOf(profile, columns) }))
    .filter(({ fit }) => fit.marks > 0)
    .sort(
      (a, b) => a.fit.missing.length - b.fit.missing.length || b.fit.marks - a.fit.marks || b.fit.mapped - a.fit.mapped,
    );
  const [best] = candidates;
  if (best && best.fit.missing.length === 0) {
    const table = tableOf(best.profile, head, columns);
    return {
      head,
      name: best.profile.name,
      source: best.profile.source,
      zone,
      tables: [table],
      ignored: ignored(head, [table]),
    };
  }
  if (best) {
    throw new InputError(
      `${head.file} looks like ${best.profile.name} and lacks ${list(best.fit.missing)}; export it again with ${best.fit.missing.length === 1 ? "that column" : "those columns"}, or name the columns in a --map.`,
    );
  }
  throw new InputError(
    `${head.file} is no export that is known by its columns (${list(head.columns)}); say which column is what in a YAML file and name it with --map.`,
  );
}

interface Fit {
  marks: number;
  mapped: number;
  missing: string[];
}

function fitOf(profile: Profile, columns: ReadonlyMap<string, string>): Fit {
  const has = (names: readonly string[] = []): boolean => names.some((name) => columns.has(plainColumn(name)));
  const isBarred = profile.not?.some((name) => columns.has(plainColumn(name)));
  return {
    marks: isBarred ? 0 : profile.marks.filter((name) => columns.has(plainColumn(name))).length,
    mapped: Object.values(profile.fields).filter(has).length,
    missing: profile.needs
      .filter((need) => !need.split("|").some((field) => has(profile.fields[field])))
      .map((need) => profile.fields[need.split("|")[0]!]?.[0] ?? need),
  };
}

function tableOf(profile: Profile, head: CsvHead, columns: ReadonlyMap<string, string>): TableMap {
  const targets = new Map<string, string[]>();
  const add = (column: string, field: string): void => {
    targets.set(column, [...(targets.get(column) ?? []), field]);
  };
  const find = (names: readonly string[]): string | undefined =>
    names.map((name) => columns.get(plainColumn(name))).find((found) => found !== undefined);
  for (const [field, names] of Object.entries(profile.fields)) {
    const column = find(names);
    if (column !== undefined) add(column, field);
  }
  for (const { column: pattern, field } of profile.patterns ?? []) {
    for (const column of head.columns) {
      const found = pattern.exec(column);
      if (found) add(column, field(found));
    }
  }
  const dimensions = Object.entries(profile.dimensions ?? {}).flatMap(([name, names]) => {
    const column = find(names);
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

const columnsOf = (table: TableMap): string[] => [...Object.keys(table.columns), ...Object.keys(table.dimensions)];

function ignored(head: CsvHead, tables: readonly TableMap[]): string[] {
  const read = new Set(tables.flatMap(columnsOf));
  return head.columns.filter((column) => !read.has(column));
}

const list = (names: readonly string[]): string =>
  names
    .map((name) => `\`${name}\``)
    .join(", ")
    .slice(0, 400);
