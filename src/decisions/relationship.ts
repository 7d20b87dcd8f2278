import type { Decision } from "./decision.ts";
import type { Misalignment, misalignmentTypes } from "./misalignment.ts";
import { type Sign, weighSigns } from "./story/read-cues.ts";
import { type SetupQuestion, setupFields } from "./story/setup.ts";
import type { Story } from "./story/story.ts";

/** A type of misalignment or several, the strongest first. */
export interface MisalignmentDecision extends Decision {
  types: Misalignment[];
  /** Those of the types that the words give a sign of; none where the type is a working hypothesis. */
  read: Misalignment[];
  /** The type that it could be instead, and that the first conversation has to tell from the main one. */
  rival: Misalignment;
  /** What the words say for the types, the strongest sign first. */
  evidence: Sign[];
}

/** A second type counts from this share of the first one's weight, and with a clear sign of its own. */
const alsoFrom = 0.3;
const clearSign = 2;
/** A type is sure with its mark and something beside it, in other words. */
const sureFrom = 4;
/** Less than this in the words of somebody who is arriving is no grievance. */
const grievanceFrom = 1;

/** What a type is most easily taken for. */
const nearest: Record<Misalignment, Misalignment> = {
  earned: "political",
  structural: "earned",
  political: "earned",
  opposed: "earned",
};

/**
 * The type of misalignment, or a combination, from the user's words. Where they give no sign the working hypothesis is
 * earned skepticism: assuming that costs an acknowledgement, assuming the opposite costs the relationship.
 */
export function decideMisalignment(story: Story): MisalignmentDecision {
  const weighed = weighSigns(story.signs).filter(({ weight }) => weight > 0);
  const [first, second] = weighed;
  const base = { id: "misalignment", quantities: [] };
  if (story.newRole && (first?.weight ?? 0) < grievanceFrom) {
    return {
      ...base,
      choice: "new-role",
      types: ["earned"],
      read: [],
      rival: "structural",
      evidence: [],
      because:
        "you are building the relationship before there is friction, so the first task is to find out what the last team left behind",
      confidence: "low",
    };
  }
  if (!first) {
    return {
      ...base,
      choice: "earned",
      types: ["earned"],
      read: [],
      rival: nearest.earned,
      evidence: [],
      because: "nothing in your words separates the types yet, and acknowledging comes at the lowest cost",
      confidence: "low",
    };
  }
  const both = second && second.strongest >= clearSign && second.weight >= alsoFrom * first.weight;
  const types = both ? [first.type, second.type] : [first.type];
  const rival = both ? second.type : (weighed[1]?.type ?? nearest[first.type]);
  const own = story.signs.filter(({ type }) => types.includes(type));
  const telling = own.filter(({ weight }) => weight > 1);
  const evidence = (telling.length > 0 ? telling : own).toSorted(
    (a, b) => types.indexOf(a.type) - types.indexOf(b.type) || b.weight - a.weight || a.at - b.at,
  );
  return {
    ...base,
    choice: types.join("+"),
    types,
    read: types,
    rival,
    evidence,
    because: `your words point there: ${distinctPhrases(evidence)
      .slice(0, 3)
      .map(({ phrase }) => `"${phrase}"`)
      .join(", ")}`,
    confidence: confidenceOf(first, both ? second : undefined, distinctPhrases(own).length),
  };
}

function confidenceOf(
  first: { weight: number; strongest: number },
  second: { weight: number } | undefined,
  phrases: number,
): Decision["confidence"] {
  if (first.strongest < clearSign) return "low";
  if (second) return second.weight >= sureFrom && first.weight >= sureFrom ? "high" : "medium";
  return first.weight >= sureFrom && phrases > 1 ? "high" : "medium";
}

/** Signs once for each phrase that is quoted, without those that stand inside another. */
export const distinctPhrases = (signs: readonly Sign[]): Sign[] =>
  signs.filter(
    ({ phrase }, index) =>
      !signs.some(
        (other, place) =>
          place !== index && other.phrase.includes(phrase) && (other.phrase !== phrase || place < index),
      ),
  );

