import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { chat } from "../../src/cli/chat.ts";
import { temporaryFolder } from "../support.ts";

async function talk(...lines: string[]): Promise<string> {
  return converse(temporaryFolder(), Readable.from(lines.map((line) => `${line}\n`)), []);
}

async function converse(cwd: string, input: Readable, out: string[]): Promise<string> {
  const print = (line: string) => out.push(line);
  const code = await chat({ set: [], sample: true }, { cwd, print, printError: print }, input, new PassThrough());
  expect(code).toBe(0);
  return out.join("\n");
}

test("a slash command and a plain sentence each run to their files", async () => {
  const out = await talk("/coord sales-marketing-alignment", "our VP of Sales thinks our leads are bad", "/quit");
  expect(out).toContain("mission-summary.md");
  expect(out).toContain("sales-leader-alignment-plan.md");
});

const planIn = (folder: string): string => {
  const [file = ""] = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith("sales-leader-alignment-plan.md"));
  return readFileSync(join(folder, file), "utf8");
};

test("what a story leaves open is asked in one go, and what is answered is no missing signal", async () => {
  const folder = temporaryFolder();
  const lines = [
    "our VP of Sales says our leads are bad",
    "1 two years. 3 I sent him a deck in March",
    "reporting_line: we both report to the COO",
    "He also brings up the Lisbon summit with 80 scans and no meeting.",
    "",
  ];
  const out = await converse(folder, Readable.from(lines.map((line) => `${line}\n`)), []);
  expect(out.match(/^ {2}\d /gm)).toHaveLength(5);
  expect(out.match(/ended clean/g)).toHaveLength(1);
  const plan = planIn(folder);
  for (const told of [
    "It has gone on for two years",
    "I sent him a deck in March",
    "Going to the COO",
    "the Lisbon summit",
  ])
    expect(plan).toContain(told);
  expect(plan).toContain("SIGNAL MISSING: whether you are new to the role");
  expect(plan).not.toContain("SIGNAL MISSING: what you have already tried");
});

test("whoever skips the questions gets the plan with signals missing, also by leaving", async () => {
  for (const last of [["", "/quit"], ["/quit"], []]) {
    const folder = temporaryFolder();
    const lines = ["our VP of Sales says our leads are bad", ...last];
    await converse(folder, Readable.from(lines.map((line) => `${line}\n`)), []);
    expect(planIn(folder).match(/SIGNAL MISSING: (?:how long|whether|what you)/g)).toHaveLength(4);
  }
});

test("somebody new is asked of no past", async () => {
  const out = await talk("I start as CMO in May and want a good relationship with the CRO from day one", "");
  expect(out.match(/^ {2}\d .*/gm)).toEqual([
    expect.stringContaining("To whom do the two of you report"),
    expect.stringContaining("What stage is the company at"),
  ]);
});

test("help lists what there is, and quit leaves what comes after it unread", async () => {
  const out = await talk("/help", "/quit", "draft our SLA");
  expect(out).toContain("/coord NAME");
  expect(out).not.toContain("Phase 1");
});

test("an error ends the request and not the chat", async () => {
  const out = await talk("write a haiku", "/nonsense", "/coord nothing", "draft an SLA between sales and marketing");
  expect(out).toContain("Nothing here takes");
  expect(out).toContain("There is no /nonsense");
  expect(out).toContain("called nothing");
  expect(out).toContain("sales-marketing-sla.md");
});

const skillFile = (folder: string, name: string): string => {
  mkdirSync(join(folder, "skills", name), { recursive: true });
  return join(folder, "skills", name, "SKILL.md");
};
const skillText = (name: string, trigger: string): string =>
  `---\nname: ${name}\ndescription: Counts.\nmetadata:\n  triggers: ${trigger}\n---\n# Counts\n`;

test("a file that changes is picked up, and a broken edit keeps the last good version and says so", async () => {
  const folder = temporaryFolder();
  const file = skillFile(folder, "mine");
  writeFileSync(file, skillText("mine", "count the green apples"));
  const input = new PassThrough();
  const out: string[] = [];
  const chatting = converse(folder, input, out);
  const say = async (line: string, answer: string) => {
    const before = out.length;
    input.write(`${line}\n`);
    await vi.waitFor(() => expect(out.slice(before).join("\n")).toContain(answer), { timeout: 20_000 });
  };
  await say("count the green apples", "skill mine has no document");
  writeFileSync(file, skillText("mine", "weigh the red pears"));
  await say("weigh the red pears", "skill mine has no document");
  await say("count the green apples", "Nothing here takes");
  writeFileSync(file, "---\nname: [\n---\n");
  await say("weigh the red pears", "its last good version is used");
  await say("weigh the red pears", "skill mine has no document");
  input.end("/quit\n");
  await chatting;
});

test("a broken edit of an asset, a spec or the settings keeps the last good version too", async () => {
  const folder = temporaryFolder();
  const home = join(folder, "skills", "memo");
  writeFileSync(skillFile(folder, "memo"), skillText("memo", "write the funnel memo"));
  for (const part of ["assets", "outputs"]) mkdirSync(join(home, part));
  const spec = join(home, "outputs", "memo.yaml");
  const asset = join(home, "assets", "memo.hbs");
  const settings = join(folder, "concord.yaml");
  writeFileSync(spec, "document: memo\nversion: 1\ntitle: Memo\nsections:\n  - heading: A\n");
  writeFileSync(asset, "# Memo\n\n## A\n\nFor {{company}}.\n");
  writeFileSync(settings, "company: Acme\n");
  const input = new PassThrough();
  const out: string[] = [];
  const chatting = converse(folder, input, out);
  const say = async (answer: string) => {
    const before = out.length;
    input.write("write the funnel memo\n");
    await vi.waitFor(() => expect(out.slice(before).join("\n")).toContain(answer), { timeout: 20_000 });
    await vi.waitFor(() => expect(out.slice(before).join("\n")).toContain("ended clean"), { timeout: 20_000 });
  };
  await say("memo: clean");
  writeFileSync(asset, "{{#if company}}");
  await say("its last good version is used");
  writeFileSync(spec, "document: [\n");
  await say("outputs/memo.yaml");
  writeFileSync(settings, "colour: red\n");
  await say("concord.yaml");
  input.end("/quit\n");
  await chatting;
});

test("a request that fits two is asked back, and the number of one answers", async () => {
  const folder = temporaryFolder();
  for (const name of ["one", "two"]) writeFileSync(skillFile(folder, name), skillText(name, "count the green apples"));
  const out = await converse(folder, Readable.from(["count the green apples\n", "2\n"]), []);
  expect(out).toContain("Which is meant? 1 one, 2 two");
  expect(out).toContain("skill two has no document");
});
