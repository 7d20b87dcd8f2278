import { executives, leaderRoles } from "./classes.ts";
import { clauseAround, sentencesOf } from "./phrases.ts";

/** The sales leader, as the words call that person. */
export interface Leader {
  /** "CRO", "VP of Sales"; "sales leader" where the words name no role. */
  role: string;
  /** First name, where the words give one. */
  name?: string;
  /** What the words say of the leader: "he", "she", or "they" where they don't. */
  pronoun: "he" | "she" | "they";
}

/** Somebody else in the story, and where that person stands. */
export interface Side {
  who: string;
  stance: "neutral" | "theirs" | "yours";
  /** The clause that says so. */
  phrase: string;
}

export const nameRole = (role: string): string => {
  if (/^sales vp$|^s?vp\b|^vice/i.test(role)) return "VP of Sales";
  if (/^(?:ceo|coo|cfo|cro|cso|cco|cmo|md)$/i.test(role)) return role.toUpperCase();
  if (/^chief/i.test(role)) return role.replace(/\b\w/g, (letter) => letter.toUpperCase());
  return role.toLowerCase();
};

/** Who leads sales: not whom anybody reports to, and not the user. */
export function readLeader(words: string): Leader {
  const told = words
    .replace(/\breports? (?:in)?to (?:the |our |my )?[\w ]{0,20}/gi, " ")
    .replace(/\b(?:an?|one|some) (?:sales|sdr) (?:manager|lead|director)\b/gi, " ")
    .replace(/\b(?:up|applying) for the \w+ (?:job|role)\b/gi, " ");
  const found = new RegExp(`\\b(${leaderRoles})\\b`, "i").exec(told);
  return {
    role: found ? nameRole(found[1]!) : "sales leader",
    ...nameOf(told),
    pronoun: pronounIn(words),
  };
}

/** Not names, though written with a capital after a role. */
const noName =
  /^(?:I|He|She|They|We|The|It|And|But|Our|My|Sales|Marketing|Now|In|On|At|Every|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|CEO|CFO|CRO|COO|CMO|VP|MQLs?|SQLs?|SDRs?|AEs?|Q[1-4]|B2B|SaaS|Europe|EMEA|America|North|Direct|Series|OKRs?|Fair|No|Not|Two|First|Then|There|This|That|What|When|Whenever|Since|Budget|Win|Direct|Before|Sent|Help|How)$/;

function nameOf(words: string): { name?: string } {
  const role = `(?:${leaderRoles.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)})`;
  const patterns = [
    new RegExp(
      `\\b${role}\\b(?:, | is |, (?:a )?\\w+ named | \\(|: )?(?:called |named )?([A-Z][a-z]+)(?: [A-Z][a-z]+)?\\b(?:,|\\)|\\.| |$)`,
    ),
    new RegExp(`\\b([A-Z][a-z]+)(?: [A-Z][a-z]+)?,? \\(?(?:our |the |my )?(?:new )?${role}\\b`),
  ];
  for (const pattern of patterns) {
    const name = pattern.exec(words)?.[1];
    if (name && !noName.test(name)) return { name };
  }
  return {};
}

