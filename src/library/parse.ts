import { parseAgent } from "./agent.ts";
import type { Parsed } from "./fields.ts";
import { parseMission } from "./mission.ts";
import { parseSkill } from "./skill.ts";
import type { Agent, Mission, Skill } from "./types.ts";

export type Source = { kind: "agent" | "skill" | "mission"; file: string };

/** Reads one markdown item by its kind. Stands apart because it pulls in the YAML and schema libraries. */
export function parseItem({ kind, file }: Source, text: string): Parsed<Agent | Skill | Mission> {
  if (kind === "agent") return parseAgent(text, file);
  return kind === "skill" ? parseSkill(text, file) : parseMission(text, file);
}
