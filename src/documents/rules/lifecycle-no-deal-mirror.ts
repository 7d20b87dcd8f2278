import * as z from "zod";
import { tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { isDealStage } from "../reading/stages.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

export default defineRule({
  id: "lifecycle/no-deal-mirror",
  severity: "error",
  summary: "No lifecycle stage copies a deal stage such as Demo Booked or Proposal Sent.",
  options: z.strictObject({ column: z.string().default("Stage") }),
  examples: [
    {
      name: "stages of the buyer, and a word about those of the deal",
      markdown:
        "## A\n\n| Stage | Means |\n|---|---|\n| MQL | a |\n| SAL (Sales Accepted Lead) | b |\n| SQL (demo held) | c |\n| Opportunity | d |\n| Customer | e |\n\nNo stage is called Demo Booked.\n",
      section: "A",
      faults: [],
    },
    {
      name: "stages of a product-led motion",
      markdown:
        "## A\n\n| Stage | Means |\n|---|---|\n| Signup | a |\n| Activated | b |\n| Trial | b |\n| MQL (PQL) | c |\n| SQL | c |\n",
      section: "A",
      faults: [],
    },
    {
      name: "steps of the sale",
      markdown:
        "## A\n\n| Stage | Means |\n|---|---|\n| MQL | a |\n| Demo Booked | b |\n| **Proposal sent** | c |\n| Negotiation | d |\n| ClosedWon | e |\n",
      section: "A",
      faults: [
        "Unexpected stage `Demo Booked`, expected no copy of a deal stage.",
        "Unexpected stage `Proposal sent`, expected no copy of a deal stage.",
        "Unexpected stage `Negotiation`, expected no copy of a deal stage.",
        "Unexpected stage `ClosedWon`, expected no copy of a deal stage.",
      ],
    },
    { name: "no table", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check(context, { column }) {
    const table = tableWith(scopeOf(context), [column]);
    if (!table) return "unscored";
    return table.rows
      .filter(({ cells }) => isDealStage(cells[column]!))
      .map(({ cells, line }): Fault => {
        const actual = inLine(cells[column]!);
        return {
          message: `Unexpected stage \`${actual}\`, expected no copy of a deal stage.`,
          line,
          actual,
          hint: "stages follow the buyer; keep steps of the sale in the deal pipeline, or the funnel counts them twice",
        };
      });
  },
});