/** What exactly is complained of; the plan's questions, first change and answers depend on it. */
export const complaints = {
  earned: [
    "not-ready",
    "wrong-fit",
    "unreachable",
    "no-context",
    "known",
    "late",
    "program",
    "unbelieved",
    "promise",
    "no-answer",
    "volume",
    "numbers",
    "record",
    "poor",
  ],
  structural: ["pay", "definition", "horizon", "segment", "two-numbers"],
  political: ["taken", "credit", "method", "resources", "undermining"],
  opposed: ["outbound", "dismissed", "not-needed", "refuses"],
} as const satisfies Record<Misalignment, readonly string[]>;

export type Complaint = (typeof complaints)[Misalignment][number] | "none";

/** Cues that stand for a complaint under another name. */
const readAs: Record<string, Complaint> = {
  distrust: "poor",
  conceded: "poor",
  "no-shared": "two-numbers",
  "both-right": "two-numbers",
  blame: "two-numbers",
  "clean-data": "method",
  rivalry: "undermining",
  disbelief: "not-needed",
  predates: "not-needed",
};

/** The exact complaint of a type, from the signs; `none` where the words name none. */
export function complaintOf(type: Misalignment, signs: readonly Sign[]): Complaint {
  const said = new Set(signs.filter((sign) => sign.type === type).map(({ cue }) => readAs[cue] ?? cue));
  return complaints[type].find((complaint) => said.has(complaint)) ?? "none";
}

/** The complaint that the plan answers first. */
export function decideComplaint(story: Story, misalignment: MisalignmentDecision): Decision & { choice: Complaint } {
  const [type = "earned"] = misalignment.read;
  const choice = misalignment.read.length === 0 ? "none" : complaintOf(type, story.signs);
  const sign = story.signs.find((candidate) => (readAs[candidate.cue] ?? candidate.cue) === choice);
  return {
    id: "complaint",
    choice,
    because: sign
      ? `you wrote "${sign.phrase}": ${sign.says}`
      : "your words name no complaint that could be answered yet",
    quantities: [],
    confidence: sign ? misalignment.confidence : "low",
  };
}

/** How soon to move. */
export function decideUrgency(story: Story, misalignment: Decision): Decision {
  const base = { id: "urgency", quantities: [], confidence: "medium" as const };
  if (misalignment.choice === "new-role") {
    return {
      ...base,
      choice: "proactive",
      because: "a first impression is made once, and no grievance stands in the way yet",
    };
  }
  const pressing =
    story.boycott && !story.deadline
      ? "the reps have been told to leave what you send, and every day of that becomes the habit"
      : story.deadline
        ? story.hasDate
          ? `the two of you talk ${story.deadline} anyway, and a date that exists is better than one that is asked for`
          : `your words set a date, "${story.deadline}", and after it the story has been told without you`
        : story.above
          ? `the ${story.above} is already hearing one side of it`
          : story.wantsResources
            ? "your budget or your people are being talked about, and what is decided there is seldom talked about again"
            : story.signs.some(({ cue }) => cue === "undermining" || cue === "rivalry")
              ? "others beside you are already hearing it"
              : story.second
                ? "a second complaint has come on top of the first, and each week without an answer adds another"
                : undefined;
  if (pressing) return { ...base, choice: "this-week", because: pressing };
  const lasted = story.duration && /^for /.test(story.duration) ? `it has gone on ${story.duration}` : undefined;
  const told = story.meetingRefused
    ? "the two of you hardly speak, and each week of that makes the first sentence harder"
    : story.stage
      ? `it is said in ${story.stage}, and each one without an answer tells it to the same people again`
      : `${lasted ?? "no date in your words forces it"}, and each pipeline review without you repeats the story`;
  return { ...base, choice: "two-weeks", because: told };
}

/** The set-up questions that the words don't answer; of somebody new there is no past to ask for. */
export const openQuestions = ({ answered }: Story, isNew: boolean): SetupQuestion[] =>
  setupFields
    .filter((field) => !answered.includes(field))
    .filter((field) => !isNew || !["leader_behaviour", "duration", "tried"].includes(field));

/** A type as it is spoken of in a sentence: "Type 1, earned skepticism". */
export const shortType = (type: Misalignment): string => shortTypes[type];

const shortTypes: Record<Misalignment, string> = {
  earned: "Type 1, earned skepticism",
  structural: "Type 2, different targets",
  political: "Type 3, credit and resources",
  opposed: "Type 4, opposed to marketing as such",
} satisfies Record<keyof typeof misalignmentTypes, string>;
