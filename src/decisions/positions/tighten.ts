import type { FactSheet } from "../../facts/sheet.ts";
import { isScalar } from "../../facts/types.ts";
import type { RejectionReason } from "../../terms.ts";
import { type Decision, figure } from "../decision.ts";
import { numberIn, tableOf, textIn } from "./cells.ts";

export interface Tighten extends Decision {
  reason: string;
  /** What marketing changes because of it. */
  change: string;
  /** Whether the commonest reason claims a cadence that the records do not show. */
  doubtful: boolean;
}

const changes: Record<string, string> = {
  "FIT-01": "the fit list gets its threshold of employees before anything else",
  "FIT-02": "the list of industries is written down and the form asks for the industry",
  "FIT-03": "the list of roles is written down and the form asks for the role",
  "QUAL-01": "pricing and demo forms ask who decides",
  "QUAL-02": "the demo form asks which tool is in use and until when",
  "QUAL-03": "reading alone no longer adds up to the score; one high-intent action has to be among it",
  "DUP-01": "duplicates are merged before the MQL stamp is set",
  "DATA-01": "forms check e-mail and phone while they are typed, and an address that bounced gets no MQL stamp",
};

/** Under such a share of leads with the whole cadence, "no response after full cadence" is a claim that nobody can check. */
const keptCadence = 0.5;

/** The commonest reason that marketing can do something about, with the change that it calls for first. */
export function decideTighten(sheet: FactSheet, reasons: readonly RejectionReason[]): Tighten {
  const table = tableOf(sheet, "rejections_by_reason");
  const codeOf = (name: string): string => reasons.find((reason) => reason.name === name)?.code ?? "";
  const rows = table?.rows.filter((row) => textIn(row[0]) !== "none logged") ?? [];
  const row = rows.find((cells) => codeOf(textIn(cells[0])) in changes);
  const cadence = sheet.get("compliance_rate");
  const doubtful =
    codeOf(textIn(rows[0]?.[0])) === "ENG-01" && isScalar(cadence) && cadence.sample > 0 && cadence.value < keptCadence;
  if (!table || !row)
    return {
      id: "tighten",
      choice: "unknown",
      because: "no reason that marketing could act on is on record",
      quantities: [],
      confidence: "low",
      reason: "",
      change: "",
      doubtful,
    };
  const reason = textIn(row[0]);
  const change = changes[codeOf(reason)]!;
  const note = `${table.sample.toLocaleString("en-US")} rejections, ${table.window.label}`;
  return {
    id: "tighten",
    choice: change,
    because: `"${reason}" is given for [[tighten.share]] of rejections, and no other reason that marketing can act on is given more often`,
    quantities: ["tighten.share"],
    confidence: "medium",
    figures: [figure("tighten.share", `Rejections with the reason ${reason}`, numberIn(row[2])!, "share", note)],
    reason,
    change,
    doubtful,
  };
}
