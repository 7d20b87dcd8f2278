import type { FactSheet } from "../../facts/sheet.ts";
import { type Decision, figure } from "../decision.ts";
import { numberIn, tableOf, textIn } from "./cells.ts";

export interface LostReason extends Decision {
  reason: string;
  /** What the definitions are to ask for earlier, because deals are lost for want of it. */
  asks: string;
}

const asked: [words: RegExp, asks: string][] = [
  [
    /no decision|timing|not now|stalled|went dark|no response|ghost/i,
    "SQL asks for a dated next step on the `Timeline` property, not for interest",
  ],
  [
    /price|budget|expensive|cost|afford/i,
    "SQL asks for a budget range on record, and the fit list for a company size that pays it",
  ],
  [
    /competitor|incumbent|locked|contract/i,
    "SAL asks which tool is in use and when its contract ends, so that a lead who is locked in recycles instead of becoming a deal",
  ],
  [
    /feature|product|function|integration|capab/i,
    "the fit list names the use cases that the product covers, and the MQL form asks for the use case",
  ],
  [/fit|too small|industry|size/i, "the fit list is tightened to the companies that buy"],
];

/** The commonest reason for which deals are lost, and what the lead definitions have to ask for because of it. */
export function decideLost(sheet: FactSheet): LostReason {
  const table = tableOf(sheet, "lost_reasons");
  const row = table?.rows.find((cells) => textIn(cells[0]) !== "none logged");
  if (!table || !row)
    return {
      id: "lost-reason",
      choice: "unknown",
      because: "no reason for a lost deal is on record",
      quantities: [],
      confidence: "low",
      reason: "",
      asks: "",
    };
  const reason = textIn(row[0]);
  const found = asked.find(([words]) => words.test(reason))?.[1];
  return {
    id: "lost-reason",
    choice: reason,
    because: "it is logged most often on lost deals, on [[lost.share]] of them",
    quantities: ["lost.share"],
    confidence: found ? "medium" : "low",
    figures: [
      figure(
        "lost.share",
        `Lost deals with the reason ${reason}`,
        numberIn(row[2])!,
        "share",
        `${table.sample.toLocaleString("en-US")} lost deals, ${table.window.label}`,
      ),
    ],
    reason,
    asks:
      found ??
      "the review names the property that would have shown it before the handoff, and the MQL definition asks for it",
  };
}
