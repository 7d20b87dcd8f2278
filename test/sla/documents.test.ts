import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { layGround, writeBrief } from "../../src/briefs/brief.ts";
import { readKinds } from "../../src/briefs/kinds.ts";
import { checkDocument } from "../../src/documents/check.ts";
import { sentences } from "../../src/documents/prose.ts";
import { parseDocument, plain } from "../../src/documents/tree.ts";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { checkDraft } from "../../src/missions/produce.ts";
import { emptyPortal, type Portal } from "../../src/portal/portal.ts";
import { createSample, sampleAsOf } from "../../src/portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { diffStated, readDocumentTerms } from "../../src/sla/read-document.ts";
import { playbookWriter } from "../../src/writers/playbook.ts";

const library = await loadLibrary({ roots: [join(import.meta.dirname, "..", "..")], prebuilt: {} });
const { kinds } = readKinds(library);
const kind = kinds.find((candidate) => candidate.kind === "sales-marketing-sla")!;

function groundOf(portal: Portal, scenario: ScenarioName, request = "draft our SLA") {
  const settings = settingsSchema.parse(settingsOf(scenario));
  return layGround(request, createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf }), settings);
}

async function slaOf(ground: ReturnType<typeof layGround>) {
  const brief = writeBrief(ground, kind);
  const { markdown } = await playbookWriter.draft(brief);
  return { brief, ...(await checkDraft(brief, markdown)) };
}

const portals = new Map(
  scenarioNames.map((scenario) => [
    scenario,
    createSample({ scenario, leads: scenario === "small-team" ? 300 : 2000 }).portal,
  ]),
);
const of = (scenario: ScenarioName) => slaOf(groundOf(portals.get(scenario)!, scenario));

describe.each(scenarioNames)("the SLA on %s", (scenario) => {
  test("passes its spec, also when it is checked later without its draft", async () => {
    const { brief, text, result } = await of(scenario);
    expect(result.findings).toEqual([]);
    const evidence = { quantities: brief.quantities, spans: [], missing: [] };
    const later = await checkDocument(text, kind.spec, { evidence, variants: brief.variants });
    expect(later.findings).toEqual([]);
  });

  test("says in its tables what its terms say, so that they can be read back", async () => {
    const { brief, text } = await of(scenario);
    const stated = new Map(readDocumentTerms(await parseDocument(text)).map(({ term, value }) => [term, value]));
    const { marketing, sales } = brief.terms;
    const close = (value: number | undefined) => (value === undefined ? undefined : Math.round(value * 1000) / 1000);
    expect(stated.get("acceptance")).toBe(close(marketing.acceptance.value));
    expect(stated.get("completeness")).toBe(close(marketing.completeness.value));
    expect(stated.get("speed")).toBe(sales.speed.value);
    expect(stated.get("attainment")).toBe(close(sales.attainment.value));
    expect(stated.get("acceptance_window")).toBe(sales.acceptanceWindow.value);
    expect(stated.get("attempts")).toBe(sales.attempts.value);
    expect(stated.get("recalibrate")).toBe(brief.terms.recalibrateAfterMonths.value);
    for (const { name } of brief.terms.reasons) expect(stated.has(`reason.${name}`)).toBe(true);
  });
});

test("each adaptation is chosen from the portal and the settings, and changes the document", async () => {
  const shapes = await Promise.all(
    (["no-definitions", "small-team", "product-led", "buying-committee", "hubspot-and-salesforce"] as const).map(
      async (scenario) => [scenario, (await of(scenario)).brief.variants] as const,
    ),
  );
  for (const [scenario, variants] of shapes) expect(variants).toEqual([scenario]);
  expect((await of("slow-follow-up")).brief.variants).toEqual([]);
});

test("adaptations that the request asks for combine, each with its mark on the document", async () => {
  const words =
    "Draft our SLA. We have no agreed MQL or SQL definitions. We are a small team. Our motion is product-led. Our deals involve multi-person buying committees. Sales operates in Salesforce; marketing in HubSpot.";
  const { brief, text, result } = await slaOf(groundOf(portals.get("slow-follow-up")!, "slow-follow-up", words));
  expect(brief.variants).toHaveLength(5);
  expect(result.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  for (const mark of [
    "Draft: ",
    "Weekly sync",
    "Self-serve or sales",
    "More contacts from one company",
    "Across the sync",
  ])
    expect(text).toContain(mark);
});

test("an empty portal gives a draft for the workshop, and says what is not known", async () => {
  const settings = settingsSchema.parse({});
  const sheet = createFactSheet({ portal: emptyPortal(), settings, today: sampleAsOf });
  const { text, result } = await slaOf(layGround("", sheet, settings));
  expect(result.findings).toEqual([]);
  expect(text).toContain("Status: draft for the first definitions workshop");
  expect(text).toContain("proposed as a starting value");
  expect(text).not.toContain("What history shows");
});

test("portals with opposite troubles are diagnosed in other words: with numbers masked no two share more than half", async () => {
  const told = await Promise.all(
    (["slow-follow-up", "poor-lead-quality", "healthy"] as const).map(async (scenario) => {
      const { sections } = await parseDocument((await of(scenario)).text);
      const summary = sections.find(({ heading }) => heading.startsWith("I."))!;
      const said = summary.nodes.flatMap((node) => (node.type === "paragraph" ? sentences(plain(node)) : []));
      const rows = summary.tables.flatMap(({ rows: all }) => all.map(({ cells }) => cells.join(" | ")));
      return new Set([...said, ...rows].map((line) => line.replace(/\$?\d[\d,.]*%?/g, "#")));
    }),
  );
  for (const [index, one] of told.entries())
    for (const other of told.slice(index + 1)) {
      const shared = [...one].filter((line) => other.has(line)).length;
      expect(shared / Math.min(one.size, other.size)).toBeLessThanOrEqual(0.5);
    }
});

test("leaks, fixes, targets and ratings are those of each portal's own trouble", () => {
  const decisionsOf = (scenario: ScenarioName) => {
    const ground = groundOf(portals.get(scenario)!, scenario);
    const choice = (id: string) => ground.decisions.find((decision) => decision.id === id)!.choice;
    const { sales, marketing } = ground.terms;
    return [choice("leak"), choice("fix"), choice("rating"), sales.speed.value, marketing.acceptance.value];
  };
  expect(decisionsOf("slow-follow-up")).toEqual(["follow-up", "alert-and-revert", "BROKEN", 240, 0.75]);
  expect(decisionsOf("poor-lead-quality")).toEqual(["lead-quality", "definition-by-source", "INFORMAL", 30, 0.35]);
  expect(decisionsOf("healthy")).toEqual(["none", "adopt-terms", "INFORMAL", 30, 0.85]);
});

test("the same document against itself has no changed term, and a changed one is found", async () => {
  const { text } = await of("slow-follow-up");
  const ours = readDocumentTerms(await parseDocument(text));
  expect(diffStated(ours, ours)).toEqual([]);
  const edited = text
    .replace("has 8 working hours to set", "has 2 working hours to set")
    .replace(/^\| DUP-01 .*\n/m, "")
    .replace("| VP of Sales |\n\nAssigned", "| Dana Fox |\n\nAssigned");
  const changes = diffStated(ours, readDocumentTerms(await parseDocument(edited)));
  expect(changes.map(({ term, from, to }) => [term, from, to])).toEqual([
    ["acceptance_window", "8 working hours", "2 working hours"],
    ["reason.Duplicate", "Disqualified, does not come back", "not stated"],
    ["owner.disposition", "VP of Sales", "Dana Fox"],
  ]);
});
