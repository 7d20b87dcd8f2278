import * as z from "zod";
import type { Diagram } from "../diagrams/diagram.ts";
import { defineRule, type Fault } from "../rule.ts";

const plainIds = "expected letters, digits and underscores, a letter first";

export default defineRule({
  id: "mermaid/says-what-it-means",
  severity: "error",
  summary:
    "Mermaid draws each graph as it was meant: it has edges and plain ids, no node without an edge and none named as its container.",
  options: z.strictObject({}),
  examples: [
    {
      name: "containers, notes and both ends",
      markdown:
        '## A\n\n```mermaid\nstateDiagram-v2\n  state "New lead" as fresh\n  [*] --> fresh\n  state Work {\n    [*] --> Called\n    Called --> Met: yes\n  }\n  fresh --> Work\n  Work --> [*]\n  note right of fresh: from a form\n  note left of Work\n    New Lead --> Old Lead\n  end note\n```\n',
      faults: [],
    },
    {
      name: "a state with a blank, which makes a state of each word",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> New Lead\n  [*] --> MQL\n  New --> MQL\n```\n",
      faults: [`Unexpected id \`New Lead\`, ${plainIds}.`],
    },
    {
      name: "a state with a blank whose words are states",
      markdown:
        "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> Lead\n  Lead --> Accepted\n  Accepted --> Accepted Lead: called\n  Lead --> [*]\n```\n",
      faults: [`Unexpected id \`Accepted Lead\`, ${plainIds}.`],
    },
    {
      name: "a label where the id stands",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> MQL[Qualified]\n```\n",
      faults: [`Unexpected id \`MQL[Qualified]\`, ${plainIds}.`],
    },
    {
      name: "the arrow of a flowchart in a state diagram",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  MQL -->|accepted| SAL\n```\n",
      faults: [`Unexpected id \`|accepted| SAL\`, ${plainIds}.`],
    },
    {
      name: "a semicolon in a label, which ends it",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  MQL --> SAL: accepted; called\n```\n",
      faults: ["Unexpected `;` in the label `accepted; called`, expected a comma: mermaid ends the line there."],
    },
    {
      name: "a name that JavaScript keeps",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  constructor --> b\n```\n",
      faults: [`Unexpected id \`constructor\`, ${plainIds}.`],
    },
    {
      name: "a style for a node that is not there",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  a --> b\n  style Z fill:#fff\n```\n",
      faults: ["Unexpected `Z` without an edge, expected each node joined to another."],
    },
    {
      name: "a node that is its own container",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  subgraph X\n    X --> b\n  end\n```\n",
      faults: ["Unexpected `X` in a container of that name, expected another id."],
    },
    {
      name: "no edge",
      markdown: "## A\n\n```mermaid\nflowchart TD\n```\n\n```mermaid\nstateDiagram-v2\n  MQL\n```\n",
      faults: ["Unexpected empty flowchart, expected edges.", "Unexpected empty stateDiagram-v2, expected edges."],
    },
    { name: "no graph", markdown: "## A\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n", faults: "unscored" },
  ],
  check({ document }) {
    const graphs = document.diagrams.filter(({ isGraph }) => isGraph);
    return graphs.length === 0 ? "unscored" : graphs.flatMap(faultsOf);
  },
});

function faultsOf(diagram: Diagram): Fault[] {
  const { kind, nodes, edges, line } = diagram;
  if (edges.length === 0) return [{ message: `Unexpected empty ${kind}, expected edges.`, line }];
  // What a line of a state diagram says wrong shows in its nodes as well, one fault a word.
  const ghosts = kind.startsWith("stateDiagram") ? ghostsOf(diagram) : [];
  if (ghosts.length > 0) return ghosts;
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return nodes.flatMap(({ id, parent, isContainer }): Fault[] => {
    if (!isPlain(id)) return [badId(id, lineOf(diagram, id))];
    const at = lineOf(diagram, id);
    if (parent === id)
      return [
        { message: `Unexpected \`${id}\` in a container of that name, expected another id.`, line: at, actual: id },
      ];
    if (isContainer || joined.has(id)) return [];
    return [
      { message: `Unexpected \`${id}\` without an edge, expected each node joined to another.`, line: at, actual: id },
    ];
  });
}

const isPlain = (id: string): boolean => /^[A-Za-z]\w*$/.test(id) && !(id in {});

const badId = (id: string, line: number): Fault => ({
  message: `Unexpected id \`${id}\`, ${plainIds}.`,
  line,
  actual: id,
  hint: "give a plain id and put the words into a quoted label",
});

/** Ends of transitions that mermaid takes for several states, and labels that it breaks off. */
function ghostsOf({ source, line }: Diagram): Fault[] {
  let isNote = false;
  return source.split("\n").flatMap((text, index): Fault[] => {
    const statement = text.replace(/%%.*$/, "").trim();
    if (isNote || /^note\b(?!.*:)/i.test(statement)) {
      isNote = !/^end note\b/i.test(statement);
      return [];
    }
    const transition = /^([^:]*?)-->([^:]*)(?::(.*))?$/.exec(statement);
    if (!transition || /^note\b/i.test(statement)) return [];
    const [, from = "", to = "", label = ""] = transition;
    if (label.includes(";")) {
      const message = `Unexpected \`;\` in the label \`${label.trim()}\`, expected a comma: mermaid ends the line there.`;
      return [{ message, line: line + index, actual: label.trim() }];
    }
    return [from, to]
      .map((end) => end.replace(/:::\w+/, "").trim())
      .filter((end) => end !== "[*]" && !isPlain(end))
      .map((end) => badId(end, line + index));
  });
}

/** The first line of the source that names a node. */
function lineOf({ source, line }: Diagram, id: string): number {
  const index = source
    .split("\n")
    .findIndex((text, at) => at > 0 && text.split(/[^\w.|;()[\]-]+/).some((word) => word.startsWith(id)));
  return index < 0 ? line : line + index;
}
