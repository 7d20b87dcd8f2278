/** What a team is called, alone or with what stands before it, and what stands in a cell that names nobody. */
const team =
  /^(?:sales|marketing|management|leadership team|us|we|all|both|either|everyone|everybody|someone|somebody|anyone|nobody|various|shared|joint|unassigned|vacant|open|unknown|to be (?:confirmed|decided|determined|agreed|named)|n\/a|none|[-\u2013\u2014]|\?+|tb[acd])?$|^(?:everyone|everybody|someone|somebody|anyone|all|both)\b|\b(?:teams?|departments?|dept\.?|groups?|functions?|org|organi[sz]ation|reps|[sb]drs|aes|people|staff|folks|sides)$/i;
/** What one person is: the head of a team is named, the team is not. */
const role =
  /\b(?:head|lead|leader|leadership|manager|mgr|director|officer|president|chief|owner|holder|executive|specialist|analyst|admin|administrator|coordinator|vp|svp|evp|c[a-z]o)\b/i;

/** True where no part of `Sales and Marketing` or `the SDR team` names a person or a role. */
export const isNobody = (owner: string): boolean =>
  owner
    .replace(/`/g, "")
    .split(/\s*(?:\band\b|\bor\b|[&/+,;\n]|->|\u2192)\s*/i)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:(?:the|our|your|their|whole|entire)\s+)+/i, "")
        .replace(/\s*\((?:auto|automatic|automated|jointly|shared)\)$/i, "")
        .replace(/\.$/, ""),
    )
    .every((part) => !role.test(part) && team.test(part));

export type Side = "marketing" | "sales";

const marketing =
  /\b(?:marketing|marketers?|demand[ -]?gen(?:eration)?|growth|cmo|mops|campaigns?|field events|abm|product-led growth|plg)\b/i;
const sales =
  /\b(?:sales|sellers?|[sb]drs?|aes?|account executives?|reps?|cro|chief revenue officer|commercial|business development|account managers?|closers?)\b/i;

/** Which of the two sides a team, a role or a person with a role is on; both for what they share. */
export function sidesOf(owner: string): Side[] {
  const plain = owner.replace(/sales[ -]marketing (?=sla|agreement)|sales[ -]qualified|marketing[ -]qualified/gi, "");
  return [...(marketing.test(plain) ? ["marketing" as const] : []), ...(sales.test(plain) ? ["sales" as const] : [])];
}
