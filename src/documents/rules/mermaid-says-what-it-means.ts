import * as z from "zod";
import type { Diagram } from "../diagram.ts";
import { defineRule, type Fault } from "../rule.ts";

const graphs = /^(?:flowchart|graph|stateDiagram)/;

export default defineRule({
  id: "mermaid/says-what-it-means",
  severity: "error",
  summary: "Mermaid draws each graph as it was meant: plain ids, no node without an edge, none named as its container.",
  options: z.strictObject({}),
  examples: [
    {
      name: "containers, notes and both ends",
      markdown:
        '## A\n\n```mermaid\nstateDiagram-v2\n  state "New lead" as fresh\n  [*] --> fresh\n  state Work {\n    [*] --> Called\n    Called --> Met: yes\n  }\n  fresh --> Work\n  Work --> [*]\n  note right of fresh: from a form\n```\n',
      faults: [],
    },
    {
      name: "a state with a blank, which makes a state of each word",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> New Lead\n  [*] --> MQL\n  New --> MQL\n```\n",
      faults: ["Unexpected `Lead` without an edge, expected each node joined to another."],
    },
    {
      name: "a label where the id stands",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> MQL[Qualified]\n```\n",
      faults: ["Unexpected id `MQL[Qualified]`, expected letters, digits and underscores, a letter first."],
    },
    {
      name: "a name that JavaScript keeps",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  constructor --> b\n```\n",
      faults: ["Unexpected id `constructor`, expected letters, digits and underscores, a letter first."],
    },
    {
      name: "a node that is its own container",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  subgraph X\n    X --> b\n  end\n```\n",
      faults: ["Unexpected `X` in a container of that name, expected another id."],
    },
    { name: "no graph", markdown: "## A\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n", faults: "unscored" },
  ],
  check({ document }) {
    const read = document.diagrams.filter(({ kind, error, edges }) => graphs.test(kind) && !error && edges.length > 0);
    return read.length === 0 ? "unscored" : read.flatMap(faultsOf);
  },
});

function faultsOf({ nodes, edges, line }: Diagram): Fault[] {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return nodes.flatMap(({ id, parent, isContainer }): Fault[] => {
    // Mermaid's own name of a note.
    if (/----note-\d+$/.test(id)) return [];
    if (!/^[A-Za-z]\w*$/.test(id) || id in {}) {
      const message = `Unexpected id \`${id}\`, expected letters, digits and underscores, a letter first.`;
      return [{ message, line, actual: id, hint: 'give a plain id and quote the label, as in `id["Label"]`' }];
    }
    if (parent === id)
      return [{ message: `Unexpected \`${id}\` in a container of that name, expected another id.`, line, actual: id }];
    if (isContainer || joined.has(id)) return [];
    const message = `Unexpected \`${id}\` without an edge, expected each node joined to another.`;
    return [{ message, line, actual: id }];
  });
}
