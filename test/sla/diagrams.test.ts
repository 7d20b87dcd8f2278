import { expect, test } from "vitest";
import { decideTerms } from "../../src/decisions/terms.ts";
import { readDiagram } from "../../src/documents/diagrams/read.ts";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { emptyPortal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { drawHandoff, drawLifecycle } from "../../src/sla/diagrams.ts";

const settings = settingsSchema.parse({});
const terms = decideTerms(createFactSheet({ portal: emptyPortal(), settings, today: 0 }), settings);
const print = (ref: string) => (ref === "term.acceptance_window" ? "8 working hours" : "six");
const source = (fenced: string) => fenced.split("\n").slice(1, -1).join("\n");

test("the lifecycle is valid, no stage is a dead end, and there is a way to revert and to recycle", async () => {
  const { error, kind, nodes, edges } = await readDiagram(source(drawLifecycle(terms, print)), 1);
  expect([error, kind]).toEqual([undefined, "stateDiagram-v2"]);
  const ids = nodes.map((node) => node.id);
  for (const stage of ["Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer", "Nurture", "Recycled", "Disqualified"])
    expect(ids).toContain(stage);
  for (const stage of ids.filter((id) => !id.startsWith("root")))
    expect(edges.some((edge) => edge.from === stage)).toBe(true);
  expect(edges.some((edge) => edge.from === "MQL" && edge.to === "Nurture")).toBe(true);
  expect(edges.some((edge) => edge.from === "SAL" && edge.to === "Recycled")).toBe(true);
});

test("the handoff is valid, and both ways out of the acceptance window lead somewhere", async () => {
  const { error, kind, edges } = await readDiagram(source(drawHandoff(terms, print)), 1);
  expect([error, kind]).toEqual([undefined, "flowchart"]);
  const from = (node: string) => edges.filter((edge) => edge.from === node).map(({ to, label }) => [label, to]);
  expect(from("accepted")).toEqual([
    ["No", "missed"],
    ["Yes", "working"],
  ]);
  expect(from("missed")).toEqual([
    ["First", "next"],
    ["Second", "revert"],
  ]);
  expect(from("recyclable")).toEqual([
    ["Yes", "recycled"],
    ["No", "out"],
  ]);
});

test("the diagrams print the terms of the tables", () => {
  for (const diagram of [drawLifecycle(terms, print), drawHandoff(terms, print)])
    expect(diagram).toContain("8 working hours");
});

test("text that would break a diagram is drawn as text", async () => {
  const odd = () => 'a "b" ; c: #d {e}';
  for (const fenced of [drawLifecycle(terms, odd), drawHandoff(terms, odd)]) {
    expect((await readDiagram(source(fenced), 1)).error).toBeUndefined();
  }
});

test.each([
  ["flowchart TD\n  a -[-> b", "flowchart"],
  ["nonsense", "nonsense"],
  ["", ""],
])("what mermaid can't read says so: %j", async (text, kind) => {
  const diagram = await readDiagram(text, 1);
  expect(diagram.kind).toBe(kind);
  expect(diagram.error).toBeTruthy();
});
