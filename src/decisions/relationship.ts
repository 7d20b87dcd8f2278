import type { FactSheet } from "../facts/sheet.ts";
import { isScalar } from "../facts/types.ts";
import type { Decision } from "./decision.ts";
import { type Misalignment, type Story, weighEvidence } from "./story.ts";

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

/** Whether the portal says that the skepticism is earned: lead quality against follow-up. */
export function decideEarned(sheet: FactSheet): Decision {
  const read = (id: string) => {
    const fact = sheet.get(id);
    return isScalar(fact) ? fact.value : undefined;
  };
  const acceptance = read("acceptance_rate");
  const attainment = read("response_sla");
  const untouched = read("untouched_rate");
  const weakLeads = acceptance !== undefined && acceptance < 0.5;
  const weakFollowUp = (attainment !== undefined && attainment < 0.5) || (untouched !== undefined && untouched >= 0.1);
  const quantities = ["acceptance_rate", "response_sla", "untouched_rate"];
  if (acceptance === undefined && attainment === undefined) {
    return {
      id: "earned",
      choice: "unknown",
      because: "neither acceptance nor response is on record",
      quantities: [],
      confidence: "low",
    };
  }
  const choice = weakLeads ? (weakFollowUp ? "both" : "leads") : weakFollowUp ? "follow-up" : "neither";
  return {
    id: "earned",
    choice,
    because: "acceptance beside first response, on your own portal",
    quantities,
    confidence: "medium",
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
  if (
    /\b(?:board|ceo|cfo|budget|cut|layoff|next week|tomorrow|this week|undermin\w+|escalat\w+)\b/i.test(story.words)
  ) {
    return { ...base, choice: "this-week", because: "others above or beside you are already hearing it" };
  }
  return {
    ...base,
    choice: "two-weeks",
    because: "no date in your words forces it, but each pipeline review without you repeats the story",
  };
}
