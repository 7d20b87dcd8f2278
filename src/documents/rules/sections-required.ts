import * as z from "zod";
import { defineRule, type Fault } from "../rule.ts";
import { plain } from "../tree.ts";

export default defineRule({
  id: "sections/required",
  severity: "error",
  summary: "The sections of the spec are there, each once, in order, and none besides them and the envelope.",
  options: z.strictObject({}),
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
      name: "a second title, which would end a section and hide what follows",
      markdown: "# T\n\n## A\n\none\n\n# U\n\ntwo\n",
      headings: ["A"],
      faults: ["Unexpected second title `U`, expected one, above the sections."],
    },
  ],
  check({ document, headings, envelope }) {
    const faults: Fault[] = [];
    const from = document.sections[0]?.line ?? Number.POSITIVE_INFINITY;
    const titles = document.root.children.filter((node) => node.type === "heading" && node.depth === 1);
    for (const [index, title] of titles.entries()) {
      const { line } = title.position!.start;
      if (index === 0 && line < from) continue;
      const nth = index === 0 ? "place of title" : "second title";
      faults.push({ message: `Unexpected ${nth} \`${plain(title)}\`, expected one, above the sections.`, line });
    }
    const level = Math.min(
      ...document.sections.filter((section) => headings.includes(section.heading)).map((s) => s.level),
      6,
    );
    const found = document.sections.filter((section) => section.level <= level);
    for (const [index, heading] of headings.entries()) {
      const times = found.filter((section) => section.heading === heading);
      const before = headings[index - 1];
      if (times.length === 0) {
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
      const previous = order[index - 1];
      if (previous && headings.indexOf(section.heading) < headings.indexOf(previous.heading)) {
        faults.push({
          message: `Unexpected place of section \`${section.heading}\`, expected before \`${previous.heading}\`.`,
          line: section.line,
        });
      }
    }
    for (const section of found) {
      if (headings.includes(section.heading) || envelope.includes(section.heading.toLowerCase())) continue;
      faults.push({
        message: `Unexpected section \`${section.heading}\`, expected one of the sections of the spec.`,
        line: section.line,
        actual: section.heading,
      });
    }
    return faults;
  },
});
