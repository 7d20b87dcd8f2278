import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/library/agent.ts";
import { parseMission } from "../../src/library/mission.ts";
import { parseSkill } from "../../src/library/skill.ts";
import { AGENT, MISSION, skill } from "./fixture.ts";

describe("agent", () => {
  test("everything the format holds", () => {
    const { item, findings } = parseAgent(AGENT, "/a/handoff-analyst.md");
    expect(findings).toEqual([]);
    expect(item).toMatchObject({
      name: "handoff-analyst",
      role: "Analyst",
      expertise: ["Handoffs", "Waiting times"],
      capabilities: [{ name: "Waiting", items: ["Measures waits", "Names the owner"] }],
      usage: [{ name: "Waiting Report", text: "Report how long leads wait." }],
      enhances: ["test-mission"],
      promptTemplate: "You read {{lead_volume}} leads.\n\n## Not a heading",
      integrations: ["hubspot-connector (for leads)"],
      triggers: ["why do leads wait", "where do leads wait", "Waiting Report", "Report how long leads wait."],
    });
  });

  test.each([
    ["a text with commas", "tools: Read, Bash(git add, git commit), Grep"],
    ["a text with blanks", "tools: Read Bash(git add, git commit) Grep"],
    ["a list in brackets", "tools: [Read, Bash(git add, git commit), Grep]"],
    ["a list", 'tools:\n  - Read\n  - "Bash(git add, git commit)"\n  - Grep'],
  ])("a subagent file of Claude Code, its tools as %s", (_name, tools) => {
    const text = `---\nname: reviewer\ndescription: Reviews: carefully\n${tools}\nmodel: sonnet\ncolor: green\n---\nYou review.\n`;
    const { item, findings } = parseAgent(text, "/a/reviewer.md");
    expect(item).toMatchObject({
      tools: ["Read", "Bash(git add, git commit)", "Grep"],
      model: "sonnet",
      extra: { color: "green" },
      description: "Reviews: carefully",
    });
    expect(findings).toMatchObject([{ rule: "front-matter/unquoted-colon", line: 3 }]);
  });

  test("a fence that is never closed swallows no heading", () => {
    const { item } = parseAgent(AGENT.replace("## Not a heading\n```", "## Not a heading"), "/a/handoff-analyst.md");
    expect(item?.integrations).toEqual(["hubspot-connector (for leads)"]);
  });

  test("a bad name is an error that says what to mend, and no agent", () => {
    const { item, findings } = parseAgent(AGENT.replace("name: handoff-analyst", "name: Handoff Analyst"), "a.md");
    expect(item).toBeUndefined();
    expect(findings).toMatchObject([{ rule: "front-matter/name", severity: "error", file: "a.md", line: 2 }]);
    expect(findings[0]?.message).toBe(
      'Unexpected "Handoff Analyst" in `name`, expected 1 to 64 of a-z, 0-9 and single hyphens',
    );
  });
});

describe("skill", () => {
  const more = 'allowed-tools: Read Bash(git log) Write\nmetadata:\n  version: 1.0\n  triggers: ["one, two", three]\n';

  test("tools as a text or a list, metadata as texts", () => {
    const { item, findings } = parseSkill(skill("a", "Does", more), "/s/a/SKILL.md");
    expect(findings).toEqual([]);
    expect(item).toMatchObject({
      dir: "/s/a",
      allowedTools: ["Read", "Bash(git log)", "Write"],
      metadata: { version: "1" },
      triggers: ["one, two", "three"],
    });
    const listed = parseSkill(skill("a", "Does", "allowed-tools:\n  - Read\n"), "/s/a/SKILL.md");
    expect(listed.item?.allowedTools).toEqual(["Read"]);
  });

  test.each([
    [skill("a", '""'), "front-matter/description"],
    [skill("A b", "x"), "front-matter/name"],
    [skill("a--b", "x"), "front-matter/name"],
    [skill("a".repeat(65), "x"), "front-matter/name"],
    ["---\nname: a\n---\n", "front-matter/description"],
    [skill("a", "x", "metadata: text\n"), "front-matter/metadata"],
  ])("refuses with a finding %#", (text, rule) => {
    const { item, findings } = parseSkill(text, "/s/a/SKILL.md");
    expect(item).toBeUndefined();
    expect(findings[0]).toMatchObject({ rule, severity: "error" });
  });

  test.each([
    [skill("b"), "skill/name-is-folder", 2],
    [skill("a", "x".repeat(1025)), "skill/description-length", 3],
    [skill("a", "Use when: leads rot"), "front-matter/unquoted-colon", 3],
    [skill("a", '"Lead intake" skill: use it when leads come in'), "front-matter/unquoted-colon", 3],
  ])("loads with a warning %#", (text, rule, line) => {
    const { item, findings } = parseSkill(text, "/s/a/SKILL.md");
    expect(item?.kind).toBe("skill");
    expect(findings).toMatchObject([{ rule, severity: "warning", line }]);
  });

  test("a text without front matter is a skill named after its path, with one finding", () => {
    const text = "Close the gap\nDraft and enforce an SLA that both teams would sign, and keep it alive\n\nMore.\n";
    const { item, findings } = parseSkill(text, "/x/003_Close The Gap.txt");
    expect(item).toMatchObject({
      name: "003-close-the-gap",
      description: "Close the gap Draft and enforce an SLA that both teams would sign, and keep it alive",
    });
    expect(findings).toMatchObject([{ rule: "front-matter/absent", severity: "warning", line: 1 }]);
    expect(parseSkill(text, "/s/lead-intake/SKILL.md").item?.name).toBe("lead-intake");
    expect(parseSkill("---\njust words\n---\nText", "/s/b/SKILL.md").item?.name).toBe("b");
  });

  test("keys that are left empty, and metadata of other types, are read all the same", () => {
    const { item, findings } = parseSkill(
      skill("a", "Does", "license:\nmetadata:\n  deep: { a: 1 }\n  none:\n"),
      "/s/a/SKILL.md",
    );
    expect(findings).toEqual([]);
    expect(item).toMatchObject({ metadata: { deep: '{"a":1}', none: "" } });
    expect(parseSkill(skill("a", "Does", "metadata:\n"), "/s/a/SKILL.md").item?.metadata).toEqual({});
  });

  test("every field of the format, and what is beside it", () => {
    const text = skill(
      "a",
      "Does",
      'license: MIT\ncompatibility: Needs HubSpot\nversion: 2\nmetadata:\n  related-skills: "b, c"\n',
    );
    expect(parseSkill(text, "/s/a/SKILL.md").item).toMatchObject({
      license: "MIT",
      compatibility: "Needs HubSpot",
      related: ["b", "c"],
      extra: { version: 2 },
    });
  });

  test("work that is turned away: from metadata, with commas and arrows, and from prose", () => {
    const listed = skill(
      "a",
      "Does",
      'metadata:\n  negative-triggers: "SLA design -> sla-skill, \\"MQLs, SQLs\\" -> sla-skill; haiku"\n',
    );
    expect(parseSkill(listed.replaceAll('\\\\"', '\\"'), "/s/a/SKILL.md").item?.negatives).toEqual([
      { text: "SLA design", redirect: "sla-skill" },
      { text: "MQLs, SQLs", redirect: "sla-skill" },
      { text: "haiku" },
    ]);
    const told = skill("a", "Does. Do NOT trigger for SLA design or MQL work. Use the sla-skill skill for those.");
    expect(parseSkill(told, "/s/a/SKILL.md").item?.negatives).toEqual([
      { text: "SLA design", redirect: "sla-skill" },
      { text: "MQL work", redirect: "sla-skill" },
    ]);
  });
});

