import * as z from "zod";
import { defineRule } from "../rule.ts";
import { isTableWithoutSeparator, separatorFor } from "../tables.ts";

export default defineRule({
  id: "table/separator",
  severity: "error",
  summary: "A row of dashes follows a table's header, one for each column; without it the table is a paragraph.",
  options: z.strictObject({}),
  examples: [
    { name: "there", markdown: "## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", faults: [] },
    { name: "a line with bars", markdown: "## A\n\nSales | Marketing\n\n| alone |\n", faults: [] },
    {
      name: "absent, or of another width",
      markdown: "## A\n\n| a | b |\n| 1 | 2 |\n\n| a | b |\n|---|\n| 1 | 2 |\n",
      faults: [
        "Missing row of dashes under the header of a table, expected `| --- | --- |`.",
        "Missing row of dashes under the header of a table, expected `| --- | --- |`.",
      ],
    },
  ],
  check({ document, sections }) {
    const lines = document.text.split("\n");
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flat()
      .filter(isTableWithoutSeparator)
      .map((node) => {
        const { line } = node.position!.start;
        const expected = separatorFor(lines[line - 1]!);
        const message = `Missing row of dashes under the header of a table, expected \`${expected}\`.`;
        return { message, line, expected, hint: "`--fix` mends it" };
      });
  },
});
