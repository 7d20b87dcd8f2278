import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "../../src/documents/tree.ts";
import { coord, funnelFiles, funnelMap, type Outcome, temporaryFolder } from "../support.ts";

interface Delivered {
  kind: string;
  path: string;
  findings: unknown[];
}

const ended = ({ events }: Outcome) =>
  events.at(-1) as unknown as { type: string; status: string; run: string; documents: Delivered[]; files: string[] };
const textOf = (outcome: Outcome, kind: string): string =>
  readFileSync(ended(outcome).documents.find((document) => document.kind === kind)!.path, "utf8");

const kinds = [
  "customer-journey",
  "integration-framework",
  "sales-marketing-sla",
  "implementation-plan",
  "mission-summary",
];

test("the mission runs on the sample, phase by phase and agent by agent, and ends with its files", async () => {
  const folder = temporaryFolder();
  const { code, out } = await coord(folder, "sales-marketing-alignment", "--sample");
  expect(code).toBe(0);
  const order = [
    "Phase 1: Customer Journey Integration Analysis",
    "@pipeline-management supports",
    "@chassis-intelligence writes",
    "customer-journey: clean",
    "Phase 2: Integration Framework Development",
    "@brand-strategy supports",
    "@pipeline-management writes",
    "sales-marketing-sla: clean",
    "Phase 3: Implementation and Optimization",
    "@revenue-operations supports",
    "@campaign-execution writes",
    "mission-summary: clean",
    "ended clean",
    "Files:",
  ].map((line) => out.indexOf(line));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  for (const kind of kinds) expect(out.slice(out.indexOf("Files:"))).toContain(`${kind}.md`);
});

test("the mission's documents carry the numbers of real input, and flag what it can't tell", async () => {
  const folder = temporaryFolder();
  await coord(folder, "import", ...funnelFiles(folder), "--map", funnelMap(folder));
  const outcome = await coord(folder, "sales-marketing-alignment", "--portal", ".concord/portal.db", "--json");
  expect(outcome.code).toBe(0);
  expect(ended(outcome).status).toBe("clean");
  expect(ended(outcome).documents.map((document) => document.kind)).toEqual(kinds);
  expect(ended(outcome).documents.flatMap((document) => document.findings)).toEqual([]);
  const sla = textOf(outcome, "sales-marketing-sla");
  expect(sla).toContain("| MQLs in the window | 300 |");
  expect(sla).toContain("SIGNAL MISSING: the share of MQLs that sales accepts");
  expect(sla).toContain("SIGNAL MISSING: the time from qualification to the first outbound call");
  // Nothing stands in for what is not known: no acceptance, no response time is printed as measured.
  expect(sla).not.toMatch(/Decided MQLs that sales accepted|Median time from qualification/);
});

test("each event names its run, its moment and its type", async () => {
  const { events } = await coord(temporaryFolder(), "sales-marketing-sla", "--sample", "--json");
  for (const event of events)
    expect(event).toMatchObject({ run: expect.any(String), at: expect.any(String), type: expect.any(String) });
  expect(events[0]).toMatchObject({ type: "run.started" });
  expect(events.at(-1)).toMatchObject({ type: "run.finished", status: "clean", usage: { requests: 0 } });
});

test("an SLA is asked for in a sentence, and comes with eight sections, its tables and two valid diagrams", async () => {
  const outcome = await coord(temporaryFolder(), "Draft an SLA between sales and marketing", "--sample", "--json");
  expect(outcome.code).toBe(0);
  const sla = await parseDocument(textOf(outcome, "sales-marketing-sla"));
  expect(sla.sections.map((section) => section.heading).slice(0, 8)).toEqual([
    "I. ALIGNMENT HEALTH SUMMARY",
    "II. SHARED DEFINITIONS",
    "III. RECIPROCAL COMMITMENTS",
    "IV. HANDOFF & REVERT RULES",
    "V. FEEDBACK LOOP",
    "VI. SLA DASHBOARD SPEC",
    "VII. GOVERNANCE CADENCE",
    "VIII. 30 / 60 / 90 DAY ROLLOUT PLAN",
  ]);
  expect(sla.diagrams.map(({ kind, error }) => [kind, error])).toEqual([
    ["stateDiagram-v2", undefined],
    ["flowchart", undefined],
  ]);
  expect(sla.sections[1]?.diagrams[0]?.kind).toBe("stateDiagram-v2");
  expect(sla.sections[3]?.diagrams[0]?.kind).toBe("flowchart");
  expect(ended(outcome).files.map((file) => basename(file))).toContain("sla-terms.yaml");
});

test("a plan is made from the user's words alone, private, with no portal", async () => {
  const folder = temporaryFolder();
  const outcome = await coord(folder, "our VP of Sales thinks our leads are bad", "--json");
  expect(outcome.code).toBe(0);
  const [document] = ended(outcome).documents;
  expect(document?.kind).toBe("sales-leader-alignment-plan");
  const plan = await parseDocument(readFileSync(document!.path, "utf8"));
  expect(plan.title).toBe("SALES LEADER ALIGNMENT PLAN");
  expect(plan.fields.map((field) => field.name)).toEqual(["Misalignment type", "Urgency", "Built"]);
  expect(plan.sections.map((section) => section.heading).slice(0, 6)).toEqual([
    "SITUATION ASSESSMENT",
    "THE FIRST CONVERSATION",
    "THE FIRST CHANGE TO MAKE",
    "THE SEAT TO GET",
    "ESCALATION TRIGGER",
    "WHAT WILL NOT WORK IN THIS SITUATION",
  ]);
  expect(plan.text).toContain("VP of Sales");
  expect(plan.text).not.toContain("\u2014");
  expect(statSync(dirname(document!.path)).mode & 0o777).toBe(0o700);
  expect(statSync(document!.path).mode & 0o777).toBe(0o600);
});

