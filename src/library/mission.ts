import * as z from "zod";
import type { Finding } from "../finding.ts";
import { description, group, LONGEST_DESCRIPTION, name, type Parsed, readFields } from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { nameFromPath } from "./identity.ts";
import {
  childrenOf,
  fences,
  field,
  labelled,
  listItems,
  numberedItems,
  type Section,
  sections,
  sectionTitled,
  unclosed,
} from "./outline.ts";
import { parsePhase, phaseTitle } from "./phase.ts";
import { splitTriggers } from "./triggers.ts";
import type { Mission, MissionInput, Phase } from "./types.ts";

const frontMatter = z.looseObject({
  name,
  description,
  metadata: group,
});

/**
 * Reads a mission. Without front matter its name is that of the start command, else of the path, and its description is
 * its objective. A mission with an error is not given; the finding says how to mend it.
 */
export function parseMission(text: string, file: string): Parsed<Mission> {
  const { data, body, bodyLine, findings: found } = splitFrontMatter(text, file);
  // A mission needs no front matter: its start command names it.
  const findings = found.filter(({ rule }) => rule !== "front-matter/absent");
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const all = sections(body, bodyLine);
  findings.push(...unclosed(body, bodyLine, file));
  const startCommand = /`(\/coord\s+[a-z0-9-]+)`/.exec(body)?.[1];
  const objective = textOf(all, /^mission objective\b/i);
  const described = {
    name: startCommand?.split(/\s+/)[1] ?? nameFromPath(file),
    description: objective.slice(0, LONGEST_DESCRIPTION) || titleOf(all),
    ...data,
  };
  const read = readFields(frontMatter, described, { text, file });
  const { phases, findings: phaseFindings } = readPhases(all, file);
  findings.push(...read.findings, ...phaseFindings, ...numberedTwice(phases, all, file));
  if (!read.fields || findings.some((finding) => finding.severity === "error")) return { findings };
  const item: Mission = {
    kind: "mission",
    name: read.fields.name,
    description: read.fields.description,
    file,
    triggers: splitTriggers(read.fields.metadata.triggers),
    body,
    type: field(body, "Mission Type") ?? "",
    duration: field(body, "Duration") ?? "",
    difficulty: field(body, "Difficulty") ?? "",
    value: field(body, "Value Impact") ?? "",
    objective,
    inputs: numberedItems(sectionTitled(all, /^required inputs\b/i)?.text ?? "").map(readInput),
    phases,
    successCriteria: itemsOf(all, /^success criteria\b/i),
    impact: readImpact(all),
    resources: itemsOf(all, /^resource requirements\b/i).map((item) => {
      const { label, text } = labelled(item) ?? { label: "", text: item };
      return { name: label, text };
    }),
    qualityStandards: itemsOf(all, /^quality standards\b/i),
    successFramework: groups(all, /\bsuccess framework\b/i),
    challenges: children(all, /\bchallenges\b/i).map((section) => challenge(section)),
    advancedStrategies: groups(all, /^advanced .*strategies\b/i),
    ...(startCommand !== undefined && { startCommand }),
  };
  return { item, findings };
}

const titleOf = (all: Section[]): string => (all[0]?.title ?? "").replace(/^Mission:\s*/i, "");

const textOf = (all: Section[], title: RegExp): string =>
  (sectionTitled(all, title)?.text ?? "").replace(/\s+/g, " ").trim();

const itemsOf = (all: Section[], title: RegExp): string[] => listItems(sectionTitled(all, title)?.text ?? "");

function children(all: Section[], title: RegExp): Section[] {
  const parent = sectionTitled(all, title);
  return parent ? childrenOf(all, parent) : [];
}

const groups = (all: Section[], title: RegExp): { name: string; items: string[] }[] =>
  children(all, title).map((section) => ({ name: section.title, items: listItems(section.text) }));

function challenge(section: Section): Mission["challenges"][number] {
  const told = Object.fromEntries(
    listItems(section.text).flatMap((item) => {
      const found = labelled(item);
      return found ? [[found.label.toLowerCase(), found.text]] : [];
    }),
  );
  return { name: section.title, strategy: told.strategy ?? "", implementation: told.implementation ?? "" };
}

function readInput(item: string): MissionInput {
  const found = /^\*\*(.+?)\*\*\s*(?:\((required|optional)\))?\s*[-–—:]*\s*(.*)$/i.exec(item);
  if (!found) return { name: item, required: true, description: "" };
  return { name: found[1] ?? "", required: found[2]?.toLowerCase() !== "optional", description: found[3] ?? "" };
}

function readPhases(all: Section[], file: string): { phases: Phase[]; findings: Finding[] } {
  const headings = all.filter((section) => phaseTitle(section.title) !== undefined);
  if (headings.length === 0) {
    const message = "Unexpected mission without a phase, expected a heading `### Phase 1: Title (30 minutes)`";
    const line = sectionTitled(all, /^mission phases\b/i)?.line ?? 1;
    return { phases: [], findings: [{ rule: "mission/phases", severity: "error", message, file, line }] };
  }
  const read = headings.map((section) => parsePhase(section, file));
  return { phases: read.map(({ phase }) => phase), findings: read.flatMap(({ findings }) => findings) };
}

function numberedTwice(phases: readonly Phase[], all: readonly Section[], file: string): Finding[] {
  const headings = all.filter((section) => phaseTitle(section.title) !== undefined);
  return phases.flatMap(({ number }, at) => {
    if (phases.findIndex((phase) => phase.number === number) === at) return [];
    const message = `Unexpected second phase ${number}, expected each number once`;
    return [
      { rule: "mission/phase-twice", severity: "warning" as const, message, file, line: headings[at]?.line ?? 1 },
    ];
  });
}

/** Lines of the impact section and its parts: fenced lines, bullets and labelled lines; a line that only heads others is left out. */
function readImpact(all: Section[]): string[] {
  const parent = sectionTitled(all, /^business chassis impact\b/i);
  if (!parent) return [];
  return [parent, ...childrenOf(all, parent)].flatMap((section) => {
    const fenced = fences(section.text).flatMap((fence) => fence.text.split("\n"));
    const lines = section.text.split("\n").filter((line) => !fenced.includes(line) && !/^\s*(?:```|~~~)/.test(line));
    return [...fenced, ...lines]
      .map((line) =>
        line
          .trim()
          .replace(/^[-*+]\s+(?!\*)/, "")
          .replace(/^[-*+]\s+(?=\*\*)/, ""),
      )
      .map((line) => {
        const found = labelled(line);
        return found ? `${found.label}: ${found.text}` : line;
      })
      .filter((line) => line !== "" && !/:\s*$/.test(line) && !/^-{3,}$/.test(line));
  });
}
