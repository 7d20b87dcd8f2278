import type { Brief } from "../briefs/brief.ts";
import { type Misalignment, misalignmentTypes } from "../decisions/misalignment.ts";
import { type Complaint, complaintOf, distinctPhrases, openQuestions, shortType } from "../decisions/relationship.ts";
import type { Attempt } from "../decisions/story/attempts.ts";
import type { Program } from "../decisions/story/events.ts";
import type { Leader, Side } from "../decisions/story/people.ts";
import type { Sign } from "../decisions/story/read-cues.ts";
import { setupQuestions } from "../decisions/story/setup.ts";
import type { Story } from "../decisions/story/story.ts";
import { isShort } from "../decisions/story/times.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { lastWin, recordOf, speedMatters } from "./on-record.ts";

const types = Object.keys(misalignmentTypes) as Misalignment[];
const rowsOfEvidence = 4;
const attemptsToTell = 2;
const sidesToTell = 3;

/** What the assets of a sales leader plan see beside facts and settings; text of the user's is escaped here. */
export function viewOfRelationship({ story, misalignment, complaint, approach, sheet }: Brief) {
  const [main = "earned", second] = misalignment.types;
  const isNew = misalignment.choice === "new-role";
  const pair = [main, misalignment.rival].toSorted((a, b) => types.indexOf(a) - types.indexOf(b));
  return {
    leader: viewOfLeader(story.leader),
    story: viewOfStory(story, sheet, { isNew, complaint, evidence: misalignment.evidence }),
    complaint: complaint as string,
    complaintOf: Object.fromEntries(types.map((type) => [type, complaintOf(type, story.signs)])),
    evidence: distinctPhrases(misalignment.evidence)
      .slice(0, rowsOfEvidence)
      .map(({ phrase, says, type }) => ({ phrase: safe(phrase), says, type: `Type ${types.indexOf(type) + 1}` })),
    second: second && {
      type: second,
      phrase: safe(
        story.second?.type === second
          ? story.second.phrase
          : (misalignment.evidence.find(({ type }) => type === second)?.phrase ?? ""),
      ),
      isLater: story.second?.type === second,
      isEarlier: story.second?.type === main,
    },
    misalignment: {
      ...misalignment,
      main,
      labels: misalignment.types.map((type) => misalignmentTypes[type]),
      pair: pair.join(" "),
      pairNames: pair.map((type) => typeNames[type]).join(" from "),
      rows: [main, ...types.filter((type) => type !== main)].map((type) => ({
        type,
        label: shortType(type),
        isMain: type === main && misalignment.read.length > 0,
        isSecond: type === second,
        /** Nothing in the words points anywhere, so no type has been taken for the likeliest. */
        isOpen: misalignment.read.length === 0,
      })),
    },
    approach,
    objections: objectionsOf(story, main, complaint, isNew),
  };
}

const typeNames: Record<Misalignment, string> = {
  earned: "earned skepticism",
  structural: "different targets",
  political: "a quarrel over credit",
  opposed: "opposition to marketing as such",
};

function viewOfLeader({ role, name, pronoun }: Leader) {
  const the = name ? escapeMarkdown(name) : `the ${role}`;
  const their = { he: "his", she: "her", they: "their" }[pronoun];
  const them = { he: "him", she: "her", they: "them" }[pronoun];
  return { the, The: capital(the), their, them };
}

function viewOfStory(
  story: Story,
  sheet: FactSheet,
  { isNew, complaint, evidence }: { isNew: boolean; complaint: Complaint; evidence: readonly Sign[] },
) {
  const quote = story.quotes.find(({ text, toUser }) => toUser && !/\d/.test(text))?.text ?? "";
  const [program] = story.programs;
  const aloud = program?.name.replace(/\S*\d\S* /g, "") ?? "";
  // Of several of a kind the one is told of which it is known how it was taken.
  const attempts = [...new Set(story.tried.map(({ kind }) => kind))]
    .map((kind) => {
      const own = story.tried.filter((attempt) => attempt.kind === kind);
      return own.find(({ answer }) => answer !== undefined) ?? own[0]!;
    })
    .slice(0, attemptsToTell);
  const sent = sentAloud(story.tried);
  const sides = viewOfSides(story.sides.slice(0, sidesToTell));
  const ally = sides.find(({ stance }) => stance === "yours");
  return {
    proactive: isNew,
    quoteAloud: safe(quote),
    quote: safe(
      story.quotes.find(({ text }) => !evidence.some(({ phrase }) => phrase.includes(text) || text.includes(phrase)))
        ?.text ?? "",
    ),
    program: safe(program?.name ?? ""),
    programAloud: safe(aloud),
    caseNamed: caseNamed(program, story.result),
    figure: safe(otherFigure(story, evidence)),
    rebuttal: safe(story.rebuttal ?? ""),
    hasCase: story.signs.some(({ cue }) => cue === "program" || cue === "numbers"),
    programOnRecord: program && recordOf(program, sheet),
    result: safe(story.result ?? ""),
    /** What the leader can point to, in the user's own figures. */
    case: safe(story.result ?? story.signs.find(({ cue }) => cue === "numbers")?.phrase ?? ""),
    attempts: attempts.map(({ kind, told, answer = "" }) => ({
      kind,
      told: safe(told),
      answer: told.includes(answer) ? "" : safe(answer),
    })),
    sent,
    sentBefore: sentBefore(story.tried),
    sorry: sorryFor(story, sent, complaint),
    triedDefinition: story.tried.some(({ kind }) => kind === "definition"),
    considered: safe(story.considered?.phrase ?? ""),
    consideredAs: story.considered?.kind ?? "",
    duration: story.duration ?? "",
    tenure: story.tenure ?? "",
    tenureShort: story.tenure !== undefined && isShort(story.tenure),
    leaderTenure: story.leaderTenure ?? "",
    boycott: story.boycott && { phrase: safe(story.boycott.phrase), isHearsay: story.boycott.isHearsay },
    above: story.above ?? "",
    hasBoss: story.boss !== undefined,
    sides,
    neutral: sides.find(({ stance }) => stance === "neutral")?.The ?? "",
    neutralMany: sides.some(({ stance, isMany }) => stance === "neutral" && isMany),
    backedBy: sides.find(({ stance }) => stance === "theirs")?.The ?? "",
    witness: ally?.the ?? "",
    deadline: story.deadline ?? "",
    hasDate: story.hasDate,
    second: story.second && { phrase: safe(story.second.phrase), type: story.second.type },
    win: story.win && {
      deal: safe(`the ${story.win.deal} deal`),
      Deal: safe(`The ${story.win.deal} deal`),
      rep: safe(story.win.rep ?? ""),
    },
    announced: story.tried.some(({ kind }) => kind === "announcement"),
    lastWin: lastWin(sheet),
    stage: story.stage ?? "",
    asideOn: asideOn(story, sent, isNew),
    wantsResources: story.wantsResources,
    meetingRefused: story.meetingRefused,
    isRevOps: story.isRevOps,
    speedMatters: speedMatters(sheet),
    open: openQuestions(story, isNew).map((field) => setupQuestions[field].check),
  };
}

