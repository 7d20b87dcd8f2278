/** Marks that end a label early, or make it something else, where it stands without quotation marks. */
const needsQuotes = /[()[\]{}"|<>;#@\\]|^\/|\/$|\bend\b/;

/** What may follow a node: the end of its statement, a class, or a link. */
const after = String.raw`(?=\s*(?:$|;|&|:::|<?--|<?==|-\.|~~~|[ox]--))`;

const shapes: [open: string, close: string][] = [
  ["((", "))"],
  ["([", "])"],
  ["[[", "]]"],
  ["[(", ")]"],
  ["{{", "}}"],
  ["[", "]"],
  ["(", ")"],
  ["{", "}"],
];

const escaped = (text: string): string => text.replace(/[[\](){}]/g, "\\$&");
const nodes = shapes.map(
  ([open, close]) =>
    new RegExp(
      String.raw`(?<![\w"|([{-])([A-Za-z][\w-]*)${escaped(open)}(?!["([{])([^\n]*?)${escaped(close)}${after}`,
      "g",
    ),
);

/** Labels that need quotation marks get them, ids that are none become some, and the header is today's. */
export function mendFlowchart(source: string): string {
  const lines = source.replace(/^([ \t]*)graph\b/m, "$1flowchart").split("\n");
  const renamed = new Set<string>();
  return lines.map((line) => (isStatement(line) ? mendLine(line, renamed) : line)).join("\n");
}

/** A longer line is nobody's, and costs what its length squared does. */
const longestLine = 2000;

const isStatement = (line: string): boolean =>
  line.length <= longestLine &&
  !/^\s*(?:%%|flowchart\b|subgraph\b|end\s*$|style\b|classDef\b|class\b|linkStyle\b|click\b|direction\b|acc(?:Title|Descr)\b)/.test(
    line,
  );

function mendLine(line: string, renamed: Set<string>): string {
  // A quotation mark that a backslash was to escape.
  let mended = line.replace(/\\"/g, "#quot;");
  mended = mended.replace(/(-->|---|-\.->|==>|--[ox])\|(?!\s*")([^|\n]*)\|/g, (found, arrow: string, label: string) =>
    needsQuotes.test(label) ? `${arrow}|${quote(label.trim())}|` : found,
  );
  for (const [index, pattern] of nodes.entries()) {
    const [open, close] = shapes[index]!;
    mended = mended.replace(pattern, (found, id: string, label: string) =>
      needsQuotes.test(label) ? `${id}${open}${quote(label)}${close}` : found,
    );
  }
  return outsideQuotes(mended, (text) => mendIds(text.replace(/(\s)->(?=\s)/g, "$1-->"), renamed));
}

const quote = (label: string): string => `"${label.replace(/"/g, "#quot;")}"`;

/** A word of mermaid's own, or one with hyphens, where a node's id stands; its first place keeps the word as its label. */
function mendIds(text: string, renamed: Set<string>): string {
  const place = String.raw`(^\s*|(?:-->|---|-\.->|==>|&)\s*|\|\s*)(end|[A-Za-z]\w*(?:-\w+)+)(?=\s*(?:$|;|&|:::|<?--|<?==|-\.|[[({]))`;
  return text.replace(new RegExp(place, "g"), (_found, before: string, id: string, offset: number) => {
    const plain = id === "end" ? "end_" : id.replace(/-/g, "_");
    const next = text.slice(offset + before.length + id.length).trimStart();
    const hasLabel = /^[[({]/.test(next) || renamed.has(id);
    renamed.add(id);
    return `${before}${plain}${hasLabel ? "" : `["${id}"]`}`;
  });
}

/** Works on a line with its quoted texts put aside. */
function outsideQuotes(line: string, work: (text: string) => string): string {
  const quoted: string[] = [];
  const bare = line.replace(/"[^"]*"/g, (found) => `\uE000${quoted.push(found) - 1}\uE000`);
  return work(bare).replace(/\uE000(\d+)\uE000/g, (_found, index: string) => quoted[Number(index)]!);
}