test("the same input gives the same bytes", async () => {
  const folder = temporaryFolder();
  const first = await coord(folder, "sales-marketing-alignment", "--sample", "--json", "--out", "one");
  const second = await coord(folder, "sales-marketing-alignment", "--sample", "--json", "--out", "two");
  for (const kind of kinds) expect(textOf(first, kind)).toBe(textOf(second, kind));
});

test("a file that somebody edited is never overwritten", async () => {
  const folder = temporaryFolder();
  const run = () => coord(folder, "sales-marketing-sla", "--sample", "--out", "out");
  await run();
  const path = join(folder, "out", "sales-marketing-sla.md");
  await run();
  expect(readdirSync(join(folder, "out")).filter((name) => name.endsWith(".md"))).toEqual([
    "negotiation-sheet.md",
    "sales-marketing-sla.md",
  ]);
  writeFileSync(path, "ours now\n");
  await run();
  expect(readFileSync(path, "utf8")).toBe("ours now\n");
  expect(existsSync(join(folder, "out", "sales-marketing-sla.2.md"))).toBe(true);
});

test("runs are listed and shown", async () => {
  const folder = temporaryFolder();
  expect((await coord(folder, "runs")).out).toContain("No runs yet");
  const run = ended(await coord(folder, "sales-marketing-sla", "--sample", "--json")).run;
  const listed = JSON.parse((await coord(folder, "runs", "--json")).out);
  expect(listed.runs).toMatchObject([{ run, status: "clean", plan: "sales-marketing-sla", writer: "playbook" }]);
  const shown = JSON.parse((await coord(folder, "runs", "show", run, "--json")).out);
  expect(shown.events.at(-1)).toMatchObject({ type: "run.finished", run });
  expect((await coord(folder, "runs", "resume", run)).err).toContain("there is nothing to resume");
});

test("two portals with opposite troubles get opposite diagnoses", async () => {
  const slow = await coord(temporaryFolder(), "why", "draft our SLA", "--sample", "--json");
  const leak = JSON.parse(slow.out).decisions.find((decision: { id: string }) => decision.id === "leak");
  expect(leak).toMatchObject({ choice: "follow-up", confidence: "high" });
});

test("the mission's graph can be printed: intake, supports side by side, lead, check, repair, deliver", async () => {
  const { out } = await coord(temporaryFolder(), "sales-marketing-alignment", "--graph");
  for (const node of ["support", "lead", "check", "repair", "deliver"]) expect(out).toContain(node);
  expect(out).toContain("phase3");
});

test("settings shape the documents, and --set overrides them", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "concord.yaml"), "company: Acme | Co\nowners: { sales: Dana Fox }\nchannels: [teams]\n");
  const outcome = await coord(folder, "sales-marketing-sla", "--json", "--set", "owners.marketing=Lee Park");
  const text = textOf(outcome, "sales-marketing-sla");
  expect(outcome.code).toBe(0);
  expect(text).toContain("# Sales-Marketing SLA: Acme \\| Co");
  expect(text).toContain("Dana Fox");
  expect(text).toContain("Lee Park");
  expect(text).toContain("by Teams");
});

test("what the settings tell is used, and no longer called missing", async () => {
  const folder = temporaryFolder();
  const settings = [
    "hub_editions: { marketing: starter, sales: starter }",
    "lifecycle_setup: Default stages and Demo Booked",
    "speed_to_lead: median 4 hours",
  ];
  writeFileSync(join(folder, "concord.yaml"), settings.join("\n"));
  const outcome = await coord(folder, "sales-marketing-sla", "--json");
  const text = textOf(outcome, "sales-marketing-sla");
  expect(outcome.code).toBe(0);
  expect(text).toContain("Marketing Hub Starter and Sales Hub Starter");
  expect(text).not.toContain("SIGNAL MISSING: the HubSpot editions");
  expect(text).toContain('"Default stages and Demo Booked"');
  expect(text).toContain('"median 4 hours"');
});

test("a project's own skill comes before the built-in one", async () => {
  const folder = temporaryFolder();
  const skill = join(folder, "skills", "churn-review");
  mkdirSync(join(skill, "outputs"), { recursive: true });
  mkdirSync(join(skill, "assets"));
  writeFileSync(
    join(skill, "SKILL.md"),
    '---\nname: churn-review\ndescription: Reviews churn. Triggers: "review our churn with sales".\n---\n# Churn\n',
  );
  writeFileSync(
    join(skill, "outputs", "churn-review.yaml"),
    "document: churn-review\nversion: 1\ntitle: Churn review\nsections:\n  - heading: Churn\n",
  );
  writeFileSync(join(skill, "assets", "churn-review.hbs"), "# Churn review\n\n## Churn\n\nLeads: [[lead_volume]].\n");
  const outcome = await coord(folder, "review our churn with sales", "--sample", "--json");
  expect(outcome.code).toBe(0);
  expect(textOf(outcome, "churn-review")).toContain("Leads: 505.");
});
