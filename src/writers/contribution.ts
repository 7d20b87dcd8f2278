import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Brief, Contribution, Point } from "../briefs/brief.ts";
import type { Agent } from "../library/types.ts";
import { knows } from "./known.ts";
import { renderAsset } from "./template.ts";
import { viewOf } from "./view.ts";

/**
 * What a support agent has to say on a brief, from the agent's own `assets/contribution.hbs`: list items of the form
 * `- CLAIM Ask: ASK`. An agent without that asset has no points.
 */
export function contribute(agent: Agent, brief: Brief): Contribution {
  const file = agent.dir && join(agent.dir, "assets", "contribution.hbs");
  if (!file || !existsSync(file)) return { agent: agent.name, points: [] };
  const text = renderAsset(file, viewOf(brief), knows(brief));
  return { agent: agent.name, points: text.split("\n").flatMap(readPoint) };
}

function readPoint(line: string): Point[] {
  const match = /^- (.+?) Ask: (.+)$/.exec(line);
  if (!match) return [];
  const [, claim = "", ask = ""] = match;
  const quantities = [...`${claim} ${ask}`.matchAll(/\[\[([^\]]+)\]\]/g)].map((found) => found[1]!);
  return [{ claim, ask, quantities }];
}
