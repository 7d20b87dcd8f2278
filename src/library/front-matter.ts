import matter from "gray-matter";
import type { Finding } from "../finding.ts";

export interface FrontMatter {
  data: Record<string, unknown>;
  /** Text below the front matter, with LF line ends and no byte order mark. */
  body: string;
  /** 1-based line of the file on which `body` starts. */
  bodyLine: number;
  findings: Finding[];
}

const refuse = (): never => {
  throw new Error("front matter that is code is never run, write it as YAML");
};

const engines = { js: refuse, javascript: refuse };

/** Keys of one line of prose, whose unquoted `: ` is read as the writer meant it. */
const PROSE_KEY = /^(description|name|role):[ \t]+(?!["'|>[{&*!])(\S.*)$/;

/**
 * Splits a markdown file into its front matter and its body. Never throws: front matter that cannot be read gives
 * `data: {}` and a finding at its line, and code (`---js`) is refused unread.
 *
 * @example splitFrontMatter("---\nname: a\n---\nText", "a.md") // { data: { name: "a" }, body: "Text", bodyLine: 4, ... }
 */
export function splitFrontMatter(text: string, file: string): FrontMatter {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (!/^---(?!-)/.test(source)) return { data: {}, body: source, bodyLine: 1, findings: [] };
  const end = source.indexOf("\n---", 3);
  if (end === -1) {
    const message = "Unexpected end of file in the front matter, expected a closing line `---`";
    return {
      data: {},
      body: "",
      bodyLine: 1,
      findings: [{ rule: "front-matter/unclosed", severity: "error", message, file, line: 1 }],
    };
  }
  const bodyStart = source.indexOf("\n", end + 1) + 1 || source.length;
  const body = source.slice(bodyStart);
  const bodyLine = source.slice(0, bodyStart).split("\n").length;
  const head = source.slice(0, end + 4);
  const { data, findings } = readData(head, file);
  return { data, body, bodyLine, findings };
}

function readData(head: string, file: string): { data: Record<string, unknown>; findings: Finding[] } {
  const first = parse(head);
  if ("data" in first) return plainObject(first.data, file);
  const mended = quoteProse(head);
  if (mended.lines.length > 0) {
    const second = parse(mended.text);
    if ("data" in second) {
      const { data, findings } = plainObject(second.data, file);
      return { data, findings: [...mended.lines.map((line) => unquoted(line, file)), ...findings] };
    }
  }
  return { data: {}, findings: [broken(first.error, file)] };
}

function parse(head: string): { data: unknown } | { error: unknown } {
  try {
    return { data: matter(head, { engines }).data as unknown };
  } catch (error) {
    return { error };
  }
}

function plainObject(data: unknown, file: string): { data: Record<string, unknown>; findings: Finding[] } {
  const keyed = typeof data === "object" && data !== null && !Array.isArray(data);
  if (keyed && Object.keys(data).length > 0) return { data: data as Record<string, unknown>, findings: [] };
  const actual = keyed ? "nothing" : Array.isArray(data) ? "a list" : "a single value";
  const message = `Unexpected ${actual} in the front matter, expected \`key: value\` lines`;
  return { data: {}, findings: [{ rule: "front-matter/no-keys", severity: "warning", message, file, line: 1 }] };
}

/** Quotes the one-line prose values that hold `: `, with their indented continuation, keeping every line's number. */
function quoteProse(head: string): { text: string; lines: number[] } {
  const lines = head.split("\n");
  const mended: number[] = [];
  for (let at = 1; at < lines.length; at++) {
    const found = PROSE_KEY.exec(lines[at] ?? "");
    if (!found) continue;
    let last = at;
    while (/^[ \t]+\S/.test(lines[last + 1] ?? "")) last++;
    const value = [found[2] ?? "", ...lines.slice(at + 1, last + 1)].map((line) => line.trim()).join(" ");
    if (!/:(?:\s|$)/.test(value)) continue;
    lines[at] = `${found[1]}: ${JSON.stringify(value)}`;
    lines.fill("", at + 1, last + 1);
    mended.push(at + 1);
  }
  return { text: lines.join("\n"), lines: mended };
}

const unquoted = (line: number, file: string): Finding => ({
  rule: "front-matter/unquoted-colon",
  severity: "warning",
  message: "Unexpected `: ` in an unquoted value, read as if it were quoted",
  file,
  line,
  hint: "put the value in double quotes",
});

function broken(error: unknown, file: string): Finding {
  const { reason, mark, message } = error as { reason?: string; mark?: { line: number }; message?: string };
  const said = (reason ?? message ?? String(error)).split("\n")[0];
  return {
    rule: "front-matter/broken",
    severity: "error",
    message: `Unexpected front matter, expected YAML that can be read: ${said}`,
    file,
    line: (mark?.line ?? 0) + 1,
  };
}