function pronounIn(words: string): Leader["pronoun"] {
  const count = (pattern: RegExp) => [...words.matchAll(pattern)].length;
  const he = count(/\b(?:he|his|him|he's)\b/gi);
  const she = count(/\b(?:she|her|hers|she's)\b/gi);
  return he > she ? "he" : she > he ? "she" : "they";
}

const others = `(?:${executives}|sdr managers?|sales managers?|sdr (?:lead|team)|ae team|reps?|cs (?:lead|team)|customer success|finance|revops(?: lead)?|product|hr|two of (?:his|her|their) reps|some reps|one of (?:his|her|their) (?:reps|aes|managers))`;
const stances: [Side["stance"], string][] = [
  [
    "neutral",
    "(?:has ?n't|have ?n't|has not|have not|did ?n't|not) (?:yet )?(?:tak(?:en|e) (?:a )?sides?|picked a side|chosen)|(?:is|are|stays?|remains?) (?:neutral|out of it|undecided|on the fence)|(?:told us|said|says)(?: that)? (?:to|we should)(?: just)? (?:go and )?(?:sort|figure|work) it out|(?:has ?n't|has not) said (?:anything|a word)|says nothing|is watching|staying out of it|does ?n't (?:want to )?(?:get involved|see)",
  ],
  [
    "theirs",
    "(?:is|are|sides?|sided|siding) with (?:him|her|them|sales)|on (?:his|her|their) side|(?:backs?|backed|supports?|believes?|agrees? with|listens? to|lets?) (?:him|her|them)|hired (?:him|her|them)",
  ],
  [
    "yours",
    "(?:quietly |privately |secretly )?(?:agrees?|agreed) with (?:me|us)|on (?:my|our) side|(?:backs?|supports?|backed|likes?|liked) (?:me|us|it|our)|told me (?:so )?in confidence|is with (?:me|us)",
  ],
];

/** Who else has a stake, and whose side they are on. */
export function readSides(words: string): Side[] {
  const sides = stances.flatMap(([stance, pattern]) =>
    [
      ...words.matchAll(
        new RegExp(
          `\\b(?:the |our |my |a )?(${others})\\b(?: \\([A-Z]\\w+\\))?(?:,? (?:though|so far|however),?)? (?:\\w+ ){0,6}?(?:${pattern})`,
          "gi",
        ),
      ),
    ].map((match) => ({
      who: nameOther(match[1]!),
      stance,
      phrase: clauseAround(words, match.index, match[0].length),
    })),
  );
  return sides.filter(({ who }, index) => sides.findIndex((side) => side.who === who) === index);
}

const nameOther = (who: string): string =>
  /^(?:ceo|cfo|coo|cro|cmo|md|hr)$/i.test(who)
    ? who.toUpperCase()
    : who
        .toLowerCase()
        .replace(/\bsdr\b/, "SDR")
        .replace(/\bae\b/, "AE")
        .replace("revops", "RevOps");

/** Who above both has heard the leader's side, where it is not the user who told. */
export function readAbove(words: string): string | undefined {
  const told = new RegExp(
    `\\b(\\w+ )?(?:told|tells|telling|tell|complain\\w*(?: \\w+){0,2} to|went to|goes to|in front of|convinc\\w+|wrote to|e?-?mails? to|copied|cc'?d|asked|lobb(?:y|ies|ied|ying)|propos\\w+ to) (?:the |our |my )?(${executives})\\b`,
    "gi",
  );
  const heard = [...words.matchAll(told)].find((match) => !isUsers(words, match.index, match[1] ?? ""))?.[2];
  const asks = new RegExp(
    `\\b(?:the |our )(${executives}) (?:(?:is|are) asking|asks|asked|has heard|heard|believes|now thinks|thinks|now wants|wants)\\b`,
    "i",
  );
  const found = heard ?? asks.exec(words)?.[1];
  if (!found) return undefined;
  return nameOther(found);
}

/** Whether it is the user who told: by the word before, or as the subject that the sentence begins with. */
function isUsers(words: string, at: number, before: string): boolean {
  if (/^(?:i|we)$/i.test(before.trim())) return true;
  const sentence = words
    .slice(0, at)
    .split(/[.!?;:]\s+|, (?=(?:he|she|they|i|we)\b)/)
    .at(-1)!;
  return /^(?:(?:so|then|and|but|yet|now) )?(?:i|we)(?:'ve| have)?\b/i.test(sentence);
}

/** To whom both report, where the words say so. */
export function readBoss(words: string): string | undefined {
  const role = "(ceo|coo|cfo|cro|president|founder|owner|managing director|md)";
  const both =
    new RegExp(`\\b(?:we|both)\\b[^.]{0,40}\\breport (?:in)?to (?:the |our |the same )?${role}\\b`, "i").exec(
      words,
    )?.[1] ?? new RegExp(`\\b(?:both plans|both)\\b[^.]{0,40}\\bthe same ${role}\\b`, "i").exec(words)?.[1];
  const alike = new RegExp(
    `\\bi report to (?:the |our )?${role},? (?:and )?(?:so does|as does|(?:he|she) does)`,
    "i",
  ).exec(words)?.[1];
  if (both ?? alike) return nameRole((both ?? alike)!);
  if (!/\b(?:we )?both report to (?:him|her|them)\b/i.test(words)) return undefined;
  const before = sentencesOf(words.slice(0, words.search(/\bboth report to\b/i))).map(({ text }) => text);
  const named = before.toReversed().map((text) => new RegExp(`\\b${role}\\b`, "i").exec(text)?.[1]);
  const last = named.find((name) => name !== undefined);
  return last && nameRole(last);
}

/** To whom the user reports, where it is not said that the leader does too. */
export function readOwnBoss(words: string): string | undefined {
  const found = /\bi report to (?:the |our )?(ceo|coo|cfo|cmo|cro|president|founder|owner|md)\b/i.exec(words)?.[1];
  return found && nameRole(found);
}

/** A closed deal that the words tell of, and who ran it. */
export function readWin(words: string): { deal: string; rep?: string } | undefined {
  const named = /\b(?:the |our )?((?:[A-Z][\w&-]+ ){1,3})deal\b/
    .exec(words)?.[1]
    ?.replace(/^(?:The|Our) /, "")
    .trim();
  const deal = named ?? /\bdeal\b[^.()]{0,30}\(([A-Z][\w&-]+)/.exec(words)?.[1];
  if (!deal || /^(?:Every|Each|Any|A|No|This|That|Our|The|His|Her|Biggest|Big)$/.test(deal)) return undefined;
  const rep =
    /\b([A-Z][a-z]+) (?:ran|closed|won|handled|led) (?:it|the deal|that one)\b/.exec(words)?.[1] ??
    /\b(?:AE|rep|SDR),? ([A-Z][a-z]+)\b/.exec(words)?.[1];
  return { deal, ...(rep && !noName.test(rep) ? { rep } : {}) };
}
