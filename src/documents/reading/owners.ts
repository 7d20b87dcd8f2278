/** What a team is called, alone or with what stands before it, and what stands in a cell that names nobody. */
const team =
  /^(?:sales|marketing|management|leadership team|us|we|all|both|either|everyone|everybody|someone|somebody|anyone|nobody|various|shared|joint|unassigned|vacant|open|unknown|to be (?:confirmed|decided|determined|agreed|named)|n\/a|none|[-\u2013\u2014]|\?+|tb[acd])?$|^(?:every|each|any)\b|^(?:everyone|everybody|someone|somebody|anyone|all|both)\b|\b(?:teams?|departments?|dept\.?|groups?|functions?|org|organi[sz]ation|reps|[sb]drs|aes|people|staff|folks|sides)$/i;
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

const organisation =
  /^(?:The|Both|Each|Our|Marketing|Sales|Demand|Gen|Team|Teams|Leadership|RevOps|Revenue|Operations|Ops|Monthly|Quarterly|Weekly|Review|Section|SLA|HubSpot|Salesforce|Slack|Named|Owner|Owners|Holder|Holders|Agreement|Governance|Definition|Definitions|Recalibration|For|And|In|On|Any|This|It|Data|Lead|Leads|Account|Customer|Product|Growth|Business|Rep|Reps)$/;

/** True where a text names a role, or a person by first and last name. */
export const namesSomebody = (text: string): boolean =>
  role.test(text) ||
  /\b(?:revops|rev ops|sales ops|marketing ops|mops|founder|co-founder|(?:assigned|senior|junior) (?:rep|[sb]dr|ae)|[sb]dr|ae)\b/i.test(
    text,
  ) ||
  [
    ...text.matchAll(
      /(\p{Lu}[\p{Ll}\u2019'-]{2,}) (?:owns|holds|keeps|answers for|is accountable|for (?:marketing|sales))\b/gu,
    ),
  ].some(([, name]) => !organisation.test(name!)) ||
  [...text.matchAll(/\p{Lu}[\p{Ll}\u2019'-]+ (?:\p{Lu}\.? )?\p{Lu}[\p{L}\u2019'-]+/gu)].some(([name]) =>
    name.split(" ").every((word) => !organisation.test(word)),
  );

/** The words of an owner's cell that are somebody's name, and no role's. */
export const namesIn = (owner: string): string[] =>
  [...owner.replace(/\([^)]*\)/g, " ").matchAll(/\p{Lu}[\p{Ll}\u2019'-]{2,}/gu)]
    .map(([name]) => name)
    .filter(
      (name) =>
        !organisation.test(name) &&
        !role.test(name) &&
        sidesOf(name).length === 0 &&
        !/^(?:Assigned|Senior|Junior|Regional|Global|Enterprise)$/.test(name),
    );
