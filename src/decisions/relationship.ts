import type { FactSheet } from "../facts/sheet.ts";
import { isScalar } from "../facts/types.ts";
import type { Decision } from "./decision.ts";
import type { Misalignment } from "./misalignment.ts";
import { type Story, weighEvidence } from "./story.ts";

/** A type of misalignment or several, the strongest first. */
export interface MisalignmentDecision extends Decision {
  types: Misalignment[];
}

/** A second type counts from this share of the first one's weight. */
const alsoFrom = 0.6;
const sureFrom = 3;

/**
 * The type of misalignment, or a combination, from the user's words. Where they give no sign the working hypothesis is
 * earned skepticism: assuming that costs an acknowledgement, assuming the opposite costs the relationship.
 */
export function decideMisalignment(story: Story): MisalignmentDecision {
  const weights = weighEvidence(story);
  const [first, second] = weights;
  if (story.newRole && (first?.weight ?? 0) < 1) {
    return {
      id: "misalignment",
      choice: "new-role",
      types: ["earned"],
      because:
        "you are building the relationship before there is friction, so the first task is to find out what the last team left behind",
      quantities: [],
      confidence: "low",
    };
  }
  const types: Misalignment[] = [first && first.weight > 0 ? first.type : "earned"];
  if (first && second && second.weight > 0 && second.weight >= alsoFrom * first.weight) types.push(second.type);
  const weight = first?.weight ?? 0;
  return {
    id: "misalignment",
    choice: types.join("+"),
    types,
    because:
      weight === 0
        ? "nothing in your words separates the types yet, and acknowledging comes at the lowest cost"
        : `your words point there: ${types
            .flatMap((type) => story.evidence[type])
            .slice(0, 3)
            .map((phrase) => `"${phrase}"`)
            .join(", ")}`,
    quantities: [],
    confidence: weight >= sureFrom && types.length === 1 ? "high" : weight >= 2 ? "medium" : "low",
  };
}

/** How a side of the handoff does on the portal's own record. */
type Side = "weak" | "fine" | "unknown";

/** Decisions and responses from which a side is judged; fewer say nothing. */
const enoughToJudge = 20;
const weakAcceptance = 0.5;
const weakAttainment = 0.5;
const weakSilence = 0.1;

/**
 * Whether the portal says that the skepticism is earned: the leads on one side, the follow-up on the other, each weak,
 * fine or unknown. The choice names both: "leads weak, follow-up unknown".
 */
export function decideEarned(sheet: FactSheet): Decision {
  const read = (id: string): number | undefined => {
    const fact = sheet.get(id);
    return isScalar(fact) && fact.sample >= enoughToJudge ? fact.value : undefined;
  };
  const acceptance = read("acceptance_rate");
  const attainment = read("response_sla");
  const untouched = read("untouched_rate");
  const leads: Side = acceptance === undefined ? "unknown" : acceptance < weakAcceptance ? "weak" : "fine";
  const slow = attainment !== undefined && attainment < weakAttainment;
  const silent = untouched !== undefined && untouched >= weakSilence;
  const followUp: Side = slow || silent ? "weak" : attainment === undefined ? "unknown" : "fine";
  const known = { acceptance_rate: acceptance, response_sla: attainment, untouched_rate: untouched };
  return {
    id: "earned",
    choice: `leads ${leads}, follow-up ${followUp}`,
    because: because(leads, followUp),
    quantities: Object.entries(known).flatMap(([id, value]) => (value === undefined ? [] : [id])),
    confidence: leads === "unknown" || followUp === "unknown" ? "low" : "medium",
  };
}

function because(leads: Side, followUp: Side): string {
  if (leads !== "unknown" && followUp !== "unknown") return "acceptance beside first response, on your own portal";
  if (leads !== "unknown") return "acceptance is on record, first response is not, or for too few leads";
  if (followUp !== "unknown") return "first response is on record, acceptance is not, or for too few leads";
  return "neither acceptance nor first response is on record for enough leads";
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
  const pressing = story.deadline
    ? `your words set a date, "${story.deadline}", and after it the story has been told without you`
    : story.above
      ? `the ${story.above} is already hearing one side of it`
      : story.wantsBudget
        ? "your budget is being talked about, and a budget once decided on is seldom talked about again"
        : /\b(?:undermin\w+|behind my back|layoffs?)\b/i.test(story.words)
          ? "others beside you are already hearing it"
          : undefined;
  if (pressing) return { ...base, choice: "this-week", because: pressing };
  const lasted = story.duration && /^for /.test(story.duration) ? `it has gone on ${story.duration}` : undefined;
  return {
    ...base,
    choice: "two-weeks",
    because: `${lasted ?? "no date in your words forces it"}, and each pipeline review without you repeats the story`,
  };
}