describe("mission", () => {
  test("the whole format", () => {
    const { item, findings } = parseMission(MISSION, "/m/MISSION.md");
    expect(findings).toEqual([]);
    expect(item).toMatchObject({
      name: "test-mission",
      triggers: ["map it", "mend it"],
      type: "Integration",
      duration: "1 hour",
      objective: "Mend the handoff.",
      inputs: [
        { name: "Lead Flow", required: true, description: "Counts" },
        { name: "Survey", required: false, description: "Answers" },
      ],
      successCriteria: ["Mapped", "Mended"],
      impact: ["Prospects: more", "Speed: faster", "Overall: better"],
      challenges: [{ name: "Delay", strategy: "Automate", implementation: "Alerts" }],
      startCommand: "/coord test-mission",
    });
    expect(item?.phases).toEqual([
      {
        number: 1,
        title: "Map",
        duration: "60-90 minutes",
        lead: "handoff-analyst",
        support: ["handoff-analyst", "nobody-here"],
        objective: "See it",
        tasks: ["Walk the journey", "Rank the leaks"],
        deliverables: ["A map", "A ranking"],
        documents: ["customer-journey", "integration-framework"],
      },
      {
        number: 2,
        title: "Mend",
        duration: "",
        lead: "handoff-analyst",
        support: [],
        objective: "",
        tasks: ["Mend the worst leak"],
        deliverables: ["A plan"],
        documents: [],
      },
    ]);
  });

  test("without front matter its name is the start command's, else the path's", () => {
    const body = MISSION.slice(MISSION.indexOf("# Mission"));
    expect(parseMission(body, "/m/other.md").item).toMatchObject({
      name: "test-mission",
      description: "Mend the handoff.",
    });
    expect(parseMission(body.replace("/coord", "/go"), "/m/other/MISSION.md").item?.name).toBe("other");
  });

  test("a fence left open in one phase costs the next one nothing, and is told at its line", () => {
    const { item, findings } = parseMission(
      MISSION.replace("2. Rank the leaks\n```", "2. Rank the leaks"),
      "/m/MISSION.md",
    );
    expect(item?.phases.map(({ tasks, deliverables }) => [tasks, deliverables])).toEqual([
      [
        ["Walk the journey", "Rank the leaks"],
        ["A map", "A ranking"],
      ],
      [["Mend the worst leak"], ["A plan"]],
    ]);
    expect(findings).toMatchObject([{ rule: "markdown/unclosed-fence", line: 32 }]);
  });

  test("agents are named with or without the @, and in any case", () => {
    const named = MISSION.replace(
      "@handoff-analyst, @nobody-here",
      "handoff-analyst, @Campaign_Execution and `@other-one`",
    );
    expect(parseMission(named, "m.md").item?.phases[0]?.support).toEqual([
      "handoff-analyst",
      "campaign-execution",
      "other-one",
    ]);
  });

  test("a phase without tasks or deliverables, and a number that stands twice, are told", () => {
    const thin = MISSION.replace("1. Mend the worst leak\n", "")
      .replace("- A plan\n", "")
      .replace("### Phase 2", "### Phase 1");
    expect(parseMission(thin, "/m/MISSION.md").findings.map(({ rule }) => rule)).toEqual([
      "mission/tasks",
      "mission/deliverables",
      "mission/phase-twice",
    ]);
  });

  test("no phase, or a phase without a lead, is an error at its line", () => {
    const without = parseMission(MISSION.replace("**Lead:** @handoff-analyst", ""), "m.md");
    expect(without).toMatchObject({ findings: [{ rule: "mission/lead", line: 42 }] });
    expect(without.item).toBeUndefined();
    expect(parseMission("# Mission: Empty\n", "/m/empty.md").findings).toMatchObject([{ rule: "mission/phases" }]);
  });
});
