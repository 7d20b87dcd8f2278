import { InputError } from "../../finding.ts";
import { tablesOf } from "./by-map.ts";
import { listed } from "./columns.ts";
import { type Columns, columnsBy, fitOf, tableOf } from "./fit.ts";
import type { CsvHead } from "./head.ts";
import type { ImportMap, TableMap } from "./map.ts";
import { hubspotProfiles } from "./profiles/hubspot.ts";
import { hubspotActivityProfiles } from "./profiles/hubspot-activities.ts";
import { hubspotEventProfiles } from "./profiles/hubspot-events.ts";
import { hubspotHistoryProfiles } from "./profiles/hubspot-history.ts";
import { outreachProfiles } from "./profiles/outreach.ts";
import type { Profile } from "./profiles/profile.ts";
import { salesforceProfiles } from "./profiles/salesforce.ts";
import { salesforceActivityProfiles } from "./profiles/salesforce-activities.ts";

const profiles: readonly Profile[] = [
  ...[...hubspotProfiles, ...hubspotActivityProfiles, ...hubspotHistoryProfiles, ...hubspotEventProfiles],
  ...[...salesforceProfiles, ...salesforceActivityProfiles, ...outreachProfiles],
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
 * InputError for a file that is neither, with what the nearest lacks, and for one that could be two of them.
 */
export function recognise(head: CsvHead, map: ImportMap | undefined, zone: string): PlannedFile {
  if (map) {
    const tables = tablesOf(head, map);
    const name = `${map.source} (by the map)`;
    return { head, name, source: map.source, zone: map.time_zone, tables, ignored: ignored(head, tables) };
  }
  const columns = columnsBy(head);
  const { name, source, ...profile } = profileOf(head, columns);
  const tables = [tableOf({ name, source, ...profile }, head, columns)];
  return { head, name, source, zone, tables, ignored: ignored(head, tables) };
}

/** The kind of export that has a file's columns. */
function profileOf(head: CsvHead, columns: Columns): Profile {
  const fits = profiles
    .map((profile) => ({ profile, ...fitOf(profile, head, columns) }))
    .filter(({ profile, marks, missing }) => marks > 0 && (profile.refused === undefined || missing.length === 0));
  const [best] = fits
    .filter(({ isOther }) => !isOther)
    .sort((a, b) => a.missing.length - b.missing.length || b.marks - a.marks || b.mapped - a.mapped);
  if (best?.profile.refused !== undefined)
    throw new InputError(`${head.file} looks like ${best.profile.name}: ${best.profile.refused}`);
  if (best && best.missing.length === 0) return best.profile;
  const doubtful = fits.filter(({ isOther, missing }) => isOther && missing.length === 0).map(({ profile }) => profile);
  if (doubtful.length > 1 || (!best && doubtful.length > 0)) throw new InputError(whyDoubtful(head.file, doubtful));
  if (best) {
    const columnsToAdd = best.missing.length === 1 ? "that column" : "those columns";
    throw new InputError(
      `${head.file} looks like ${best.profile.name} and lacks ${listed(best.missing)}; export it again with ${columnsToAdd}, or name the columns in a --map.`,
    );
  }
  throw new InputError(
    `${head.file} is no export that is known by its columns (${listed(head.columns)}); say which column is what in a YAML file and name it with --map.`,
  );
}

/** Why a file is taken for none of some kinds: all that it has of them, others have too. */
function whyDoubtful(file: string, kinds: readonly Profile[]): string {
  const [one, ...more] = kinds.map(({ name }) => name);
  const telling = kinds.map(({ name, tells }) => {
    const [first, second] = tells!.own;
    return `with \`${first}\` or \`${second}\` if it is ${name}`;
  });
  return `${file} may be ${one} or ${more.length > 0 ? more.join(" or ") : "something else"}, since all its columns are of both; export it again ${telling.join(", ")}.`;
}

function ignored(head: CsvHead, tables: readonly TableMap[]): string[] {
  const read = new Set(tables.flatMap(({ columns, dimensions }) => [columns, dimensions].flatMap(Object.keys)));
  return head.columns.filter((column) => !read.has(column));
}
