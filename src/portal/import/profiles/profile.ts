import type { TableMap } from "../map.ts";

/** One kind of export: how its columns are called, and what tells it from others. */
export interface Profile {
  /** What a person calls it, such as "HubSpot contacts". */
  name: string;
  source: string;
  into: TableMap["into"];
  /** Field to the names that a column for it has, labels and internal names alike; the first that is there counts. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** Fields of which each column that is there is read; of these the first counts that isn't empty. */
  every?: readonly string[];
  /** Fields that must be there; `a|b` is either. */
  needs: readonly string[];
  /** Columns of which one must be there, because no other kind of export has them. */
  marks: readonly string[];
  /** Columns that must not be there. */
  not?: readonly string[];
  /** Columns that others have too: with one of `others` and none of its `own` a file is not taken for this kind. */
  tells?: { own: readonly string[]; others: readonly string[] };
  /** How ids of its records begin where their column is Salesforce's `Id`. */
  prefix?: string;
  /** Why a file of this kind is refused, and what to do instead. */
  refused?: string;
  /** Name of a dimension to the names that a column for it has. */
  dimensions?: Readonly<Record<string, readonly string[]>>;
  /** Columns of a pattern, with the field that the match gives. */
  patterns?: readonly { column: RegExp; field(found: RegExpExecArray): string }[];
  constants?: Readonly<Record<string, string>>;
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  dayFirst?: boolean;
}
