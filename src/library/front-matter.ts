import matter from "gray-matter";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Finding } from "../finding.ts";
import { readFlattened } from "./flattened.ts";

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

const LONGEST = 64_000;

const engines = { js: refuse, javascript: refuse };

/** Keys of one line of prose, whose unquoted `: ` is read as the writer meant it. */
const PROSE_KEY = /^(description|name|role|compatibility):[ \t]+((?!["'|>[{&*!])\S.*|"[^"]*"[ \t]+[^\s#].*)$/;
/** More anchors and aliases than these are no front matter: what they stand for can grow without end. */
const MOST_ALIASES = 20;

/**
 * Splits a markdown file into its front matter and its body. Never throws. What can be recovered is (an unquoted colon,
 * a key that stands twice, keys flattened into one line), with a warning at its line; front matter that cannot be read
 * gives `data: {}` and an error, and code (`---js`) is refused unread. A file without any gives `data: {}` and a warning.
 *
 * @example splitFrontMatter("---\nname: a\n---\nText", "a.md") // { data: { name: "a" }, body: "Text", bodyLine: 4, ... }
 */
export function splitFrontMatter(text: string, file: string): FrontMatter {
  const read = splitSource(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"), file);
  return { ...read, findings: [...written(text, file), ...read.findings] };
}

/** How a file is written where that is not the usual way; nothing is lost by it. */
function written(text: string, file: string): Finding[] {
  const info = (rule: string, message: string, line: number): Finding => ({
    rule,
    severity: "info",
    message,
    file,
    line,
  });
  const findings: Finding[] = [];
  if (text.startsWith("\uFEFF")) findings.push(info("file/byte-order-mark", "Unexpected byte order mark, left out", 1));
  if (text.includes("\r"))
    findings.push(info("file/line-ends", "Unexpected line ends of another system, read as plain ones", 1));
  const lost = text.indexOf("\uFFFD");
  if (lost >= 0) {
    const line = text.slice(0, lost).split("\n").length;
    findings.push({
      ...info("file/encoding", "Unexpected bytes that are no UTF-8, expected UTF-8; letters were lost", line),
      severity: "warning",
    });
  }
  return findings;
}

function splitSource(source: string, file: string): FrontMatter {
  const flattened = readFlattened(source, file);
  if (flattened) return flattened;
  if (!/^---(?!-)/.test(source)) {
    return { data: {}, body: source, bodyLine: 1, findings: [absent("no front matter", file)] };
  }
  const end = closingLine(source);
  if (end === -1) {
    const message = "Unexpected end of file in the front matter, expected a closing line `---`";
    return {
      data: {},
      body: "",
      bodyLine: 1,
      findings: [{ rule: "front-matter/unclosed", severity: "error", message, file, line: 1 }],
    };
  }
  if (end > LONGEST) {
    const message = `Unexpected front matter of ${end.toLocaleString("en-US")} characters, expected at most 64,000`;
    const finding: Finding = { rule: "front-matter/too-long", severity: "error", message, file, line: 1 };
    return { data: {}, body: "", bodyLine: 1, findings: [finding] };
  }
  const bodyStart = source.indexOf("\n", end + 1) + 1 || source.length;
  const body = source.slice(bodyStart);
  const bodyLine = source.slice(0, bodyStart).split("\n").length;
  const { data, findings } = readData(source.slice(0, end + 4), file);
  return { data, body, bodyLine, findings };
}

/** Place of the line break before the closing `---`, or -1. */
const closingLine = (source: string): number => source.search(/\n---[ \t]*(?:\n|$)/);

function readData(head: string, file: string): Pick<FrontMatter, "data" | "findings"> {
  const aliases = head.match(/(?<=[\s[{,:-])[&*][^\s,[\]{}]/g)?.length ?? 0;
  if (aliases > MOST_ALIASES) return { data: {}, findings: [broken(new Error("too many anchors and aliases"), file)] };
  // Text after a closing quote is the rest of the sentence, which some readers take for a key.
  const quoteEndsEarly = /^(?:description|name|role):[ \t]+"[^"\n]*"[ \t]+[^\s#]/m.test(head);
  if (quoteEndsEarly) return attempt(() => recover(head, file)) ?? plainOrBroken(head, file);
  return plainOrBroken(head, file);
}

function plainOrBroken(head: string, file: string): Pick<FrontMatter, "data" | "findings"> {
  try {
    return plainObject(matter(head, { engines }).data as unknown, file);
  } catch (error) {
    return attempt(() => recover(head, file)) ?? { data: {}, findings: [broken(error, file)] };
  }
}

/** What a reader gives, or undefined where it throws, as one does on nesting a thousand levels deep. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Reads what strict YAML refuses: prose with an unquoted colon, and keys that stand twice, of which the first counts. */
function recover(head: string, file: string): Pick<FrontMatter, "data" | "findings"> | undefined {
  if (!/^---[ \t]*(?:ya?ml)?[ \t]*\n/.test(head)) return undefined;
  const quoted = quoteProse(head);
  // A blank line for the opening `---` keeps the lines' numbers.
  const yaml = quoted.text.replace(/^---[^\n]*/, "").replace(/\n---$/, "\n");
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  const findings = quoted.lines.map((line) => unquoted(line, file));
  findings.push(...dropRepeated(document.contents, lines, file));
  const read = plainObject(document.toJS({ maxAliasCount: 100 }), file);
  return { data: read.data, findings: [...findings, ...read.findings] };
}

/** Takes the second and later of keys that stand twice out of a mapping and of those inside it. */
function dropRepeated(node: unknown, lines: LineCounter, file: string): Finding[] {
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  const findings: Finding[] = [];
  node.items = node.items.filter(({ key, value }) => {
    findings.push(...dropRepeated(value, lines, file));
    const name = isScalar(key) ? String(key.value) : "";
    if (!seen.has(name)) return seen.add(name);
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    findings.push({
      rule: "front-matter/key-twice",
      severity: "warning",
      message: `Unexpected second \`${name}\`, expected it once; the first is used`,
      file,
      line: lines.linePos(offset).line,
      hint: "take one of the two out",
    });
    return false;
  });
  return findings;
}

function plainObject(data: unknown, file: string): Pick<FrontMatter, "data" | "findings"> {
  const keyed = typeof data === "object" && data !== null && !Array.isArray(data);
  if (keyed && Object.keys(data).length > 0) return { data: data as Record<string, unknown>, findings: [] };
  const actual = keyed || data === null || data === undefined ? "nothing" : Array.isArray(data) ? "a list" : "a value";
  return { data: {}, findings: [absent(`${actual} in the front matter`, file)] };
}

const absent = (actual: string, file: string): Finding => ({
  rule: "front-matter/absent",
  severity: "warning",
  message: `Unexpected ${actual}, expected \`name:\` and \`description:\` between two lines \`---\`; read as named after its path`,
  file,
  line: 1,
});

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
