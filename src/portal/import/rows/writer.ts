import type { Origin, RecordWriter } from "../../records.ts";
import type { Alternatives } from "../alternatives.ts";
import type { Identity } from "../identity.ts";
import type { Versions } from "../versions.ts";
import type { Row } from "./reader.ts";

/** What a row is written with. */
export interface Desk {
  source: string;
  identity: Identity;
  versions: Versions;
  records: RecordWriter;
  alternatives: Alternatives;
}

/** Writes the records of one row. Throws Rejected with the reason for a row that can't be one. */
export type RowWriter = (row: Row, origin: Origin, desk: Desk) => void;
