import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ask } from "../../src/cli/ask.ts";
import { main } from "../../src/cli/main.ts";
import { createPortal } from "../../src/portal/portal.ts";
import { recordWriter } from "../../src/portal/records.ts";
import { lintSettings, loadSettings, settingsFile } from "../../src/settings/load.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { namedWriter } from "../named-writer.ts";
import { coord, temporaryFolder } from "../support.ts";

const fileOf = (folder: string): string => readFileSync(settingsFile(folder), "utf8");

/** Runs a command line where a person at the terminal gives this answer. */
async function answering(answer: string, cwd: string, ...argv: string[]) {
  const lines: string[] = [];
  const questions: string[] = [];
  const print = (line: string) => lines.push(line);
  const asked = async (question: string) => {
    questions.push(question);
    return answer;
  };
  const code = await main(argv, { cwd, print, printError: print, ask: asked });
  return { code, questions, out: lines.join("\n") };
}

test("the sample's file holds its guesses, each marked with what says so, and loads without a finding", async () => {
  const folder = temporaryFolder();
  const { code, out } = await coord(folder, "init", "--sample", "--json");
  expect(code).toBe(0);
  const { file, settings, guesses } = JSON.parse(out);
  expect(file).toBe(settingsFile(folder));
  expect(lintSettings(file)).toEqual([]);
  expect(loadSettings(folder)).toEqual(settings);
  expect(readdirSync(folder)).toEqual(["concord.yaml"]);

  const text = fileOf(folder);
  const written = parse(text);
  for (const { setting, value, because } of guesses) {
    expect(setting.split(".").reduce((group: Record<string, unknown>, key: string) => group[key], written)).toEqual(
      value,
    );
    expect(text).toContain(`   # guess: ${because}\n`);
  }
  const names = guesses.map(({ setting }: { setting: string }) => setting);
  for (const name of ["team_sizes.sdr", "team_sizes.ae", "deal_value", "sales_cycle_weeks", "monthly_mql_volume"])
    expect(names).toContain(name);
  for (const name of ["required_fields", "currency", "business_hours.start"]) expect(names).toContain(name);
  for (const name of ["company", "channels", "owners", "definitions"]) expect(text).toContain(`\n# ${name}:`);
  expect(written.business_hours.time_zone).toBe("America/New_York");
});

test("the sample's guesses are told on the terminal, with the portal they come from", async () => {
  const { out } = await coord(temporaryFolder(), "init", "--sample");
  expect(out).toContain("Guessed from portal sample as of 2026-06-30");
  expect(out).toMatch(/^ {2}deal_value +\d+ {2}\(median of \d+ won deals/m);
});

test("an empty portal gives a file of examples that sets nothing", async () => {
  const folder = temporaryFolder();
  const { code, out } = await coord(folder, "init");
  expect([code, out]).toEqual([0, expect.stringContaining("The portal shows none of the settings")]);
  expect(parse(fileOf(folder))).toBeNull();
  expect(lintSettings(settingsFile(folder))).toEqual([]);
  expect(loadSettings(folder)).toEqual(settingsSchema.parse({}));
  expect((await coord(folder, "facts")).code).toBe(0);
});

test("the same portal gives the same bytes", async () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [one, two]) await coord(folder, "init", "--sample");
  expect(fileOf(one)).toBe(fileOf(two));
});

test("a named portal is read, and what --set gives is no guess", async () => {
  const folder = temporaryFolder();
  const portal = createPortal(join(folder, "crm.db"));
  const write = namedWriter(recordWriter(portal.db));
  const origin = { importId: write.startImport("test", "test", "test", 0), line: 1 };
  write.lead({ id: "a", created: { at: 1_700_000_000, precision: "minute" } }, origin);
  const deal = { leadId: "a", outcome: "won", amount: 500, currency: "EUR", precision: "minute" } as const;
  write.deal({ id: "d", ...deal, createdAt: 1_700_000_000, closedAt: 1_700_604_800 }, origin);
  portal.db.close();
  const given = ["--set", "deal_value=900", "--set", 'company="Acme: the #1"', "--set", "team_sizes={marketing: 3}"];
  const { code } = await coord(folder, "init", "--portal", "crm.db", ...given);
  expect(code).toBe(0);
  const text = fileOf(folder);
  expect(text).toContain("\ndeal_value: 900   # given with --set\n");
  expect(text).toContain("\nsales_cycle_weeks: 1   # guess: ");
  expect(loadSettings(folder)).toMatchObject({
    currency: "EUR",
    company: "Acme: the #1",
    team_sizes: { marketing: 3 },
  });
});

test("without a terminal a file that is there is left alone, in one sentence that says how to replace it", async () => {
  const folder = temporaryFolder();
  writeFileSync(settingsFile(folder), "company: Acme\n");
  const { code, err } = await coord(folder, "init", "--sample");
  expect(code).toBe(2);
  expect(err).toContain("concord.yaml is there already; --force replaces it");
  expect(err.split("\n")).toHaveLength(1);
  expect(fileOf(folder)).toBe("company: Acme\n");
  expect(readdirSync(folder)).toEqual(["concord.yaml"]);
});

