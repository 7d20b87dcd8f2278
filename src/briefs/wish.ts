/** What a request wants of a route other than its usual documents. */
export type Wish = "comparison";

const compares =
  /\bcompar(?:e|es|ed|ing|ison)\b[^.!?]{0,80}\b(?:slas?|agreements?|terms|outputs?|contracts?|last (?:quarter|month|time)|january|february|march|april|may|june|july|august|september|october|november|december|\d{4}-\d{2})\b|\b(?:slas?|agreement|terms)\b[^.!?]{0,40}\bcompared?\b|\bwhich commitments are (?:being )?met\b|\b(?:re-?run|review) (?:of )?(?:our |the )?(?:sla|agreement)\b[^.!?]{0,60}\b(?:quarter|90 days|against)\b/i;

/** A request such as "compare with our SLA of August" wants the agreement held against an earlier one, and no new draft. */
export const wishOf = (request: string): Wish | undefined => (compares.test(request) ? "comparison" : undefined);

const months = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];

/** The month that a request names, as `2026-08` or `08`; undefined where it names none. */
export function monthNamed(request: string): { year?: number; month: number } | undefined {
  const iso = /\b(\d{4})-(\d{2})(?:-\d{2})?\b/.exec(request);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]) };
  const found = new RegExp(`\\b(${months.join("|")})(?: (\\d{4}))?\\b`, "i").exec(request);
  if (!found) return undefined;
  const month = months.indexOf(found[1]!.toLowerCase()) + 1;
  return { month, ...(found[2] && { year: Number(found[2]) }) };
}
