import { cues, type Misalignment } from "./misalignment.ts";
import {
  findAbove,
  findAttempts,
  findDeadline,
  findDuration,
  findEvents,
  findQuotes,
  findResult,
  isNewRole,
  nameLeader,
  nameRole,
  withoutMaterial,
} from "./particulars.ts";
import { cant, distinct, matches, normalise, shorten, wont } from "./phrases.ts";

/** What the user's own words tell; nothing in it is inferred from elsewhere. */
export interface Story {
  /** The words with quotation marks, dashes and spaces made plain; each reading is of these. */
  words: string;
  /** How the leader is called in the words. */
  leader: string;
  /** Words that point to a type, in short phrases. */
  evidence: Record<Misalignment, string[]>;
  /** What the leader is quoted as saying. */
  quotes: string[];
  /** Named programs, such as a webinar, that the words bring up. */
  events: string[];
  /** What came of it, such as "200 leads and zero opportunities". */
  result?: string;
  /** What the user says has been tried or sent. */
  tried: string[];
  /** How long it has gone on: "for six months", "since March". */
  duration?: string;
  /** Who above both of them has heard one side of it: "board". */
  above?: string;
  /** To whom both report, as the words say. */
  boss?: string;
  /** A day by which it comes up: "next week". */
  deadline?: string;
  /** The leader wants marketing's budget or people. */
  wantsBudget: boolean;
  /** A seat at the pipeline review has been refused. */
  seatRefused: boolean;
  newRole: boolean;
  /** The set-up questions that the words answer. */
  answered: SetupQuestion[];
}

/** The six set-up questions, by field name, each with what to find out. */
export const setupQuestions = {
  leader_behaviour: "what the sales leader has said or done, in their own words",
  duration: "how long the dynamic has existed",
  your_tenure: "whether you are new to the role or have been in it for some time",
  tried: "what you have already tried",
  reporting_line: "whether the sales leader reports to the same person you do, and who is senior",
  business_context:
    "the stage of the company, whether there is a shared revenue target, and whether leadership sees the problem",
} as const;

export type SetupQuestion = keyof typeof setupQuestions;

/** A story is a page or two; what is pasted beyond that is no story. */
const charactersToRead = 20_000;

/** Reads the user's words for particulars. */
export function readStory(request: string): Story {
  const words = normalise(request.slice(0, charactersToRead));
  const leader = nameLeader(words);
  const tried = findAttempts(words);
  const told = withoutMaterial(words, tried);
  const evidence = Object.fromEntries(
    Object.entries(cues).map(([type, list]) => [
      type,
      distinct(list.flatMap(([pattern]) => matches(told, pattern).map((phrase) => shorten(phrase)))),
    ]),
  ) as Record<Misalignment, string[]>;
  const duration = findDuration(words);
  const newRole = isNewRole(words);
  const quotes = findQuotes(words);
  const boss =
    /\b(?:we|both)\b[^.]{0,40}\breport (?:in)?to (?:the |our )?(ceo|coo|cfo|cro|president|founder|owner)\b/i.exec(
      words,
    )?.[1];
  return {
    words,
    leader,
    evidence,
    quotes,
    events: findEvents(words, tried),
    result: findResult(words),
    tried,
    duration,
    above: findAbove(words),
    boss: boss && nameRole(boss),
    deadline: findDeadline(words),
    wantsBudget:
      /\b(?:wants?|wanted|tak(?:e|es|ing)|cut(?:s|ting)?|mov(?:e|es|ing)|shift(?:s|ing)?|ask(?:s|ed|ing)? for|redirect\w*)\b[^.;!?"]{0,30}\b(?:budget|headcount)\b|\b(?:budget|headcount) (?:should|goes|went|would|to)\b/i.test(
        words,
      ),
    seatRefused: new RegExp(
      `\\b(?:${cant}|${wont} let|not invited|uninvited|kept out|shut out|no seat|refus\\w+)\\b[^.;!?]{0,40}\\b(?:pipeline|forecast|deal) (?:review|call|meeting)`,
      "i",
    ).test(words),
    newRole,
    answered: (Object.keys(setupQuestions) as SetupQuestion[]).filter((question) => {
      if (question === "tried") return tried.length > 0;
      if (question === "duration") return duration !== undefined;
      if (question === "your_tenure" && newRole) return true;
      return answers[question].test(words);
    }),
  };
}

/** How strongly the words point to each type. */
export function weighEvidence({ words, tried }: Story): { type: Misalignment; weight: number }[] {
  const told = withoutMaterial(words, tried);
  return (Object.keys(cues) as Misalignment[])
    .map((type) => ({
      type,
      weight: cues[type].reduce((sum, [pattern, weight]) => sum + weight * matches(told, pattern).length, 0),
    }))
    .toSorted((a, b) => b.weight - a.weight);
}

const answers: Record<Exclude<SetupQuestion, "tried" | "duration">, RegExp> = {
  leader_behaviour:
    /"[^"]{4,}"|\b(?:said|says|told|thinks|refus\w+|ignores?|blam\w+|rejects?|complains?|brings? up|(?:doesn'?t|does not) \w+)\b/i,
  your_tenure:
    /\b(?:i(?:'ve| have) been (?:here|in (?:this|the|my) (?:role|job|seat|company)|at|with)|i (?:started|joined)|since i (?:joined|started))\b/i,
  reporting_line:
    /\breports? (?:in)?to\b|\bsame (?:boss|manager)\b|\b(?:peers?|my peer)\b|\bsenior to\b|\bdotted line\b/i,
  business_context:
    /\b(?:series [a-e]|seed stage|startup|start-up|scale-?up|enterprise|public company|revenue target|board|ceo (?:sees|knows|thinks|wants|asks|is))\b/i,
};
