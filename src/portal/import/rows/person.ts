import type { LeadId } from "../../records.ts";
import { idAlias } from "../identity.ts";
import type { Row } from "./reader.ts";
import type { Desk } from "./writer.ts";

/** The person that a row names as its lead. Throws Forgotten for one who was. */
export const personOf = (row: Row, { source, identity }: Desk): LeadId =>
  identity.refer(idAlias(source, row.need("lead")));
