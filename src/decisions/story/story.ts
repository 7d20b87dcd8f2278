import type { Misalignment } from "../misalignment.ts";
import { type Attempt, readAttempts, readConsidered, withoutMaterial } from "./attempts.ts";
import { cant, wont } from "./classes.ts";
import { type Program, readFigures, readPrograms, readResult } from "./events.ts";
import { type Leader, readAbove, readBoss, readLeader, readOwnBoss, readSides, readWin, type Side } from "./people.ts";
import { normalise, sentencesOf, shorten } from "./phrases.ts";
import { type Quote, readQuotes } from "./quotes.ts";
import { readCues, type Sign } from "./read-cues.ts";
import { readAnswers, type SetupQuestion, setupFields } from "./setup.ts";
import { hasDateWithLeader, isNewRole, readDeadline, readDuration, readLeaderTenure, readTenure } from "./times.ts";

/** What the user's own words tell; nothing in it is inferred from elsewhere. */
export interface Story {
  /** The words with quotation marks, dashes and spaces made plain; each reading is of these. */
  words: string;
  leader: Leader;
  /** What points to a type, in the order of the words. */
  signs: Sign[];
  quotes: Quote[];
  /** Named programs, such as a webinar, that the words bring up. */
  programs: Program[];
  /** What came of it, such as "200 leads and zero opportunities". */
  result?: string;
  /** Clauses with figures in them. */
  figures: string[];
  /** What the user says has been tried or sent. */
  tried: Attempt[];
  /** What the user is about to do. */
  considered?: { phrase: string; kind: Attempt["kind"] };
  /** How long it has gone on: "for six months", "since March". */
  duration?: string;
  /** How long the user has been in the role: "four months". */
  tenure?: string;
  /** How long the leader has been there: "six years". */
  leaderTenure?: string;
  /** The reps were told to leave what marketing sends, and whether the user has it from others. */
  boycott?: { phrase: string; isHearsay: boolean };
  /** Who above both of them has heard one side of it: "board". */
  above?: string;
  /** To whom both report, as the words say. */
  boss?: string;
  /** To whom the user reports. */
  ownBoss?: string;
  /** Who else has a stake, and whose side they are on. */
  sides: Side[];
  /** A day by which it comes up: "next week". */
  deadline?: string;
  /** A conversation of the two is set for that day. */
  hasDate: boolean;
  /** A complaint that came after the first one and is of another kind. */
  second?: { phrase: string; type: Misalignment };
  /** What the user holds against the complaint, and will be tempted to say. */
  rebuttal?: string;
  /** A closed deal that the words tell of. */
  win?: { deal: string; rep?: string };
  /** Where the complaint was made before others: "the pipeline review". */
  stage?: string;
  /** The leader wants marketing's budget or people. */
  wantsResources: boolean;
  /** A seat at the pipeline review has been refused. */
  seatRefused: boolean;
  /** The leader does not come to a conversation. */
  meetingRefused: boolean;
  /** The user works in RevOps, and speaks for neither side. */
  isRevOps: boolean;
  newRole: boolean;
  /** Answers to the set-up questions that were given by name. */
  answers: Partial<Record<SetupQuestion, string>>;
  /** The set-up questions that the words answer. */
  answered: SetupQuestion[];
}

/** A story is a page or two; what is pasted beyond that is no story. */
const charactersToRead = 8_000;

