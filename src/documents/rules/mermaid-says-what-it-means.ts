import * as z from "zod";
import { drawingFaults, plainIds } from "../diagrams/drawing.ts";
import { defineRule } from "../rule.ts";

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
    return graphs.length === 0 ? "unscored" : graphs.flatMap(drawingFaults);
  },
});
