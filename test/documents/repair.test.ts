import { expect, test } from "vitest";
import { drawingFaults } from "../../src/documents/diagrams/drawing.ts";
import { readDiagram } from "../../src/documents/diagrams/read.ts";
import { repairMechanically } from "../../src/documents/repair.ts";
import { type OutputSpec, readSpec } from "../../src/documents/spec.ts";
import { goldenOf, kinds } from "./goldens.ts";

const specOf = (rules: string): OutputSpec =>
  readSpec(
    `document: note\nversion: 1\ntitle: A note\nsections: [{ heading: A }]\nrules: ${rules}\nvariants: { open: { rules: { text/no-em-dash: false } } }\n`,
    "note.yaml",
  ).spec!;
const barred = specOf("{ text/no-em-dash: {} }");

test.each([
  ["between two words", "one on one \u2014 not a sync", "one on one, not a sync"],
  ["without blanks", "one\u2014two", "one, two"],
  ["after markup", "- **Term** \u2014 what it means", "- **Term**, what it means"],
  ["beside a reference", "[[mql_sql_rate]] \u2014 of [[mql_volume]]", "[[mql_sql_rate]], of [[mql_volume]]"],
])("a dash becomes a comma %s", (_where, text, mended) => {
  expect(repairMechanically(`## A\n\n${text}\n`, barred)).toBe(`## A\n\n${mended}\n`);
});

test.each([
  ["in a cell of its own", "| a | b |\n|---|---|\n| a | \u2014 |"],
  ["at the start of a line", "one\n\u2014 two"],
  ["at the end of a line", "one \u2014\ntwo"],
  ["of a bullet", "- \u2014 two"],
  ["between figures", "from 30 \u2014 40 on"],
  ["in a heading", "### One \u2014 two"],
  ["in inline code", "see `one \u2014 two`"],
  ["in a fence", "```\none \u2014 two\n```"],
  ["in a diagram", '```mermaid\nflowchart TD\n  a["one \u2014 two"] --> b\n```'],
])("a dash stays as it is %s", (_where, text) => {
  expect(repairMechanically(`## A\n\n${text}\n`, barred)).toBe(`## A\n\n${text}\n`);
});

test("a dash stays where the spec, or the variant, bars none", () => {
  const text = "## A\n\none \u2014 two\n";
  expect(repairMechanically(text, specOf("{}"))).toBe(text);
  expect(repairMechanically(text, barred, ["open"])).toBe(text);
});

const diagram = (source: string) => `## A\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`;

const diagrams: [name: string, source: string, mended: string][] = [
  ["a former header", "graph TD\n  a --> b", "flowchart TD\n  a --> b"],
  ["a version 1 header", "stateDiagram\n  a --> b", "stateDiagram-v2\n  a --> b"],
  ["parentheses in a label", "flowchart TD\n  a[Call (now)] --> b", 'flowchart TD\n  a["Call (now)"] --> b'],
  [
    "marks in labels of several shapes",
    "flowchart TD\n  a{Met (4h)?} -->|yes (ok)| b([Go {1}])\n  b --> c[(x)]; c --> d((y [z]))",
    'flowchart TD\n  a{"Met (4h)?"} -->|"yes (ok)"| b(["Go {1}"])\n  b --> c[(x)]; c --> d(("y [z]"))',
  ],
  ["quotation marks in a label", 'flowchart TD\n  a[Say "hi"] --> b', 'flowchart TD\n  a["Say #quot;hi#quot;"] --> b'],
  [
    "escaped quotation marks",
    'flowchart TD\n  a["Say \\"hi\\""] --> b',
    'flowchart TD\n  a["Say #quot;hi#quot;"] --> b',
  ],
  ["a word of mermaid's own", "flowchart TD\n  a --> end", 'flowchart TD\n  a --> end_["end"]'],
  [
    "hyphens in ids",
    "flowchart TD\n  new-lead[New] --> b\n  b --> a-b\n  a-b --> c",
    'flowchart TD\n  new_lead[New] --> b\n  b --> a_b["a-b"]\n  a_b --> c',
  ],
  ["a short arrow", 'flowchart TD\n  a -> b["x -> y"]', 'flowchart TD\n  a --> b["x -> y"]'],
  [
    "names of states",
    "stateDiagram-v2\n  [*] --> New Lead\n  New Lead --> MQL: fit (and signal)\n  MQL --> new-lead",
    'stateDiagram-v2\n  state "New Lead" as New_Lead\n  state "new-lead" as new_lead\n  [*] --> New_Lead\n  New_Lead --> MQL: fit (and signal)\n  MQL --> new_lead',
  ],
  [
    "a name whose slug is taken",
    "stateDiagram-v2\n  A_B --> A B",
    'stateDiagram-v2\n  state "A B" as A_B_2\n  A_B --> A_B_2',
  ],
  ["a semicolon in a label", "stateDiagram-v2\n  A --> B: called; met", "stateDiagram-v2\n  A --> B: called, met"],
  ["the label of a flowchart", "stateDiagram-v2\n  A -->|yes| B", "stateDiagram-v2\n  A --> B: yes"],
  [
    "the node of a flowchart",
    "stateDiagram-v2\n  A[New lead] --> B",
    'stateDiagram-v2\n  state "New lead" as A\n  A --> B',
  ],
  ["a short arrow between states", "stateDiagram-v2\n  A -> B", "stateDiagram-v2\n  A --> B"],
];

test.each(diagrams)("in a diagram %s: mended, and then drawn as it was meant", async (_name, source, mended) => {
  expect(repairMechanically(diagram(source), barred)).toBe(diagram(mended));
  expect(repairMechanically(diagram(mended), barred)).toBe(diagram(mended));
  const read = await readDiagram(mended, 1);
  expect([read.error, drawingFaults(read)]).toEqual([undefined, []]);
});

test.each([
  [
    "labels in quotation marks, notes, comments and styles",
    'flowchart LR\n  %% a[x (y)]\n  a["x (y)"] -- No --> b{Ok?}\n  subgraph s [A (b)]\n  c\n  end\n  style a fill:#fff',
  ],
  [
    "states with descriptions, choices and notes",
    'stateDiagram-v2\n  direction LR\n  state "A (b)" as a\n  state c <<choice>>\n  [*] --> a\n  a --> c : yes: or no\n  note right of a\n    x --> New Lead; y\n  end note\n  note left of a: x -> y',
  ],
  ["another kind", "sequenceDiagram\n  A->>B: hi (there)"],
])("a diagram stays as it is: %s", (_name, source) => {
  expect(repairMechanically(diagram(source), barred)).toBe(diagram(source));
});

test("a table gets its row of dashes, and nothing else changes", () => {
  const before =
    "# T\n\n| a | b |\n| 1 | 2 |\n\n## A\n\ntext\n\n| a | b \\| c |\n|---|\n| 1 | 2 |\n\n```\n| a | b |\n| 1 | 2 |\n```\n";
  const after =
    "# T\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n## A\n\ntext\n\n| a | b \\| c |\n| --- | --- |\n| 1 | 2 |\n\n```\n| a | b |\n| 1 | 2 |\n```\n";
  expect(repairMechanically(before, barred)).toBe(after);
  expect(repairMechanically(after, barred)).toBe(after);
});

test("what can't be read stays as it is", () => {
  const binary = "\0| a | b |\n| 1 | 2 |\n";
  expect(repairMechanically(binary, barred)).toBe(binary);
});

test("the golden documents need no repair", () => {
  for (const { kind, spec } of kinds) expect(repairMechanically(goldenOf(kind).text, spec)).toBe(goldenOf(kind).text);
});
