import type { Db } from "../portal/portal.ts";
import type { Settings } from "../settings/schema.ts";
import type { FactSheet } from "./sheet.ts";

/** What a setting seems to be, by the records. */
export interface Guess {
  /** Its name in the settings, with a dot in a group: `team_sizes.sdr`. */
  setting: string;
  value: string | number | string[] | number[];
  /** What on record says so, with how much of it there is. */
  because: string;
}

/** What guesses are made on. `settings` holds what is known already. */
export interface Guessing {
  db: Db;
  sheet: FactSheet;
  settings: Settings;
}