/** The case that is cited, with what came of it: `the Berlin webinar, "200 leads and no deal"`. */
function caseNamed(program: Program | undefined, result: string | undefined): string {
  const quoted = result ? `"${safe(result)}"` : "";
  if (!program || result?.includes(program.kind)) return quoted;
  return [safe(program.name), quoted].filter(Boolean).join(", ");
}

/** A clause with a figure that the plan has not quoted otherwise. */
function otherFigure({ figures, result = "", tried, quotes }: Story, evidence: readonly Sign[]): string {
  const quoted = [result, ...tried.map(({ told }) => told), ...quotes.map(({ text }) => text)];
  const told = new Set([...quoted, ...evidence.map(({ phrase }) => phrase)].flatMap(digitsIn));
  return figures.find((figure) => digitsIn(figure).some((digits) => !told.has(digits))) ?? "";
}

const digitsIn = (text: string): string[] => text.match(/\d[\d.,]*/g) ?? [];

/** Those of one stance together: "the CFO and the CEO", with what says so of each. */
function viewOfSides(sides: readonly Side[]) {
  const stances = [...new Set(sides.map(({ stance }) => stance))];
  return stances.map((stance) => {
    const own = sides.filter((side) => side.stance === stance);
    const the = own.map(({ who }) => (/^(?:two|some|one) /.test(who) ? who : `the ${who}`)).join(" and ");
    const phrases = [...new Set(own.map(({ phrase }) => `"${safe(phrase)}"`))].join(", ");
    return { the, The: capital(the), stance, phrases, isMany: own.length > 1 };
  });
}

/** What was sent, as it is spoken of to the leader: "the deck". */
function sentAloud(tried: readonly Attempt[]): string {
  const material = tried.find(({ kind }) => kind === "material");
  const thing =
    /\b(decks?|slides?|reports?|dashboards?|raw data|data|numbers|figures|spreadsheets?|analysis|charts?|breakdowns?|summary|stud(?:y|ies)|models?|impressions)\b/i.exec(
      material?.phrase ?? "",
    )?.[1];
  return thing ? `the ${thing.toLowerCase()}` : "";
}

/** Before whom it was sent, where that was others than the leader alone. */
function sentBefore(tried: readonly Attempt[]): string {
  const before = tried.find((attempt) => attempt.before !== undefined)?.before;
  return before ? `the ${before}` : "";
}

/** What the opening owns up to; where the complaint is of a win that was announced, the opening is that already. */
function sorryFor({ tried, win }: Story, sent: string, complaint: Complaint): string {
  const kinds = tried.map(({ kind }) => kind);
  if (kinds.includes("escalation")) return "went over your head";
  if (kinds.includes("announcement")) {
    if (!win) return "went public with it";
    return complaint === "credit" ? "" : "told a win of yours as ours";
  }
  const before = sentBefore(tried);
  if (before) return `answered you in front of ${before}`;
  return sent ? `showed you ${sent}` : "";
}

/** What the second question is about: the particular of the story that most deserves one. */
function asideOn(story: Story, sent: string, isNew: boolean): string {
  if (isNew) return "new";
  if (sent) return "material";
  if (story.win && story.tried.some(({ kind }) => kind === "announcement")) return "win";
  if (story.above) return "above";
  if (story.stage) return "stage";
  if (story.duration) return "duration";
  return story.tenure !== undefined && isShort(story.tenure) ? "tenure" : "";
}

/** The three likeliest objections: to the complaint itself, to the type, and to what is particular to this user. */
function objectionsOf(story: Story, main: Misalignment, complaint: string, isNew: boolean): string[] {
  if (isNew) return ["new-before", "new-leads", "new-busy"];
  const particular = story.tried.some(({ kind }) => kind === "material")
    ? "sent"
    : story.tenure !== undefined && isShort(story.tenure)
      ? "new-person"
      : `type-${main}-more`;
  return [complaint, `type-${main}`, particular];
}

const safe = (text: string): string => escapeMarkdown(text);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
