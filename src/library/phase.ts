import type { Finding } from "../finding.ts";
import { fences, field, labelled, listItems, numberedItems, type Section } from "./outline.ts";
import type { Phase } from "./types.ts";

/** Number, title and duration of a heading `Phase 1: Title (60-90 minutes)`, the duration being optional. */
export function phaseTitle(heading: string): { number: number; title: string; duration: string } | undefined {
  const [, number = "", rest = ""] = /^Phase\s+(\d+)\s*[:.–—-](.+)$/i.exec(heading.replace(/\s+/g, " ")) ?? [];
  if (number === "") return undefined;
  const title = rest.trim();
  const open = title.endsWith(")") ? title.lastIndexOf("(") : -1;
  if (open <= 0) return { number: Number(number), title, duration: "" };
  return { number: Number(number), title: title.slice(0, open).trim(), duration: title.slice(open + 1, -1).trim() };
}

/** Reads one phase from its section. A phase without a lead is an error finding at its heading. */
export function parsePhase(section: Section, file: string): { phase: Phase; findings: Finding[] } {
  const { number, title, duration } = phaseTitle(section.title) ?? { number: 0, title: "", duration: "" };
  const [lead = ""] = agentNames(field(section.text, "Lead"));
  const fenced = fences(section.text).flatMap((fence) => numberedItems(fence.text));
  const phase: Phase = {
    number,
    title,
    duration,
    lead,
    support: agentNames(field(section.text, "Support")),
    objective: field(section.text, "Objective") ?? "",
    tasks: fenced.length > 0 ? fenced : numberedItems(section.text),
    deliverables: listItems(after(section.text, "Deliverables")),
    documents: (field(section.text, "Documents") ?? "")
      .split(",")
      .map(bare)
      .filter((kind) => kind !== ""),
  };
  const gaps = (["tasks", "deliverables"] as const).filter((part) => phase[part].length === 0);
  const warnings = gaps.map(
    (part): Finding => ({
      rule: `mission/${part}`,
      severity: "warning",
      message: `Unexpected phase ${number} without ${part}, expected ${part === "tasks" ? "a numbered list" : "a list under `**Deliverables**:`"}`,
      file,
      line: section.line,
    }),
  );
  if (lead !== "") return { phase, findings: warnings };
  const message = `Unexpected phase ${number} without a lead, expected a line \`**Lead**: @agent-name\``;
  return { phase, findings: [{ rule: "mission/lead", severity: "error", message, file, line: section.line }] };
}

const bare = (text: string): string => text.trim().replace(/^[`@]+|`+$/g, "");

/** Names of agents in a list, with or without the `@`, in the letters that names have. */
const agentNames = (list: string | undefined): string[] =>
  (list ?? "").split(/,|\band\b/).flatMap((part) => {
    const name = part.replace(/[`*]/g, "").trim().replace(/^@/, "").toLowerCase().replaceAll("_", "-");
    return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name !== "none" ? [name] : [];
  });

/** What follows a label, up to the next one. */
function after(text: string, label: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => labelled(line)?.label.toLowerCase() === label.toLowerCase());
  if (start === -1) return "";
  const length = lines.slice(start + 1).findIndex((line) => labelled(line) !== undefined);
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length).join("\n");
}
