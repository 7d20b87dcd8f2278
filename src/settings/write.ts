import { parse } from "yaml";
import { catalogue, type Entry, isEntry } from "./catalogue.ts";

/** A setting that a file sets, with where its value comes from. */
export interface SetLine {
  /** Its name, with a dot in a group: `team_sizes.sdr`. */
  setting: string;
  value: unknown;
  comment: string;
}

/**
 * The text of a `concord.yaml`: every setting there is, those of `lines` set, the others as comments with an example
 * and what they may be. `header` stands on top as a comment.
 */
export function writeSettings(header: readonly string[], lines: readonly SetLine[]): string {
  const line = (setting: string, name: string, entry: Entry): { isSet: boolean; text: string } => {
    const set = lines.find((candidate) => candidate.setting === setting);
    const comment = set?.comment ?? entry.about;
    const text = `${name}: ${inline(set ? set.value : entry.example)}${comment ? `   # ${onOneLine(comment)}` : ""}`;
    return { isSet: set !== undefined, text };
  };
  const blocks = Object.entries(catalogue).map(([name, entry]) => {
    if (isEntry(entry)) {
      const { isSet, text } = line(name, name, entry);
      return isSet ? text : `# ${text}`;
    }
    const children = Object.entries(entry).map(([child, of]) => line(`${name}.${child}`, child, of));
    // A group without a setting would be no group to a reader of YAML, so its name is a comment too.
    if (!children.some((child) => child.isSet))
      return [`# ${name}:`, ...children.map(({ text }) => `#   ${text}`)].join("\n");
    return [`${name}:`, ...children.map(({ isSet, text }) => (isSet ? `  ${text}` : `  # ${text}`))].join("\n");
  });
  return `${header.map((text) => `# ${onOneLine(text)}`).join("\n")}\n\n${blocks.join("\n")}\n`;
}

const onOneLine = (text: string): string => text.replace(/\s+/g, " ");

/** A value as YAML on one line. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, of]) => `${inline(key)}: ${inline(of)}`);
    return `{ ${entries.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  const isPlain = /^[A-Za-z][\w ./-]*$/.test(value) && parse(value) === value;
  return isPlain ? value : JSON.stringify(value);
}
