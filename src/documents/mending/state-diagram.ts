/** A name that a person gives a state, and mermaid takes for several. */
const words = /^[\p{L}\p{N}][\p{L}\p{N} '/&.,_-]*(?:\([\p{L}\p{N} '/&.,_-]*\))?$/u;
const plain = /^[A-Za-z]\w*$/;

/** Names that are no ids become some and keep their words as labels, labels end where they were meant to, the header is today's. */
export function mendStateDiagram(source: string): string {
  const lines = source.replace(/^([ \t]*)stateDiagram(?=[ \t]*$)/m, "$1stateDiagram-v2").split("\n");
  const header = lines.findIndex((line) => /^\s*stateDiagram/.test(line));
  const taken = new Set(source.match(/[A-Za-z]\w*/g) ?? []);
  const slugs = new Map<string, string>();
  const slugOf = (name: string): string => {
    const known = slugs.get(name);
    if (known !== undefined) return known;
    const base =
      name
        .normalize("NFKD")
        .replace(/[^\w]+/g, "_")
        .replace(/^_+|_+$/g, "")
        .replace(/^(?=\d)/, "s") || "state_1";
    let slug = base;
    for (let copy = 2; taken.has(slug); copy++) slug = `${base}_${copy}`;
    taken.add(slug);
    slugs.set(name, slug);
    return slug;
  };
  /** The id for an end of a transition; undefined where it can't be told what was meant. */
  const idFor = (end: string): string | undefined => {
    if (end === "[*]" || plain.test(end)) return end;
    const labelled = /^([A-Za-z]\w*)\[(?:"([^"\]]*)"|([^"\]]*))\]$/.exec(end);
    if (labelled) {
      slugs.set(labelled[2] ?? labelled[3]!, labelled[1]!);
      return labelled[1];
    }
    return words.test(end) ? slugOf(end) : undefined;
  };
  let isNote = false;
  const mended = lines.map((line, index) => {
    if (isNote || /^\s*note\b(?!.*:)/i.test(line)) {
      isNote = !/^\s*end note\b/i.test(line);
      return line;
    }
    return index > header && !/^\s*(?:%%|note\b|direction\b|classDef\b|class\b|acc(?:Title|Descr)\b)/.test(line)
      ? mendLine(line, idFor)
      : line;
  });
  const names = [...slugs].map(([name, slug]) => `  state "${name.replace(/"/g, "")}" as ${slug}`);
  return [...mended.slice(0, header + 1), ...names, ...mended.slice(header + 1)].join("\n");
}

function mendLine(line: string, idFor: (end: string) => string | undefined): string {
  const transition = /^(\s*)([^:]*?)\s*-{1,2}>\s*(?:\|([^|]*)\|\s*)?([^:|]*?)\s*(?::\s*(.*))?$/.exec(line);
  if (transition) {
    const [, indent = "", from = "", inArrow, to = "", after] = transition;
    const [start, end] = [idFor(from.trim()), idFor(to.trim())];
    if (start === undefined || end === undefined) return line;
    const label = (after ?? inArrow)
      ?.trim()
      .replace(/^"(.*)"$/, "$1")
      .replace(/\s*;\s*/g, ", ");
    const whole = `${indent}${start} --> ${end}${label === undefined || label === "" ? "" : `: ${label}`}`;
    // What says the same already keeps its own blanks.
    return whole.replace(/\s/g, "") === line.replace(/\s/g, "") && idFor(from) === from ? line : whole;
  }
  const container = /^(\s*)state\s+([^"{]+?)\s*\{\s*$/.exec(line);
  const id = container && idFor(container[2]!);
  return container && id !== undefined && id !== null && id !== container[2] ? `${container[1]}state ${id} {` : line;
}
