import type { Finding } from "../finding.ts";

interface Item {
  name: string;
  description: string;
  /** Absolute path of the markdown file. */
  file: string;
  /** Absolute path of the folder that holds `assets/`, `outputs/` and `references/`; absent for a single-file item. */
  dir?: string;
  /** Phrases that send a request here. */
  triggers: string[];
  /** Markdown without its front matter. */
  body: string;
}

/** A persona that leads or supports a phase; a subagent file of Claude Code is one too. */
export interface Agent extends Item {
  kind: "agent";
  role?: string;
  expertise: string[];
  metadata: Record<string, unknown>;
  /** Tools it may use, such as `Bash(git add, git commit)`; empty where none is named. */
  tools: string[];
  /** Chat model that the file asks for, as written. */
  model?: string;
  /** Keys of the front matter that have no field here, as they were. */
  extra: Record<string, unknown>;
  capabilities: { name: string; items: string[] }[];
  usage: { name: string; text: string }[];
  /** Names of the missions it enhances. */
  enhances: string[];
  /** Text of the fenced block under "Prompt Template", with its `{{variables}}`. */
  promptTemplate?: string;
  integrations: string[];
}

/** Work a skill does not take, and the skill that does where the description names one. */
export interface NegativeTrigger {
  text: string;
  redirect?: string;
}

/** A playbook in the Agent Skills format. */
export interface Skill extends Item {
  kind: "skill";
  dir: string;
  negatives: NegativeTrigger[];
  allowedTools: string[];
  license?: string;
  compatibility?: string;
  metadata: Record<string, string>;
  /** Names of skills that it says are related to it. */
  related: string[];
  /** Keys of the front matter that have no field here, as they were. */
  extra: Record<string, unknown>;
  /** Paths relative to `dir`, listed but not read. */
  references: string[];
}

export interface Phase {
  number: number;
  title: string;
  /** As written, such as "60-90 minutes". */
  duration: string;
  /** Agent name without the `@`. */
  lead: string;
  support: string[];
  objective: string;
  tasks: string[];
  deliverables: string[];
  /** Document kinds that the phase delivers, from its `**Documents**:` line. */
  documents: string[];
}

export interface MissionInput {
  name: string;
  required: boolean;
  description: string;
}

/** A multi-phase job by a cast of agents. */
export interface Mission extends Item {
  kind: "mission";
  type: string;
  duration: string;
  difficulty: string;
  value: string;
  objective: string;
  inputs: MissionInput[];
  phases: Phase[];
  successCriteria: string[];
  /** Lines of "Business Chassis Impact", each as `label: text` or plain text. */
  impact: string[];
  resources: { name: string; text: string }[];
  qualityStandards: string[];
  successFramework: { name: string; items: string[] }[];
  challenges: { name: string; strategy: string; implementation: string }[];
  advancedStrategies: { name: string; items: string[] }[];
  /** Such as `/coord sales-marketing-alignment`. */
  startCommand?: string;
}

/** A Handlebars template of what a model is sent. */
export interface Prompt {
  kind: "prompt";
  name: string;
  file: string;
  template: string;
}

export type LibraryItem = Agent | Skill | Mission | Prompt;

/** Everything that was read, and everything that was wrong with it; a bad file never hides a good one. */
export interface Library {
  agents: Agent[];
  skills: Skill[];
  missions: Mission[];
  prompts: Prompt[];
  findings: Finding[];
}

/** What a request can go to; where a name stands twice, the earlier kind has it. */
export const targetsOf = (library: Library): (Mission | Skill | Agent)[] => [
  ...library.missions,
  ...library.skills,
  ...library.agents,
];

/** Every item of a library. */
export const itemsOf = (library: Library): LibraryItem[] => [...targetsOf(library), ...library.prompts];
