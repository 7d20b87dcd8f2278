import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repairMechanically } from "../../src/documents/repair.ts";
import { parseDocument } from "../../src/documents/tree.ts";
import { goldenOf, kinds } from "./goldens.ts";

const names = kinds.map(({ kind }) => kind);
const runs = 40;

/** What people, editors and models do to a document. */
const scraps = [
  "|",
  "```",
  "````",
  "\n",
  "\n\n",
  "#",
  "## ",
  ">",
  "- ",
  "\\",
  "[[",
  "]]",
  "{{x}}",
  "<!--",
  "<div>",
  "\u2014",
  "%",
  "SIGNAL MISSING:",
  "\u0000",
  "\uD800",
  "\uFEFF",
  "\t",
  "1. ",
  "-->",
  ";",
  '"',
  "[^1]",
  "```mermaid\nflowchart TD\n",
  "state",
  "end",
  "__proto__",
  "$1",
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(2000) }),
  text: fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: "binary", maxLength: 8 })),
});

const mutated = (text: string, edits: readonly { at: number; length: number; text: string }[]): string =>
  edits.reduce((left, { at, length, text: added }) => {
    const start = Math.floor(at * left.length);
    return left.slice(0, start) + added + left.slice(start + length);
  }, text);

describe.each(names)("%s", (kind) => {
  const { text, check } = goldenOf(kind);
  const { spec } = kinds.find((candidate) => candidate.kind === kind)!;

  test("mutated at random it is checked and mended without a throw, with lines that it has", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const document = mutated(text, edits);
        const { findings, passed } = await check(document);
        const lines = document.split("\n").length;
        for (const { line } of findings) if (line !== undefined) expect(line >= 1 && line <= lines).toBe(true);
        expect(passed).toBe(findings.every(({ severity }) => severity !== "error"));
        const mended = repairMechanically(document, spec);
        expect(repairMechanically(mended, spec)).toBe(mended);
      }),
      { numRuns: runs },
    );
  });

  test("without one of its sections, tables, columns, rows of dashes, diagrams or fields it does not pass", async () => {
    const document = await parseDocument(text);
    const whole = document.sections.filter(({ heading }) => spec.sections.some((one) => one.heading === heading));
    const lines = text.split("\n");
    const cut = (start: number, end: number) => text.slice(0, start) + text.slice(end);
    const withoutLines = (from: number, count: number) =>
      [...lines.slice(0, from), ...lines.slice(from + count)].join("\n");
    const demanded = new Map(spec.sections.map((section) => [section.heading, section]));
    const removals: [name: string, text: string][] = whole.flatMap((section) => {
      const { table, diagram } = demanded.get(section.heading)!;
      const found: [string, string][] = [
        [`section ${section.heading}`, cut(section.start, section.end)],
        [`heading ${section.heading}`, withoutLines(section.line - 1, 1)],
        [
          `text of ${section.heading}`,
          `${text.slice(0, section.start)}${lines[section.line - 1]}\n\n${text.slice(section.end)}`,
        ],
      ];
      const own = table && section.tables.find(({ columns }) => columns.join() === table.columns.join());
      if (own) {
        const height = own.rows.length + 2;
        found.push([`table of ${section.heading}`, withoutLines(own.line - 1, height)]);
        found.push([`header of ${section.heading}`, withoutLines(own.line - 1, 2)]);
        found.push([`dashes of ${section.heading}`, withoutLines(own.line, 1)]);
        found.push([`rows of ${section.heading}`, withoutLines(own.line + 1, own.rows.length)]);
        const narrow = lines.map((line, index) =>
          index >= own.line - 1 && index < own.line - 1 + height ? line.replace(/\|[^|]*\|$/, "|") : line,
        );
        found.push([`last column of ${section.heading}`, narrow.join("\n")]);
      }
      if (diagram) {
        const { line, source } = section.diagrams[0]!;
        found.push([`diagram of ${section.heading}`, withoutLines(line - 2, source.split("\n").length + 2)]);
        found.push([`fence of ${section.heading}`, withoutLines(line - 1 + source.split("\n").length, 1)]);
      }
      return found;
    });
    for (const [name, without] of removals) expect([name, (await check(without)).passed]).toEqual([name, false]);
    // Nor with anything put elsewhere, which could only hide what is missing.
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...removals), fc.constantFrom(...scraps), async ([name, without], scrap) => {
        const [title, ...rest] = without.split("\n");
        const hidden = [title, "", scrap, "", ...rest].join("\n");
        expect([name, (await check(hidden)).passed]).toEqual([name, false]);
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});
