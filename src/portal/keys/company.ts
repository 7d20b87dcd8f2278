/** What is written in a company's field where there is none. */
const noCompany =
  /^(?:|na|none|no|null|unknown|unbekannt|keine|self|selfemployed|freelance|freelancer|private|privat|personal|individual|student|test|company|nocompany|notapplicable|tbd)$/;

/** Legal forms at the end of a name, which people write or leave out. */
const legalForm =
  /(?:[\s,]+(?:inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|ug|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|aps|oy|oyj|pty|pte|sl|sro|kft))+$/;

/**
 * What a company's name is compared by, so that `The Acme Corp.` and `ACME` are one: letters and digits without marks,
 * accents, blanks, a leading article and the legal form. Null for no name.
 */
export function companyKey(name: unknown): string | null {
  if (typeof name !== "string") return null;
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|[.'\u2019]/gu, "")
    .trim();
  const bare = plain.replace(/^the\s+(?=\S)/, "").replace(legalForm, "");
  const key = bare.replace(/[^\p{L}\p{N}]+/gu, "");
  return noCompany.test(key) ? null : key;
}

/** So many names are remembered. */
const mostNames = 50_000;

/** The same, which works out once a name that comes again. */
export function rememberedCompanyKey(): typeof companyKey {
  const known = new Map<unknown, string | null>();
  return function remembered(name) {
    const before = known.get(name);
    if (before !== undefined) return before;
    const key = companyKey(name);
    if (known.size < mostNames) known.set(name, key);
    return key;
  };
}