test.each(["", "n", "no", "yep"])("at a terminal %j is no yes, and nothing is written", async (answer) => {
  const folder = temporaryFolder();
  writeFileSync(settingsFile(folder), "company: Acme\n");
  const { code, questions, out } = await answering(answer, folder, "init");
  expect([code, questions]).toEqual([2, ["Replace concord.yaml? [y/N] "]]);
  expect(out).toContain("is left as it was");
  expect(fileOf(folder)).toBe("company: Acme\n");
  expect(readdirSync(folder)).toEqual(["concord.yaml"]);
});

test.each(["y", " YES "])("at a terminal %j replaces the file and keeps the old one", async (answer) => {
  const folder = temporaryFolder();
  writeFileSync(settingsFile(folder), "company: Acme\n");
  expect((await answering(answer, folder, "init")).code).toBe(0);
  expect(fileOf(folder)).toContain("# company: Acme Analytics");
  expect(readFileSync(`${settingsFile(folder)}.bak`, "utf8")).toBe("company: Acme\n");
});

test("where there is no file nobody is asked", async () => {
  expect((await answering("n", temporaryFolder(), "init")).questions).toEqual([]);
});

test("--force replaces even a broken file, and each old one is kept", async () => {
  const folder = temporaryFolder();
  for (const text of ["company: [\n", "company: Second\n", "company: Third\n"]) {
    writeFileSync(settingsFile(folder), text);
    const { code, questions, out } = await answering("n", folder, "init", "--force");
    expect([code, questions]).toEqual([0, []]);
    expect(out).toContain("The old file is kept as concord.yaml.bak");
  }
  expect(readdirSync(folder)).toEqual(["concord.yaml", "concord.yaml.bak", "concord.yaml.bak.2", "concord.yaml.bak.3"]);
  expect(readFileSync(join(folder, "concord.yaml.bak"), "utf8")).toBe("company: [\n");
  expect(readFileSync(join(folder, "concord.yaml.bak.3"), "utf8")).toBe("company: Third\n");
});

test.each([
  ["a portal that is not there", ["--portal", "gone.db"], "No portal at"],
  ["a sample and a portal at once", ["--sample", "--portal", "x.db"], "exclude each other"],
  ["a setting that is none", ["--set", "colour=red"], "--set: `colour` is no setting"],
])("%s is refused, and the old file stays", async (_name, argv, message) => {
  const folder = temporaryFolder();
  writeFileSync(settingsFile(folder), "company: Acme\n");
  const { code, err } = await coord(folder, "init", "--force", ...argv);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  expect(readdirSync(folder)).toEqual(["concord.yaml"]);
  expect(fileOf(folder)).toBe("company: Acme\n");
});

test("a folder where the file should be is named", async () => {
  const folder = temporaryFolder();
  mkdirSync(settingsFile(folder));
  const { code, err } = await coord(folder, "init", "--force");
  expect([code, err.split("\n").length]).toEqual([2, 1]);
  expect(existsSync(`${settingsFile(folder)}.bak`)).toBe(false);
});

test("guessed hours stand beside the time zone they were read in, and another can be given", async () => {
  const [utc, york] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [utc, york]) {
    const portal = createPortal(join(folder, ".concord", "portal.db"));
    const write = namedWriter(recordWriter(portal.db));
    const origin = { importId: write.startImport("test", "test", "test", 0), line: 1 };
    const monday = Date.parse("2026-01-05T14:10:00Z") / 1000;
    write.lead({ id: "a", created: { at: monday, precision: "minute" } }, origin);
    for (let id = 0; id < 160; id++) {
      const at = monday + Math.floor(id / 8) * 86_400 + (id % 8) * 3600 + (id % 7) * 60;
      const when = { at, precision: "minute" } as const;
      write.touch({ id: `${id}`, leadId: "a", channel: "call", direction: "outbound", when }, origin);
    }
    portal.db.close();
  }
  await coord(utc, "init");
  expect(fileOf(utc)).toContain("\n  time_zone: UTC   # the default; `coord init --set business_hours.time_zone=NAME`");
  expect(loadSettings(utc).business_hours).toMatchObject({ time_zone: "UTC", start: "14:00", end: "22:00" });
  await coord(york, "init", "--set", "business_hours.time_zone=America/New_York");
  expect(fileOf(york)).toContain("\n  time_zone: America/New_York   # given with --set\n");
  expect(loadSettings(york).business_hours).toMatchObject({ start: "09:00", end: "17:00" });
});

test("a question is answered by a line, and by nothing where the person leaves", async () => {
  const asked = (signal = new AbortController().signal) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    return { input, output, answer: ask("Replace? ", signal, input, output) };
  };
  const yes = asked();
  yes.input.write("y\n");
  expect(await yes.answer).toBe("y");
  expect(yes.output.read().toString()).toBe("Replace? ");
  const left = asked();
  left.input.end();
  expect(await left.answer).toBe("");
  const interrupt = new AbortController();
  const interrupted = asked(interrupt.signal);
  interrupt.abort();
  expect(await interrupted.answer).toBe("");
});
