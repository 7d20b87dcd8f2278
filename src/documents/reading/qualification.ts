/** What a lead is, as against what it does. */
export const fit =
  /\bfit\b|\bicp\b|\bfirmographics?\b|\bindustr(?:y|ies)\b|\bverticals?\b|\bsectors?\b|\bcompan(?:y|ies) (?:size|of|with|in|list)\b|\bcompany[- ]size\b|\bemployees?\b|\bheadcount\b|\bftes?\b|\b(?:company|annual) revenue\b|\barr\b|\bregions?\b|\bcountr(?:y|ies)\b|\bterritor(?:y|ies)\b|\bgeo(?:graph\w*)?\b|\b(?:job )?titles?\b|\broles?\b|\bseniority\b|\bpersonas?\b|\b(?:target|named|tier ?\w|ideal) (?:accounts?|compan(?:y|ies)|market|segment)\b|\baccounts? (?:is )?(?:on|in) (?:the|our)\b|\bsegments?\b|\btech(?:nology)? stack\b|\b(?:work|business|corporate|company)[ -](?:e-?mail|domain)s?\b|\b\d+\+?(?:\s?[-\u2013]\s?\d+)? (?:people|staff|heads)\b|\b(?:saas|agenc(?:y|ies)|fintech|manufactur\w*|healthcare|retail(?:ers?)?|logistics|e-?commerce|b2b|mid-?market|enterprise|smbs?)\b|\bdirector\b|\bvp\b|\bc-level\b/i;

const amount = "(?:\\d|[<>\\u2264\\u2265]|at (?:least|or above)|over|above|reach|thresholds?)";
const engagement = new RegExp(
  `(?<!\\bfit )(?:\\bscor(?:e|ing)\\b|\\bpoints\\b|\\bengagement\\b)[^;]*${amount}|${amount}[^;,]*(?<!\\bfit )(?:\\bscore\\b|\\bpoints\\b)|\\bdemos?\\b|\\bpricing\\b|\\btrials?\\b|\\bcontact[- ](?:sales|us)\\b|\\bforms?\\b|\\bwebinars?\\b|\\bdownload\\w*|\\bvisit\\w*|\\bpage ?views?\\b|\\bviewed\\b|\\bclick\\w*|\\bmeeting\\b|\\bquote\\b|\\bcall ?back\\b|\\bhand[- ]?rais\\w*|\\bsign(?:s|ed)?[- ]?up\\b|\\binbound (?:call|chat|request)\\b|\\bchat\\b|\\brequest(?:s|ed)?\\b|\\bregister(?:s|ed)?\\b|\\battend(?:s|ed)?\\b|\\bassessment\\b|\\brepl(?:y|ies|ied)\\b`,
  "i",
);
const product =
  /\bactivat\w*|\busage\b|\bactive (?:users?|days?|weeks?|seats?|workspaces?)\b|\bseats?\b|\binvit\w*|\blog-?ins?\b|\blogged in\b|\bworkspaces?\b|\bquotas?\b|\b(?:plan|usage|free) limits?\b|\bapi calls?\b|\bproduct[- ]qualified\b|\bonboard\w*|\btrials?\b|\bfeatures?\b|\bin[- ](?:app|product)\b|\bprojects? created\b|\bpql\b|\bproduct event/i;
const account =
  /\b(?:[2-9]|\d\d+|two|three|four|five|several|multiple)\+? (?:or more )?(?:\w+ ){0,2}(?:contacts?|people|persons?|stakeholders?|members?|roles?|champions?|leads?|individuals?)\b|\b(?:contacts?|people|persons?|stakeholders?|members|roles) [^.;]*(?:\u2265|>=?|at least|minimum(?: of)?) ?(?:[2-9]|two|three)\b|\bmore than one (?:contact|person|stakeholder|member)|\bsecond (?:contact|person|stakeholder|member)|\b(?:account|buying[- ](?:committee|group))[- ](?:level )?(?:\w+ )?(?:score|engagement)[^.;]*\d/i;

/** What may earn the label besides fit, by motion. */
export const signals = {
  engagement: {
    pattern: new RegExp(`${engagement.source}|${product.source}`, "i"),
    expected: "a score with its threshold or a named action such as a demo request",
  },
  product: {
    pattern: product,
    expected: "a product signal such as an activation event, a usage threshold or seats added",
  },
  account: { pattern: account, expected: "two or more contacts of one account, with what they did" },
} as const;

/** Which of fit and signal each way to qualify asks for. */
export interface Qualification {
  fit: boolean;
  signal: boolean;
  /** True where fit and signal are there, and one of them is enough. */
  isEither: boolean;
}

/**
 * Reads criteria as people join them: AND, semicolons, sentences and line breaks ask for each part, OR for one of its
 * alternatives, parentheses group. An alternative that speaks of neither fit nor signal is left out.
 */
export function whatQualifies(criteria: string, signal: RegExp): Qualification {
  const asked = { fit: isAskedFor(criteria, fit, signal), signal: isAskedFor(criteria, signal, fit) };
  const isThere = fit.test(criteria) && signal.test(criteria);
  return { ...asked, isEither: isThere && !(asked.fit && asked.signal) };
}

function isAskedFor(text: string, wanted: RegExp, other: RegExp): boolean {
  const whole = unwrap(text.trim());
  const parts = split(whole, /^(?:[;\n.](?=\s|$)|\s+\+\s|\s*&\s|\s(?:and|plus)\s)/i);
  if (parts.length > 1) return parts.some((part) => isAskedFor(part, wanted, other));
  const alternatives = split(whole, /^\s+or\s(?!(?:above|more|over|higher|greater|later|below|larger)\b)/i).filter(
    (part) => wanted.test(part) || other.test(part),
  );
  if (alternatives.length > 1) return alternatives.every((part) => isAskedFor(part, wanted, other));
  return wanted.test(whole);
}

/** Without the parentheses around all of it. */
function unwrap(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === "(") depth++;
    if (character === ")" && --depth === 0) return index === text.length - 1 ? unwrap(text.slice(1, -1).trim()) : text;
  }
  return text;
}

/** Splits where a joint stands outside of parentheses, quotes and code. */
function split(text: string, joint: RegExp): string[] {
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  let quote = "";
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "`") quote = character;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (depth <= 0) {
      const found = joint.exec(text.slice(index, index + 20))?.[0];
      if (found === undefined) continue;
      parts.push(text.slice(from, index));
      index += found.length - 1;
      from = index + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== "");
}
