import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Context, readContext } from "../../src/briefs/context/context.ts";
import { slotsInFileName, slotsInHeading } from "../../src/briefs/context/naming.ts";
import { slots } from "../../src/briefs/context/slots.ts";
import { InputError } from "../../src/finding.ts";
import { temporaryFolder } from "../support.ts";

const agents = ".agents/product-marketing-context.md";
const claude = ".claude/product-marketing-context.md";

/** A project with these files. */
function project(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

const told = ({ filled }: Context) => filled.map(({ slot, file, how, text }) => [slot, file, how, text]);

test("a project without context has none", () => {
  expect(readContext(temporaryFolder())).toEqual({ filled: [], general: [] });
});

describe("a file is put to a slot", () => {
  test("by the option, whatever it is called", () => {
    const folder = project({ "sales-plan.md": "# Sales Plan\n\nQuota." });
    expect(told(readContext(folder, ["earlier-sla=sales-plan.md"]))).toEqual([
      ["earlier-sla", "sales-plan.md", "option", "# Sales Plan\n\nQuota."],
    ]);
    expect(told(readContext(folder, ["Earlier SLA=sales-plan.md"]))[0]![0]).toBe("earlier-sla");
  });

  test("by its name, whatever its headings say", () => {
    const folder = project({ "plans/2026_MarketingPlan-v2.md": "# Sales Plan\n\nReach." });
    expect(told(readContext(folder, ["plans/2026_MarketingPlan-v2.md"]))).toEqual([
      ["marketing-plan", "plans/2026_MarketingPlan-v2.md", "name", "# Sales Plan\n\nReach."],
    ]);
  });

  test("by its headings, each section with the smaller ones under it, and what is left as general context", () => {
    const folder = project({
      [agents]: `# Product Marketing Context

## Product Overview

Reports for analysts.

## 2. Brand Voice

Plain.

## Marketing Plan 2026

### Goals

Reach.

## Sales process and lead handoff

Two steps.

\`\`\`
## Sales Plan
\`\`\`
`,
    });
    const { filled, general } = readContext(folder);
    expect(filled.map(({ slot, heading, text }) => [slot, heading, text])).toEqual([
      ["marketing-bible", "2. Brand Voice", "Plain."],
      ["marketing-plan", "Marketing Plan 2026", "### Goals\n\nReach."],
      ["pipeline-processes", "Sales process and lead handoff", "Two steps.\n\n```\n## Sales Plan\n```"],
      ["lead-flow-analysis", "Sales process and lead handoff", "Two steps.\n\n```\n## Sales Plan\n```"],
    ]);
    expect(general).toEqual([
      {
        file: agents,
        part: "rest",
        text: "# Product Marketing Context\n\n## Product Overview\n\nReports for analysts.",
      },
    ]);
  });

  test("by two sections of one file that mean the same slot", () => {
    const folder = project({ "notes.md": "## Positioning\r\n\r\nFirst.\r\n\r\n## Brand voice\r\n\r\nSecond.\r\n" });
    const { filled, general } = readContext(folder, ["notes.md"]);
    expect(filled).toMatchObject([{ heading: "Positioning; Brand voice", text: "First.\n\nSecond." }]);
    expect(general).toEqual([]);
  });

  test("by both slots of a name that names two, where no heading tells them apart", () => {
    const folder = project({
      "marketing-plan-and-content-calendar.md": "January.",
      "sales-plan-and-sales-bible.md": "## Sales Plan\n\nQuota.\n\n## Sales Bible\n\nPitch.",
    });
    const named = ["marketing-plan-and-content-calendar.md", "sales-plan-and-sales-bible.md"];
    expect(readContext(folder, named).filled.map(({ slot, how, text }) => [slot, how, text])).toEqual([
      ["marketing-plan", "name", "January."],
      ["content-calendar", "name", "January."],
      ["sales-bible", "heading", "Pitch."],
      ["sales-plan", "heading", "Quota."],
    ]);
  });

  test("not where nothing names one: it is kept as general context, once", () => {
    const folder = project({ "notes.txt": "Analysts buy.", "copy.txt": "Analysts buy." });
    expect(readContext(folder, ["notes.txt", "copy.txt"])).toEqual({
      filled: [],
      general: [{ file: "copy.txt", part: "whole", text: "Analysts buy." }],
    });
  });

  test("not by a heading that nobody wrote anything under", () => {
    const folder = project({ [agents]: "# Context\n\n## Sales Plan\n\n### Targets\n\n## Product\n\nReports.\n" });
    const { filled, general } = readContext(folder);
    expect(filled).toEqual([]);
    expect(general).toMatchObject([{ part: "whole" }]);
  });

  test("not by what means something else inside a section for another slot", () => {
    const folder = project({
      "notes.md": "## Sales playbook\n\n### Positioning\n\nLate.\n\n### Sales process\n\nTwo.\n",
    });
    expect(readContext(folder, ["notes.md"]).filled.map(({ slot, text }) => [slot, text])).toEqual([
      ["sales-bible", "### Positioning\n\nLate.\n\n### Sales process\n\nTwo."],
      ["pipeline-processes", "Two."],
    ]);
  });
});

test("files are read in their order, and a later one takes a slot from an earlier one and says so", () => {
  const folder = project({
    [agents]: "## Marketing Plan\n\nFrom agents.\n\n## Sales Plan\n\nFrom agents.",
    [claude]: "## Marketing Plan\n\nFrom claude.",
    "marketing-plan.md": "From the file.",
  });
  const plans = (named: string[]) =>
    readContext(folder, named).filled.map(({ slot, text, insteadOf }) => [slot, text, insteadOf]);
  expect(plans([])).toEqual([
    ["marketing-plan", "From claude.", [agents]],
    ["sales-plan", "From agents.", []],
  ]);
  expect(plans(["marketing-plan.md"])[0]).toEqual(["marketing-plan", "From the file.", [agents, claude]]);
  expect(plans(["marketing-plan=marketing-plan.md", `marketing-plan=${claude}`])[0]).toEqual([
    "marketing-plan",
    "## Marketing Plan\n\nFrom claude.",
    [agents, "marketing-plan.md"],
  ]);
});

test("an empty product-marketing-context.md gives nothing", () => {
  expect(readContext(project({ [agents]: "\n\n" }))).toEqual({ filled: [], general: [] });
});

test("a file outside the project is known by its bare name, so that no document tells where it lies", () => {
  const [folder, elsewhere] = [temporaryFolder(), project({ "sales-plan.md": "Quota." })];
  expect(told(readContext(folder, [join(elsewhere, "sales-plan.md")]))[0]![1]).toBe("sales-plan.md");
});

test("a path with an equals sign in it is a path", () => {
  const folder = project({ "q3=sales-plan.md": "Quota.", "a/b=sales-plan.md": "Quota." });
  for (const file of ["q3=sales-plan.md", "a/b=sales-plan.md"])
    expect(told(readContext(folder, [file]))[0]).toEqual(["sales-plan", file, "name", "Quota."]);
});

test.each<[name: string, argument: string, message: string]>([
  ["an unknown slot", "marketing-bibel=plan.md", "knows no slot `marketing-bibel`; did you mean marketing-bible?"],
  ["a slot that is near none", "budget=plan.md", "the slots are marketing-bible, marketing-plan, content-calendar"],
  ["a file that is not there", "gone.md", "gone.md can't be read as context (there is no such file); check the path."],
  ["a file for a slot that is not there", "sales-plan=gone.md", "gone.md can't be read as context"],
  ["a folder", "folder", "folder is a folder; name the files in it"],
  ["a binary file", "deck.pdf", "deck.pdf holds no text that can be read"],
  ["text in another encoding", "latin1.md", "latin1.md holds no text that can be read"],
  ["a file over 1 MB", "large.md", "large.md is too large for context (1.1 MB, at most 1 MB)"],
  ["an empty file", "empty.md", "empty.md is empty"],
  ["no file", " ", "--context takes a file, or SLOT=FILE; found ` `."],
  ["a slot without a file", "sales-plan=", "--context takes a file, or SLOT=FILE; found `sales-plan=`."],
])("%s is an input error", (_name, argument, message) => {
  const folder = project({
    "plan.md": "Reach.",
    "folder/x.md": "x",
    "deck.pdf": new Uint8Array([37, 80, 68, 70, 0, 1]),
    "latin1.md": new Uint8Array([71, 114, 252, 223, 101]),
    "large.md": "x".repeat(1_100_000),
    "empty.md": " \n",
  });
  const read = () => readContext(folder, [argument]);
  expect(read).toThrow(InputError);
  expect(read).toThrow(message);
});

test("a product-marketing-context.md that can't be read is an input error too", () => {
  expect(() => readContext(project({ [`${agents}/x`]: "" }))).toThrow(`${agents} is a folder`);
});

test("each slot is found by its own name, in a file's name and in a heading", () => {
  for (const { id, name } of slots) {
    expect([id, slotsInFileName(`${id}.md`)]).toEqual([id, [id]]);
    expect([id, slotsInHeading(`3. Our ${name} (FY26)`).map(({ slot }) => slot)]).toEqual([id, [id]]);
  }
});

test.each<[heading: string, slots: string[]]>([
  ["Halyard Analytics Marketing Plan", ["marketing-plan"]],
  ["Marketing Bible, Marketing Plan, Content Calendar", ["marketing-bible", "marketing-plan", "content-calendar"]],
  ["Customer journey: touchpoints", ["journey-data"]],
  ["Sales Processes", ["pipeline-processes"]],
  ["Current SLAs", ["earlier-sla"]],
  ["Uptime SLA", []],
  ["How our sales plan to follow up on each of them", []],
  ["Target Audience", []],
  ["Objections", []],
  ["", []],
])("the heading %j names %j", (heading, named) => {
  expect(slotsInHeading(heading).map(({ slot }) => slot)).toEqual(named);
});
