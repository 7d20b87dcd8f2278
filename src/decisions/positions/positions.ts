import type { FactSheet } from "../../facts/sheet.ts";
import type { Settings } from "../../settings/schema.ts";
import type { Terms } from "../../terms.ts";
import type { Decision } from "../decision.ts";
import { decideBars, type QualityBySource } from "../targets/quality.ts";
import { type AdaptationDecision, decideAdaptations } from "./adaptations.ts";
import { type Capacity, decideCapacity } from "./capacity.ts";
import { type Choices, decideChoices } from "./choices.ts";
import { decideCohorts } from "./cohorts.ts";
import { type Concentration, decideConcentration } from "./concentration.ts";
import { decideGap, type Gap } from "./gaps.ts";
import { decideLost, type LostReason } from "./lost.ts";
import { decideMirrored, type Mirrored } from "./mirrored.ts";
import { decidePause, type Pause } from "./pause.ts";
import { type Replay, replayTerms } from "./replays.ts";
import { answerFriction, type Said } from "./said.ts";
import { decideShortWindow } from "./short-window.ts";
import { decideTargets } from "./targets.ts";
import { decideTighten, type Tighten } from "./tighten.ts";
import { decideUnlabelled, type Unlabelled } from "./unlabelled.ts";
import { decideWorth } from "./worth.ts";

/** References of the figures that positions work out, by name; those of a list, such as `bar.0`, are in the view. */
export const figureNames: readonly string[] = [
  ...["attempts", "reps", "days", "asked", "least", "most"].map((name) => `capacity.${name}`),
  ...["few", "values", "leads"].map((name) => `concentration.${name}`),
  ...["leads", "outcomes"].map((name) => `unlabelled.${name}`),
  ...["gap.field", "lost.share", "tighten.share", "worth.mql"],
];

/** Facts that the clauses of an SLA speak of beside those that every document may. */
export const clauseFacts: readonly string[] = [
  ...["speed_to_lead_p25", "attempts_a_rep_day", "attempts_on_a_busy_day", "leads_a_rep_day"],
  ...["cohort_latest", "cohort_before", "multi_contact_accounts", "days_to_second_contact"],
  ...["activation_rate", "active_days", "product_seats", "pql_volume"],
];

/** What the handoff's records say to the clauses of an SLA. */
export interface Positions {
  quality?: QualityBySource;
  pause: Pause;
  concentration: Concentration;
  unlabelled: Unlabelled;
  cohorts: Decision;
  shortWindow: Decision;
  capacity: Capacity;
  gap: Gap;
  mirrored: Mirrored;
  worth: Decision;
  lost: LostReason;
  tighten: Tighten;
  choices: Choices;
  adaptations: AdaptationDecision;
  replays: Replay[];
  said: Said[];
}

/** Takes every position that an SLA rests on, once for all documents of a request. */
export function takePositions(
  sheet: FactSheet,
  settings: Settings,
  terms: Terms,
  words: string,
): { positions: Positions; decisions: Decision[] } {
  const positions: Positions = {
    quality: agreedBars(decideBars(sheet, terms.marketing.acceptance), terms),
    pause: decidePause(sheet),
    concentration: decideConcentration(sheet),
    unlabelled: decideUnlabelled(sheet),
    cohorts: decideCohorts(sheet),
    shortWindow: decideShortWindow(sheet),
    capacity: decideCapacity(sheet, settings, terms),
    gap: decideGap(sheet),
    mirrored: decideMirrored(sheet),
    worth: decideWorth(sheet, settings),
    lost: decideLost(sheet),
    tighten: decideTighten(sheet, terms.reasons),
    choices: decideChoices(sheet, terms),
    adaptations: decideAdaptations(sheet, settings, words),
    replays: replayTerms(sheet, terms),
    said: answerFriction(sheet, settings.friction),
  };
  const { quality, replays, said: _, ...taken } = positions;
  return { positions, decisions: [...decideTargets(terms, quality, replays), ...Object.values(taken)] };
}

/** Bars that both sides agreed on take the place of those that history would give. */
function agreedBars(quality: QualityBySource | undefined, { status, marketing }: Terms): QualityBySource | undefined {
  if (!quality || status !== "agreed") return quality;
  const targetOf = (source: string) => marketing.bars?.find((bar) => bar.source === source)?.target;
  return { ...quality, bars: quality.bars.map((bar) => ({ ...bar, target: targetOf(bar.source) ?? bar.target })) };
}
