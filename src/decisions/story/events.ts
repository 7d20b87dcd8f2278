import { leads, none, number, outcomes, programs } from "./classes.ts";
import { clauseAround, sentencesOf } from "./phrases.ts";

/** A program that the words bring up. */
export interface Program {
  /** As it is called in prose: "the Berlin webinar". */
  name: string;
  /** Whether it can be said aloud by that name: it holds no figure. */
  kind: string;
}

const article = "(?:the|an?|our|your|that|this|last|my|first|last year's)";
const programPattern = new RegExp(
  `(?<!\\b(?:every|any|no|each|more|next|joint|better|new|brand|counts|an|that a) )\\b(?:${article}\\s+((?:[\\w'&-]+\\s+){0,3}?)|((?:[A-Z][\\w&-]*\\s+){1,2}))?(${programs})\\b(?:\\s+(campaign|series|push|leads))?(?:\\s+(?:in|at|from)\\s+([A-Z][a-z]+)\\b)?`,
  "g",
);
/** What a sentence holds that brings a program up, and does not only name it. */
const mention = new RegExp(
  `(?<!\\w)(?:${number}|${none}|after|since|about|br(?:ings?|ought|inging) up|remembers?|cit(?:es|ing)|quot(?:es|ing)|mention(?:s|ing)?|cost|touch|opened)(?!\\w)`,
  "i",
);
const noPart =
  /^(?:of|from|for|to|in|at|after|with|and|by|ran|did|our|the|a|an|when|even|on|two|who|says?|our|content)$/i;

/** Programs that the words bring up, as "the ..." whatever article they came with; not those the user tried. */
export function readPrograms(words: string, tried: readonly string[]): Program[] {
  const found = sentencesOf(words).flatMap(({ text }) => {
    if (!mention.test(text) || tried.some((phrase) => text.includes(phrase))) return [];
    return [...text.matchAll(programPattern)].flatMap((match): Program[] => {
      const between = (match[1] ?? match[2] ?? "").trim().split(/\s+/).filter(Boolean);
      const from = between.findLastIndex((word) => noPart.test(word) && !/^content$/i.test(word));
      const kind = match[3]!.toLowerCase();
      const tail = match[4] && match[4] !== "leads" ? ` ${match[4]}` : "";
      const place = match[5] && !months.test(match[5]) ? ` in ${match[5]}` : "";
      const own = between.slice(from + 1);
      if (match[1] === undefined && match[2] === undefined) return [];
      // "a webinar" is any webinar.
      if (own.length === 0 && /^an? /i.test(match[0])) return [];
      return [{ name: `the ${[...own, kind].join(" ")}${tail}${place}`, kind: kind.replace(/s$/, "") }];
    });
  });
  return found
    .toSorted((a, b) => Number(b.name.split(" ").length > 2) - Number(a.name.split(" ").length > 2))
    .filter(({ name }) => !/\b(?:nurture|brand campaign|abm program)\b/i.test(name))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
}

const months =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter|Q[1-4])$/i;

const resultPatterns = [
  `(?<!\\w)(?:of (?:the |our |these )?)?${number}(?: (?:\\w+ ){0,2}?|-)(?:${leads}|people|demos?|opportunities)\\b[^.;!?"]{0,60}(?<!\\w)(?:${number}|${none})(?!\\w)(?:(?: \\w+){0,2} ${outcomes}|(?: \\w+){0,2} (?:became|turned into) ${outcomes}|(?=[,.;:!?")]|$)| came out of it)(?: came out of it)?`,
  `(?<!\\w)${number} (?:out )?of (?:the |our |these )?${number}(?: \\w+){0,2} ${leads}(?: (?:became|closed|turned|converted)(?: \\w+){0,2})?`,
  `(?<!\\w)spent ${number} and got ${number} ${outcomes}`,
  `(?<!\\w)${number} (?:${leads}|people) a (?:week|month|quarter)[^.;!?"]{0,50}?${number}(?: a (?:week|month|quarter))?`,
];

/** What came of it in the user's own figures, such as "200 leads and zero opportunities". */
export function readResult(words: string): string | undefined {
  const found = resultPatterns.flatMap((pattern) => {
    const match = new RegExp(pattern, "i").exec(words);
    return match && /\d/.test(match[0]) ? [match] : [];
  });
  const first = found.toSorted((a, b) => a.index - b.index)[0];
  return first?.[0].replace(/[.,;: ]+$/, "").replace(/ (?:and|of|the)$/, "");
}

const ofTheFunnel = new RegExp(
  `(?<!\\w)(?:${leads}|opportunit(?:y|ies)|opps?|deals|meetings|demos|pipeline|customers|calls|called|percent|spent|reach(?:ed)?|in (?:january|february|march|april|june|july|august|september|october|november|december))(?!\\w)`,
  "i",
);

/** Clauses with a figure of the funnel in them, as the user wrote them: what the words can be held to. */
export function readFigures(words: string): string[] {
  const clauses = [...words.matchAll(new RegExp(`(?<!\\w)${number}(?!\\w)`, "gi"))]
    .filter((match) => /\d/.test(match[0]))
    .map((match) => clauseAround(words, match.index, match[0].length))
    .filter((clause) => ofTheFunnel.test(clause));
  return [...new Set(clauses)].slice(0, 6);
}
