import { constants, copyFileSync, existsSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import { isoDay } from "../../clock/iso-day.ts";
import type { Guess } from "../../facts/guess.ts";
import { guessSettings } from "../../facts/guesses.ts";
import { InputError, whyUnreadable } from "../../finding.ts";
import { sampleSettings } from "../../portal/sample/sample.ts";
import { settingNames } from "../../settings/catalogue.ts";
import { doesSet, settingsFile, settingsWithoutFile } from "../../settings/load.ts";
import { type Settings, settingsSchema } from "../../settings/schema.ts";
import { type SetLine, writeSettings } from "../../settings/write.ts";
import { openRecords } from "../ground.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

const zoneSetting = "business_hours.time_zone";

interface InitOptions extends CommonOptions {
  force?: boolean;
}

/**
 * Writes `concord.yaml` from what the portal shows, each guess marked as one. A file that is there already is replaced
 * only with `--force` or where a person at the terminal says so, and is kept beside the new one.
 */
export async function init(options: InitOptions, around: Surroundings): Promise<number> {
  const { cwd, print, printError } = around;
  const file = settingsFile(cwd);
  const isThere = existsSync(file);
  if (isThere) await askToReplace(file, options, around);

  // The sample's people live in a time zone that its records don't tell; all else is to be guessed.
  const { time_zone } = sampleSettings.business_hours;
  const known = settingsWithoutFile(options.set, options.sample ? { business_hours: { time_zone } } : {});
  const given = givenLines(known, options);
  const { db, sheet } = openRecords(options, cwd, known);
  const guesses = guessSettings({ db, sheet, settings: known }, (name) =>
    given.some(({ setting }) => setting === name),
  );

  const guessed = guesses.map(({ because, ...guess }): SetLine => ({ ...guess, comment: `guess: ${because}` }));
  const lines = [...given, ...zoneOfHours(guessed, known), ...guessed];
  const text = writeSettings(header(guesses, sheet.asOf), lines);
  const settings = settingsSchema.parse(parse(text) ?? {});
  const kept = isThere ? keepOld(file) : undefined;
  write(file, text, isThere);

  const keptWhere = kept && `The old file is kept as ${basename(kept)}.`;
  if (options.json) {
    print(JSON.stringify({ file, settings, guesses }, null, 2));
    if (keptWhere) printError(keptWhere);
    return 0;
  }
  print(`Wrote ${file}.`);
  if (keptWhere) print(keptWhere);
  if (guesses.length === 0) {
    print("The portal shows none of the settings, so each stands there as an example behind a #.");
    return 0;
  }
  print(`Guessed from portal ${sheet.portal} as of ${isoDay(sheet.asOf)}; look each over:`);
  const width = Math.max(...guesses.map(({ setting }) => setting.length));
  for (const { setting, value, because } of guesses)
    print(`  ${setting.padEnd(width)}  ${[value].flat().join(", ")}  (${because})`);
  return 0;
}

async function askToReplace(file: string, { force }: InitOptions, { ask }: Surroundings): Promise<void> {
  if (force) return;
  if (!ask)
    throw new InputError(
      `${file} is there already; --force replaces it and keeps the old one as ${basename(file)}.bak.`,
    );
  const answer = await ask(`Replace ${basename(file)}? [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim()))
    throw new InputError(`${file} is left as it was, because nobody said yes to a new one.`);
}

/** What the command line sets, and of the sample what it says itself. */
const givenLines = (settings: Settings, { set, sample }: InitOptions): SetLine[] =>
  settingNames.flatMap((setting): SetLine[] => {
    const value = setting
      .split(".")
      .reduce<unknown>((group, key) => (group as Record<string, unknown>)?.[key], settings);
    if (value === undefined) return [];
    if (set.some((override) => doesSet(override, setting))) return [{ setting, value, comment: "given with --set" }];
    return sample && setting === zoneSetting ? [{ setting, value, comment: "of the sample" }] : [];
  });

/** The time zone that guessed hours were read in, for they are wrong in another; a zone that was given comes first. */
const zoneOfHours = (guessed: readonly SetLine[], { business_hours: { time_zone } }: Settings): SetLine[] => {
  const comment = `the default; \`coord init --set ${zoneSetting}=NAME\` reads the hours below in another`;
  const hasHours = guessed.some(({ setting }) => setting === "business_hours.start");
  return hasHours ? [{ setting: zoneSetting, value: time_zone, comment }] : [];
};

const header = (guesses: readonly Guess[], asOf: number): string[] => [
  guesses.length > 0
    ? `How this company works. What is marked \`guess\` was read from the CRM records as of ${isoDay(asOf)}: look it over.`
    : "How this company works. The CRM records show nothing of it yet.",
  "A setting behind a # is an example and not in force: take the # away and write what is true of you.",
  "What is not set takes its default where it has one, and is a missing signal in the documents where not.",
];

/** Copies a file to NAME.bak, or to the first NAME.bak.2, NAME.bak.3 that is free; gives the copy's path. */
function keepOld(file: string): string {
  for (let number = 1; ; number++) {
    const copy = number === 1 ? `${file}.bak` : `${file}.bak.${number}`;
    try {
      copyFileSync(file, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST")
        throw new InputError(`${file} can't be kept as ${copy} (${whyUnreadable(error)}), so it was not replaced.`);
    }
  }
}

function write(file: string, text: string, mayReplace: boolean): void {
  try {
    writeFileSync(file, text, { flag: mayReplace ? "w" : "wx" });
  } catch (error) {
    throw new InputError(`${file} can't be written (${whyUnreadable(error)}); check the folder.`);
  }
}
