import * as z from "zod";
import { runs } from "../prose.ts";
import { defineRule } from "../rule.ts";

/** Words of a person who will come back to it, and what a template leaves behind. */
const left =
  /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX+)\b|\blorem ipsum\b|\{\{[^}]*\}\}|\[\[[^\]]*\]\]|(?<=[$\u20ac\u00a3])XX?\b|\bXX+(?=%|\b)/gi;
/** A slot in brackets: in capitals, or one that says what goes there. */
const slot =
  /\[(?:[A-Z][A-Z0-9 _;/&-]+|X|(?:[Ii]nsert|[Ee]nter|[Yy]our|[Cc]ompany|[Tt]eam|[Pp]roduct)\b[^\][\n]*)\](?!\()/g;
/** What each of these has in it, and most text has not: found far faster than the whole of one. */
const hint = /[[{]|TB[DCA]|TODO|FIXME|XX|[$\u20ac\u00a3]X|lorem/i;
/** Whatever it asks to check, in brackets or not. */
const flag = /SIGNAL MISSING:.*/g;

export default defineRule({
  id: "placeholder/none",
  severity: "error",
  summary: "No placeholder is left: `[COMPANY NAME]`, TBD, lorem ipsum, or a reference or variable that nobody filled.",
  options: z.strictObject({}),
  examples: [
    { name: "filled", markdown: "## A\n\nOwned by RevOps [see the report].\n", faults: [] },
    {
      name: "text from elsewhere, escaped, is none",
      markdown: "## A\n\nThe source \\[\\[Brand\\]\\] wins.\n",
      faults: [],
    },
    { name: "a missing signal is none", markdown: "## A\n\nSIGNAL MISSING: [what needs checking]\n", faults: [] },
    {
      name: "nor is what it asks to check",
      markdown: "## A\n\n| a |\n|---|\n| SIGNAL MISSING: deals with TBD as their reason |\n",
      faults: [],
    },
    {
      name: "nor are links, ticks and code",
      markdown: "## A\n\n- [x] [SLA](sla.md) and `{{first_name}}`\n",
      faults: [],
    },
    {
      name: "TBD",
      markdown: "## A\n\nOwner: TBD\n",
      faults: ["Unexpected `TBD`, expected the thing itself or a SIGNAL MISSING flag."],
    },
    {
      name: "a slot",
      markdown: "## A\n\nFor [COMPANY NAME] only.\n",
      faults: ["Unexpected `[COMPANY NAME]`, expected the thing itself or a SIGNAL MISSING flag."],
    },
    {
      name: "in the title, in a list and in a diagram",
      markdown:
        "# SLA: [Company name]\n\n## A\n\n- Within XX hours\n- for {{company}}, [Insert date]\n\n```mermaid\nflowchart TD\n  a --> b[TBD]\n```\n",
      faults: [
        "Unexpected `XX`, expected the thing itself or a SIGNAL MISSING flag.",
        "Unexpected `{{company}}`, expected the thing itself or a SIGNAL MISSING flag.",
        "Unexpected `[Insert date]`, expected the thing itself or a SIGNAL MISSING flag.",
        "Unexpected `[Company name]`, expected the thing itself or a SIGNAL MISSING flag.",
        "Unexpected `TBD`, expected the thing itself or a SIGNAL MISSING flag.",
      ],
    },
    {
      name: "a slot above the first section",
      markdown: "# T\n\nFor [COMPANY NAME] only.\n\n## A\n\ntext\n",
      faults: ["Unexpected `[COMPANY NAME]`, expected the thing itself or a SIGNAL MISSING flag."],
    },
  ],
  check({ document, sections }) {
    const prose = [document.lead, ...sections.map((section) => section.nodes)].flatMap((nodes) =>
      runs(document, nodes),
    );
    const headings = document.root.children.filter((node) => node.type === "heading");
    const titles = headings.flatMap((heading) => runs(document, heading.children));
    const labels = document.diagrams.flatMap(({ nodes, edges, source, line }) => {
      const lines = source.split("\n");
      const lineOf = (text: string): number =>
        line +
        Math.max(
          0,
          lines.findIndex((one) => one.includes(text)),
        );
      return [...nodes, ...edges].flatMap(({ label: text }) => (hint.test(text) ? [{ text, line: lineOf(text) }] : []));
    });
    return [...prose, ...titles, ...labels].flatMap(({ text, line }) => {
      if (!hint.test(text)) return [];
      const told = text.replace(flag, (found) => " ".repeat(found.length));
      return [...told.matchAll(left), ...told.matchAll(slot)]
        .toSorted((a, b) => a.index - b.index)
        .map((match) => ({
          message: `Unexpected \`${match[0]}\`, expected the thing itself or a SIGNAL MISSING flag.`,
          line: line + told.slice(0, match.index).split("\n").length - 1,
          actual: match[0],
        }));
    });
  },
});
