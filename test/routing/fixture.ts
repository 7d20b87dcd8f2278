import type { Agent, Library, Mission, Skill } from "../../src/library/types.ts";

const skill = (name: string, triggers: string[], negatives: Skill["negatives"]): Skill => ({
  kind: "skill",
  name,
  description: name,
  file: `/skills/${name}/SKILL.md`,
  dir: `/skills/${name}`,
  triggers,
  body: "",
  negatives,
  allowedTools: [],
  metadata: {},
  related: [],
  extra: {},
  references: [],
});

const mission: Mission = {
  kind: "mission",
  name: "sales-marketing-alignment",
  description: "Aligns both functions",
  file: "/missions/sales-marketing-alignment.md",
  triggers: [
    "align sales and marketing",
    "alignment plan for sales and marketing",
    "map the complete customer journey",
  ],
  body: "",
  type: "",
  duration: "",
  difficulty: "",
  value: "",
  objective: "",
  inputs: [],
  phases: [],
  successCriteria: [],
  impact: [],
  resources: [],
  qualityStandards: [],
  successFramework: [],
  challenges: [],
  advancedStrategies: [],
};

export const agent = (name: string, triggers: string[]): Agent => ({
  kind: "agent",
  name,
  description: name,
  file: `/agents/${name}.md`,
  triggers,
  body: "",
  expertise: [],
  tools: [],
  extra: {},
  metadata: {},
  capabilities: [],
  usage: [],
  enhances: [],
  integrations: [],
});

export const LIBRARY: Library = {
  agents: [agent("test-analyst", ["Rank the points where customers are lost by what each costs"])],
  skills: [
    skill(
      "sales-leader-alignment",
      [
        "sales doesn't trust marketing",
        "VP of Sales thinks our leads are bad",
        "I can't get a seat at the pipeline review",
      ],
      [
        { text: "general SLA design", redirect: "sales-marketing-sla" },
        { text: "MQL definition work", redirect: "sales-marketing-sla" },
      ],
    ),
    skill(
      "sales-marketing-sla",
      ["draft an SLA between sales and marketing", "define MQL and SQL", "lead handoff agreement"],
      [{ text: "repairing trust with a sales leader", redirect: "sales-leader-alignment" }],
    ),
  ],
  missions: [mission],
  prompts: [],
  findings: [],
};

export const EMPTY: Library = { agents: [], skills: [], missions: [], prompts: [], findings: [] };
