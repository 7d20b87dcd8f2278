import * as z from "zod";
import { defineRule, type Fault } from "../rule.ts";
import { type DocumentTree, plain, type Section } from "../tree.ts";

export default defineRule({
  id: "sections/required",
  severity: "error",
  summary:
    "The sections of the spec are there, to the letter, each once, in order, and none besides them and the envelope unless `extra` allows it.",
  options: z.strictObject({ extra: z.boolean().default(false) }),
  examples: [
    { name: "as asked", markdown: "## A\n\none\n\n## B\n\ntwo\n", headings: ["A", "B"], faults: [] },
    {
      name: "one missing",
      markdown: "## A\n\none\n",
      headings: ["A", "B"],
      faults: ["Missing section `B`, expected after `A`."],
    },
    {
      name: "out of order",
      markdown: "## B\n\ntwo\n\n## A\n\none\n",
      headings: ["A", "B"],
      faults: ["Unexpected place of section `A`, expected before `B`."],
    },
    {
      name: "one too many",
      markdown: "## A\n\none\n\n## C\n\nthree\n",
      headings: ["A"],
      faults: ["Unexpected section `C`, expected one of the sections of the spec."],
    },
    {
      name: "one too many, where the spec allows it",
      markdown: "## A\n\none\n\n## C\n\nthree\n",
      headings: ["A"],
      options: { extra: true },
      faults: [],
    },
    {
      name: "a heading that is nearly it",
      markdown: "## I. Summary of health\n\none\n\n## B\n\ntwo\n",
      headings: ["I. SUMMARY", "B"],
      faults: ["Unexpected heading `I. Summary of health`, expected `I. SUMMARY` to the letter."],
    },
    {
      name: "a level of its own",
      markdown: "## A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n#### detail\n",
      headings: ["A", "B", "C"],
      faults: ["Unexpected level 3 of section `C`, expected 2 as of the others."],
    },
    {
      name: "a second title, which would end a section and hide what follows",
      markdown: "# T\n\n## A\n\none\n\n# U\n\ntwo\n",
      headings: ["A"],
      faults: ["Unexpected second title `U`, expected one, above the sections."],
    },
  ],
  check({ document, headings, envelope }, { extra }) {
    const level = commonLevel(document.sections.filter((section) => headings.includes(section.heading)));
    const found = document.sections.filter((section) => section.level <= level || headings.includes(section.heading));
    const isKnown = ({ heading }: Section) => headings.includes(heading) || envelope.includes(heading.toLowerCase());
    const strangers = found.filter((section) => !isKnown(section));
    const faults = titleFaults(document);
    const misspelt = new Set<Section>();
    for (const [index, heading] of headings.entries()) {
      const times = found.filter((section) => section.heading === heading);
      const before = headings[index - 1];
      const meant = strangers.find((section) => !misspelt.has(section) && isAlike(section.heading, heading));
      if (times.length === 0 && meant) {
        misspelt.add(meant);
        const message = `Unexpected heading \`${meant.heading}\`, expected \`${heading}\` to the letter.`;
        faults.push({ message, line: meant.line, actual: meant.heading, expected: heading });
      } else if (times.length === 0) {
        faults.push({
          message: `Missing section \`${heading}\`, expected ${before === undefined ? "first" : `after \`${before}\``}.`,
          line: found.find((section) => section.heading === before)?.line,
          expected: heading,
          hint: "write the heading to the letter",
        });
      } else if (times[1]) {
        faults.push({ message: `Unexpected second section \`${heading}\`, expected it once.`, line: times[1].line });
      }
    }
    const order = found.filter((section) => headings.includes(section.heading));
    for (const [index, section] of order.entries()) {
      if (section.level !== level) {
        const message = `Unexpected level ${section.level} of section \`${section.heading}\`, expected ${level} as of the others.`;
        faults.push({ message, line: section.line });
      }
      const previous = order[index - 1];
      if (previous && headings.indexOf(section.heading) < headings.indexOf(previous.heading)) {
        faults.push({
          message: `Unexpected place of section \`${section.heading}\`, expected before \`${previous.heading}\`.`,
          line: section.line,
        });
      }
    }
    for (const section of extra ? [] : strangers.filter((candidate) => !misspelt.has(candidate))) {
      faults.push({
        message: `Unexpected section \`${section.heading}\`, expected one of the sections of the spec.`,
        line: section.line,
        actual: section.heading,
      });
    }
    return faults;
  },
});

function titleFaults({ root, sections }: DocumentTree): Fault[] {
  const from = sections[0]?.line ?? Number.POSITIVE_INFINITY;
  const titles = root.children.filter((node) => node.type === "heading" && node.depth === 1);
  return titles.flatMap((title, index) => {
    const { line } = title.position!.start;
    if (index === 0 && line < from) return [];
    const nth = index === 0 ? "place of title" : "second title";
    return [{ message: `Unexpected ${nth} \`${plain(title)}\`, expected one, above the sections.`, line }];
  });
}

/** The level that most of the sections have; the deepest there is where there are none. */
function commonLevel(sections: readonly Section[]): number {
  const counts = new Map<number, number>();
  for (const { level } of sections) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].toSorted(([a, times], [b, more]) => more - times || a - b)[0]?.[0] ?? 6;
}

/** True for a heading that is another but for case, marks, or words at its end. */
function isAlike(heading: string, expected: string): boolean {
  const [a, b] = [heading, expected].map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  return a !== "" && (a === b || `${a} `.startsWith(`${b} `) || (/ /.test(a!) && `${b} `.startsWith(`${a} `)));
}
