import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { settingNames } from "../../src/settings/catalogue.ts";
import { lintSettings, loadSettings, settingsFile } from "../../src/settings/load.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { writeSettings } from "../../src/settings/write.ts";
import { temporaryFolder } from "../support.ts";

/** The settings of a text as `concord.yaml`, which must be without a finding. */
function load(text: string) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "concord.yaml"), text);
  expect(lintSettings(settingsFile(folder))).toEqual([]);
  return loadSettings(folder);
}

/** The text with every commented setting in force. */
const uncommented = (text: string): string => text.replace(/^( *)# ( *[a-z_]+:)/gm, "$1$2");

/** The names of the settings that a text shows, in force or behind a #. */
function shown(text: string): string[] {
  const names: string[] = [];
  let group = "";
  for (const [, indent, name, value] of uncommented(text).matchAll(/^( *)([a-z_]+):(.*)$/gm)) {
    if (indent !== "") names.push(`${group}.${name}`);
    else if (value?.trim() === "") group = name!;
    else names.push(name!);
  }
  return names;
}

/** The names of the settings that the schema knows; of a group, those of its members. */
const known = (shape: z.core.$ZodShape = settingsSchema.shape, group = ""): string[] =>
  Object.entries(shape).flatMap(([name, schema]) => {
    const inner = bare(schema);
    return inner instanceof z.ZodObject ? known(inner.shape, `${name}.`) : [`${group}${name}`];
  });

/** A schema without what makes it optional or gives it a default. */
const bare = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? bare(schema.unwrap())
    : schema;

test("a file with nothing set shows every setting behind a #, and loads as no settings", () => {
  const text = writeSettings(["How this company works."], []);
  expect(text.split("\n")[0]).toBe("# How this company works.");
  expect(shown(text).toSorted()).toEqual(known().toSorted());
  expect(settingNames.toSorted()).toEqual(known().toSorted());
  expect(parse(text)).toBeNull();
  expect(load(text)).toEqual(settingsSchema.parse({}));
});

test("each example is a value that the setting takes", () => {
  const settings = load(uncommented(writeSettings(["How this company works."], [])));
  expect(settings).toMatchObject({ company: "Acme Analytics", team_sizes: { sdr: 4 }, exchange_rates: { EUR: 1.08 } });
});

test("closed sets are named with all that is in them", () => {
  const text = writeSettings([], []);
  expect(text).toContain("# sales_motion: inbound-led   # inbound-led, outbound-led, plg or mixed");
  expect(text).toContain("# routing_method: round-robin   # round-robin, territory, manual or none");
  expect(text).toContain("# channels: [slack, email]   # any of slack, teams, email or none");
  expect(text).toContain("#   marketing: professional   # free, starter, professional or enterprise");
});

test("a setting is in force with its comment, the rest of its group behind a #", () => {
  const text = writeSettings(
    [],
    [
      { setting: "team_sizes.sdr", value: 6, comment: "guess: six\nof them" },
      { setting: "required_fields", value: ["email", "source"], comment: "guess: so it seems" },
      { setting: "business_hours.start", value: "08:00", comment: "guess: early" },
    ],
  );
  expect(text).toContain(
    [
      "team_sizes:",
      "  # marketing: 5   # head count",
      "  sdr: 6   # guess: six of them",
      "  # ae: 6",
      "# sales_motion:",
    ].join("\n"),
  );
  const settings = load(text);
  expect(settings.team_sizes).toEqual({ sdr: 6 });
  expect(settings.required_fields).toEqual(["email", "source"]);
  expect(settings.business_hours).toMatchObject({ start: "08:00", end: "17:00" });
  expect(shown(text).toSorted()).toEqual(known().toSorted());
});

test.each(["Acme: the #1", "yes", "null", '"quoted"', "two\nlines", "- dash", "[list]", "{{x}}", "1.5", "Köln", " "])(
  "a text such as %j stays a text",
  (value) => {
    expect(load(writeSettings([], [{ setting: "company", value, comment: "given" }])).company).toBe(value);
  },
);