/** Reads the user's words for particulars. */
export function readStory(request: string): Story {
  const given = readAnswers(request.slice(0, charactersToRead).replace(/^\s*\/(?:coord\s+)?[\w-]+\s*/i, ""));
  const answers = Object.fromEntries(
    Object.entries(given.answers).map(([field, text]) => [field, normalise(text)]),
  ) as Story["answers"];
  const words = normalise([given.words, ...Object.values(answers).map(ended)].join(" "));
  const tried = triedIn(words, answers.tried);
  const told = withoutMaterial(words, tried);
  const signs = readCues(told);
  const duration = readDuration(words) ?? spanOf(answers.duration);
  const tenure = readTenure(words) ?? spanOf(answers.your_tenure)?.replace(/^for /, "");
  const newRole = isNewRole(words);
  const boss = readBoss(words);
  const read: Omit<Story, "answered"> = {
    words,
    leader: readLeader(words),
    signs,
    quotes: readQuotes(words),
    programs: readPrograms(
      words,
      tried.map(({ phrase }) => phrase),
    ),
    result: readResult(words),
    figures: readFigures(words),
    tried,
    considered: readConsidered(words),
    duration,
    tenure,
    leaderTenure: readLeaderTenure(words),
    boycott: readBoycott(words),
    above: readAbove(words),
    boss,
    ownBoss: readOwnBoss(words),
    sides: readSides(words),
    deadline: readDeadline(words),
    hasDate: hasDateWithLeader(words),
    second: readSecond(words, signs),
    rebuttal: readRebuttal(words),
    win: readWin(words),
    stage: readStage(words),
    wantsResources: signs.some(({ cue }) => cue === "resources"),
    seatRefused: new RegExp(
      `\\b(?:${cant}|${wont} let|not invited|uninvited|kept out|shut out|no seat|refus\\w+)\\b[^.;!?]{0,40}\\b(?:pipeline|forecast|deal) (?:review|call|meeting)`,
      "i",
    ).test(words),
    meetingRefused: new RegExp(
      `\\b(?:(?:refus(?:es|ed)|${wont})(?: to)? (?:even )?(?:meet|talk|engage|come|speak)|said no to (?:\\w+ )?meetings?|cancel(?:s|led)|skipp?(?:s|ed)|no meetings|declin(?:es|ed)|has ?n't talked to me|walked out)`,
      "i",
    ).test(words),
    isRevOps:
      /\bi(?:'m| am| run| lead| head)\b[^.,;]{0,20}\brev(?:enue )?op(?:s|erations)\b|\bas (?:the )?revops\b|\bpromoted to revops\b/i.test(
        words,
      ),
    newRole,
    answers,
  };
  return { ...read, answered: setupFields.filter((field) => answers[field] !== undefined || isAnswered(field, read)) };
}

