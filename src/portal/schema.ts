import { records } from "./migrations/1-records.ts";
import { sources } from "./migrations/2-sources.ts";
import { forgotten } from "./migrations/3-forgotten.ts";
import { tables } from "./migrations/4-tables.ts";
import { numbers } from "./migrations/5-numbers.ts";
import { summary } from "./migrations/6-summary.ts";
import { handRaises } from "./migrations/7-hand-raises.ts";

/** Marks a SQLite file as a Concord portal ("CNCD"), so that another database is never taken for one. */
export const applicationId = 0x434e4344;

/** Schema migrations in order; `PRAGMA user_version` holds how many have run. Times are seconds since 1970, UTC. */
export const migrations: readonly string[] = [records, sources, forgotten, tables, numbers, summary, handRaises];
