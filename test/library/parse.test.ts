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
    [skill("b"), "skill/name-is-folder"],
    [skill("a", '""'), "front-matter/description"],
    [skill("a", "x".repeat(1025)), "front-matter/description"],
    [skill("a", "x", "metadata: text\n"), "front-matter/metadata"],
    ["# No front matter\n", "front-matter/name"],
  ])("refuses with a finding %#", (text, rule) => {
    const { item, findings } = parseSkill(text, "/s/a/SKILL.md");
    expect(item).toBeUndefined();
    expect(findings[0]).toMatchObject({ rule, severity: "error" });
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

  test("no phase, or a phase without a lead, is an error at its line", () => {
    const without = parseMission(MISSION.replace("**Lead:** @handoff-analyst", ""), "m.md");
    expect(without).toMatchObject({ findings: [{ rule: "mission/lead", line: 42 }] });
    expect(without.item).toBeUndefined();
    expect(parseMission("# Mission: Empty\n", "/m/empty.md").findings).toMatchObject([{ rule: "mission/phases" }]);
  });
});