const ended = (text: string): string => (/[.!?]["']?$/.test(text) ? text : `${text}.`);

/** What was tried; an answer that says so in other words counts as one attempt, unless it says that there was none. */
function triedIn(words: string, answer: string | undefined): Attempt[] {
  const tried = readAttempts(words);
  if (!answer || /^(?:nothing|no|none|not yet|nope)\b/i.test(answer)) return tried;
  if (tried.some(({ phrase }) => answer.includes(phrase))) return tried;
  const [first] = readAttempts(`I tried ${answer}`);
  return first ? [...tried, { ...first, phrase: first.phrase.replace(/^I tried /, "") }] : tried;
}

/** An answer such as "two years" or "since March", as it stands in a sentence. */
function spanOf(answer: string | undefined): string | undefined {
  if (answer === undefined) return undefined;
  return readDuration(`It is so ${answer}.`) ?? readDuration(`It is so for ${answer}.`);
}

/** A complaint that came later, where the words set it off from the first and it is of another type. */
function readSecond(words: string, signs: readonly Sign[]): Story["second"] {
  const turn =
    /(?:^|[.!?;:,]\s+)(?:but |and |yet )?(?:now\b|what is new|what's new|the second|on top of that|lately|since (?:summer|then|spring|autumn)\b|this time|last week|but the deeper thing|meanwhile|in the meantime|since then|then\b|he also|she also|they also)/gi;
  for (const match of words.matchAll(turn)) {
    const later = signs.filter(({ at, weight }) => at >= match.index && weight >= 2);
    const earlier = signs.filter(({ at, weight }) => at < match.index && weight >= 2);
    const first = earlier[0];
    const second = later.filter(({ type }) => first && type !== first.type).toSorted((a, b) => b.weight - a.weight)[0];
    if (second && !earlier.some(({ type }) => type === second.type))
      return { phrase: second.phrase, type: second.type };
  }
  return undefined;
}

const boycotts =
  /\b(?:[A-Z][a-z]+ |he |she |they )?(?:has |have )?(?:instructed|told|tells|ordered|asked|wants) (?:the|his|her|their|all|my) (?:\w+ )?(?:team|reps|aes|sdrs|people|managers?) (?:to (?:stop|ignore|leave|skip|not)|not to|that they should(?: not|n't))\b[^.;!?]{0,60}/;

/** An order to leave what marketing sends. */
function readBoycott(words: string): Story["boycott"] {
  const found = sentencesOf(words).flatMap(({ text }) => {
    const match = boycotts.exec(text);
    return match && /\b(?:leads?|mqls?|marketing|inbound|our|queue|them|us)\b/i.test(match[0]) ? [{ text, match }] : [];
  })[0];
  if (!found) return undefined;
  const before = found.text.slice(0, found.match.index);
  return {
    phrase: shorten(found.match[0], 18),
    isHearsay: /\b(?:told (?:me|my|us|one)|heard|hear|apparently|according to|says)\b/i.test(before),
  };
}

const rebuttals =
  /\b(?:we(?:'ve| have)? (?:checked|proved|proven|hit (?:our|every|\d)|did our part|can prove|showed that)|(?:win rates?|conversion|close rates?|acceptance) (?:on|of|from|for) (?:our leads|inbound|marketing)[^.;!?]{0,20} (?:is|are) (?:the )?(?:better|best|higher|fine)|the (?:numbers|data|leads|figures) (?:is|are|say|says|show|shows)(?! (?:bad|garbage|made|inflated))(?: \w+){0,3} (?:clean|fine|good|right|otherwise)|(?:his|her|their|the) (?:reps|team|aes|sdrs) (?:don'?t|do not|never|didn'?t) (?:even )?(?:call|follow|work|touch|open))\b[^.;!?]{0,80}/i;

/** The user's own answer to the complaint, as far as it is the user's and not a quotation. */
function readRebuttal(words: string): string | undefined {
  const found = rebuttals.exec(words.replace(/"[^"]*"/g, (quote) => " ".repeat(quote.length)));
  return found ? shorten(found[0].replace(/,? (?:and|but|yet|so|still)\b.*$/i, "").trim(), 16) : undefined;
}

/** Where the complaint is made before others. */
function readStage(words: string): string | undefined {
  const found =
    /\bin (?:the |every |each |last week's |our |this week's |front of (?:the |our |his |her )?)?((?:weekly |monthly )?(?:pipeline|forecast|deal|board|exec(?:utive)?|leadership|attribution|budget|qbr|all[- ]hands|team|planning)(?: (?:review|call|meeting|team|discussion))?s?)\b/i.exec(
      words,
    );
  const name = found?.[1]?.toLowerCase().replace(/(review|call|meeting)s$/, "$1");
  if (!name || /^(?:team|budget|attribution|pipeline|deal|forecast)$/.test(name)) return undefined;
  if (/^(?:board|exec|executive|leadership)$/.test(name))
    return /front of/.test(found![0]) ? undefined : `the ${name} meeting`;
  return `the ${name === "qbr" ? "QBR" : name}`;
}

function isAnswered(field: SetupQuestion, story: Omit<Story, "answered">): boolean {
  const { words } = story;
  switch (field) {
    case "leader_behaviour":
      return (
        story.quotes.length > 0 ||
        story.signs.some(({ weight }) => weight >= 2) ||
        /\b(?:said|says|told|refus\w+|rejects?|brings? up)\b/i.test(words)
      );
    case "duration":
      return story.duration !== undefined;
    case "tried":
      return story.tried.length > 0;
    case "your_tenure":
      return (
        story.newRole ||
        story.tenure !== undefined ||
        /\b(?:i|we) (?:started|joined)\b|\bsince i (?:joined|started)\b|\bbefore me\b|\bmy predecessor\b/i.test(words)
      );
    case "reporting_line":
      return (
        story.boss !== undefined ||
        /\breports? (?:in)?to\b|\bsame (?:boss|manager|ceo)\b|\b(?:peers?|my peer|counterpart)\b|\bsenior to\b|\bdotted line\b/i.test(
          words,
        )
      );
    case "business_context":
      return /\b(?:series [a-e]|seed stage|startup|start-up|scale-?up|enterprise|public company|(?:revenue|shared|joint|common) (?:target|goal|metric)|no shared|board|(?:ceo|leadership) (?:sees|knows|thinks|wants|asks|asked|is|has|said|gave|lets|told)|fintech)\b/i.test(
        words,
      );
  }
}
