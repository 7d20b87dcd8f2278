import type { LifecycleStage } from "../records.ts";

/**
 * Reads an amount such as `1,250.50`, `1.250,50`, `$ 99` or `12`; undefined where it is none. Of two kinds of mark the
 * last is the decimal one; a single mark before three digits groups thousands where the file's numbers do.
 *
 * @param decimalComma Whether a comma is the decimal mark, as in files whose cells are separated by semicolons.
 */
export function readNumber(text: string, decimalComma = false): number | undefined {
  const plain = text.replace(/[$€£¥\s\u00a0']|[A-Z]{3}/g, "").replace(/^\((.+)\)$/, "-$1");
  if (!/^[-+]?[\d.,]*\d[\d.,]*%?$/.test(plain)) return undefined;
  const bare = plain.replace("%", "");
  const [comma, dot] = [bare.lastIndexOf(","), bare.lastIndexOf(".")];
  const decimal = comma >= 0 && dot >= 0 ? (comma > dot ? "," : ".") : decimalOf(bare, decimalComma);
  const value = Number(decimal === "," ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", ""));
  return Number.isFinite(value) ? value : undefined;
}

/** The decimal mark of a number with marks of one kind at most. */
function decimalOf(bare: string, decimalComma: boolean): "," | "." {
  if (bare.includes(",")) return decimalComma || !/^[-+]?\d{1,3}(?:,\d{3})+$/.test(bare) ? "," : ".";
  return decimalComma && /^[-+]?\d{1,3}(?:\.\d{3})+$/.test(bare) ? "," : ".";
}

const outcomes: Record<string, "won" | "lost"> = {
  won: "won",
  closedwon: "won",
  true: "won",
  lost: "lost",
  closedlost: "lost",
};

/** A deal's outcome from its stage or outcome as written; what is neither won nor lost is open. */
export const readOutcome = (text: string): "open" | "won" | "lost" =>
  outcomes[letters(text)] ??
  (/^closedwon/.test(letters(text)) ? "won" : /^closedlost/.test(letters(text)) ? "lost" : "open");

/** What became of a meeting that did not take place as it was planned, by the letters of what says so. */
const meetingOutcomes: readonly [RegExp, string][] = [
  [/noshow|(?:didnot|didnt)(?:show|attend)/, "no show"],
  [/reschedul|postpone/, "rescheduled"],
  [/cancel/, "cancelled"],
];

/** A meeting's outcome in lower case; `cancelled`, `no show` and `rescheduled` for whatever says that of it. */
export const readMeetingOutcome = (text: string): string =>
  meetingOutcomes.find(([pattern]) => pattern.test(letters(text)))?.[1] ?? text.toLowerCase();

/** Whether a cell says yes. */
export const isYes = (text: string | undefined): boolean => /^(?:true|yes|y|1|x)$/i.test(text ?? "");

/** Whether a cell says no; an empty one says nothing. */
export const isNo = (text: string | undefined): boolean => /^(?:false|no|n|0)$/i.test(text ?? "");

/** One value for the spellings of an e-mail. */
export const normaliseEmail = (text: string): string => text.trim().toLowerCase();

/** Fields that stamp a stage. */
export const stageFields: Record<string, LifecycleStage> = {
  subscriber_at: "Subscriber",
  lead_at: "Lead",
  mql_at: "MQL",
  sal_at: "SAL",
  sql_at: "SQL",
  opportunity_at: "Opportunity",
  customer_at: "Customer",
  evangelist_at: "Evangelist",
};

/** A text without case, blanks and marks: `Closed Won` and `closed_won` are one. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");
