import type { FrontMatter } from "./front-matter.ts";

const TOP_KEYS = "name|description|license|compatibility|allowed-tools|tools|model|metadata";
const META_KEYS =
  "version|author|domain|triggers|negative-triggers|role|scope|output-format|related-skills|knowledge|priority|specialization";

/** `name: x description: ...` on one line, which is what front matter becomes when its line breaks are lost. */
const FLATTENED = /^(?:---(?: |\n))?name:[ \t]+\S+[ \t]+description:[ \t]+\S/;

/**
 * Reads front matter whose keys were flattened into the file's first line: a key of the format after a blank starts a
 * new value, those after `metadata:` belong to it, and ` - ` between values makes a list. Undefined for any other file.
 */
export function readFlattened(source: string, file: string): FrontMatter | undefined {
  if (!FLATTENED.test(source)) return undefined;
  const start = source.startsWith("---\n") ? 4 : 0;
  const end = source.indexOf("\n", start);
  const line = (end === -1 ? source.slice(start) : source.slice(start, end)).replace(/^--- /, "");
  const [head, ...tail] = line.split(/(?<=\s)---(?=\s|$)/);
  // Between two lines of dashes, a second line of keys is front matter that only seems flattened.
  if (start === 4 && !/^---[ \t]*$/m.test(source.slice(end + 1, source.indexOf("\n", end + 1) >>> 0))) return undefined;
  const rest = (end === -1 ? "" : source.slice(end + 1)).replace(start === 4 ? /^---[ \t]*(?:\n|$)/ : /^$/, "");
  const body = [...tail.map((part) => part.trim()).filter((part) => part !== ""), rest].join("\n");
  const data: Record<string, unknown> = values(head ?? "", TOP_KEYS);
  if (typeof data.metadata === "string") data.metadata = values(data.metadata, META_KEYS);
  return {
    data,
    body,
    bodyLine: start === 4 ? 4 : tail.some((part) => part.trim() !== "") ? 1 : 2,
    findings: [
      {
        rule: "front-matter/flattened",
        severity: "warning",
        message: `Unexpected front matter on one line, recovered ${Object.keys(data).join(", ")} from it`,
        file,
        line: start === 4 ? 2 : 1,
        hint: "write each key on a line of its own between two lines `---`",
      },
    ],
  };
}

/** Values by key, each up to the next key of `names` outside double quotes; what follows `metadata:` is all its own. */
function values(text: string, names: string): Record<string, string | string[]> {
  const keys: { key: string; from: number; start: number }[] = [];
  let quoted = false;
  for (const found of text.matchAll(new RegExp(`"|(?<=^|\\s)(${names}):(?=\\s|$)`, "g"))) {
    if (found[1] === undefined) quoted = !quoted;
    else if (!quoted && keys.at(-1)?.key !== "metadata")
      keys.push({ key: found[1], from: found.index, start: found.index + found[0].length });
  }
  const read = keys.map(({ key, start }, at): [string, string | string[]] => {
    const value = text.slice(start, keys[at + 1]?.from).trim();
    return [key, key !== "metadata" && value.startsWith("- ") ? value.slice(2).split(/\s+-\s+/) : unquote(value)];
  });
  return Object.fromEntries(read);
}

const unquote = (value: string): string => /^"([^"]*)"$/.exec(value)?.[1] ?? value;
