import { sliceRef } from "../../documents/quantity.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { leadsToCompare } from "../../facts/thresholds.ts";
import { isScalar } from "../../facts/types.ts";
import type { Terms } from "../../terms.ts";
import { type Decision, figure } from "../decision.ts";
import { limitKey } from "../targets/speed.ts";

/** One length that the acceptance window and the speed target may take, held against history. */
export interface Choice {
  /** Reference of the length itself. */
  length: string;
  /** Whether it is a day by the clock, and no working time. */
  isDay: boolean;
  /** References; undefined where history does not tell. */
  touched?: string;
  takenUp?: string;
  reverts?: string;
  load?: string;
  /** Reps who keep it at their median, of those with enough leads to say. */
  reps?: string;
}

export interface Choices extends Decision {
  rows: Choice[];
  /** The window of the terms, where it is none of the choices and history tells of it. */
  ownWindow?: Pick<Choice, "takenUp" | "reverts" | "load">;
  /** Reference of the count of reps who have enough leads to say. */
  repsCompared?: string;
  /** Reference of the MQLs a month that would have missed the window of the terms once; undefined where not known. */
  reverted?: string;
}

/** The lengths that are set side by side; a day is meant by the clock. */
const lengths = [
  { key: "15m", minutes: 15 },
  { key: "30m", minutes: 30 },
  { key: "60m", minutes: 60 },
  { key: "4h", minutes: 240 },
  { key: "24h", minutes: 24 * 60 },
] as const;

/**
 * What each length would have meant on the window's records: how many leads were touched within it, how many a month would
 * have reverted once, and what the reassigned ones add to a rep's day (MQLs a rep and day x (1 + share that missed)).
 */
export function decideChoices(sheet: FactSheet, terms: Terms): Choices {
  const volume = terms.marketing.mqlVolume?.value;
  const daily = sheet.get("leads_a_rep_day");
  const shareOf = (id: string, key: string): number | undefined => {
    const fact = sheet.get(id);
    const slice = isScalar(fact) ? fact.slices.window?.find((candidate) => candidate.key === key) : undefined;
    return slice && slice.sample > 0 ? slice.value : undefined;
  };
  const window = sheet.window.label;
  const chosen = limitKey(terms.sales.acceptanceWindow.value);
  const keys = [...lengths.map(({ key }) => key as string), ...(chosen ? [chosen] : [])];
  const figures = lengths.map(({ key, minutes }) =>
    figure(
      `choice.${key}.length`,
      `Choice of ${key}`,
      minutes,
      key === "24h" ? "minutes" : "business minutes",
      "a choice to be settled",
    ),
  );
  for (const key of new Set(keys)) {
    const taken = shareOf("taken_up", key);
    if (taken === undefined) continue;
    if (volume !== undefined)
      figures.push(
        figure(
          `choice.${key}.reverts`,
          `MQLs a month that would have reverted once at ${key}`,
          Math.round(volume * (1 - taken)),
          "MQLs a month",
          `volume x share not taken up, ${window}`,
        ),
      );
    if (isScalar(daily))
      figures.push(
        figure(
          `choice.${key}.load`,
          `MQLs a rep has, reassigned ones counted, at ${key}`,
          daily.value * (2 - taken),
          "a working day",
          `MQLs a rep and day x (1 + share not taken up), ${window}`,
        ),
      );
  }
  const medians = repMedians(sheet);
  if (medians.length > 0) {
    figures.push(figure("choice.reps", "Reps with enough leads to say", medians.length, "people", window));
    for (const { key, minutes } of lengths.filter(({ key }) => key !== "24h")) {
      const keep = medians.filter((median) => median <= minutes).length;
      figures.push(figure(`choice.${key}.reps`, `Reps whose median keeps ${key}`, keep, "people", window));
    }
  }
  const refs = new Set(figures.map(({ ref }) => ref));
  const refOf = (ref: string): string | undefined => (refs.has(ref) ? `[[${ref}]]` : undefined);
  const rows = lengths.map(
    ({ key }): Choice => ({
      length: `[[choice.${key}.length]]`,
      isDay: key === "24h",
      touched:
        shareOf("response_sla", key) === undefined ? undefined : `[[${sliceRef("response_sla", "window", key)}]]`,
      takenUp: shareOf("taken_up", key) === undefined ? undefined : `[[${sliceRef("taken_up", "window", key)}]]`,
      reverts: refOf(`choice.${key}.reverts`),
      load: refOf(`choice.${key}.load`),
      reps: refOf(`choice.${key}.reps`),
    }),
  );
  const known = rows.some(({ touched }) => touched !== undefined);
  return {
    id: "choices",
    choice: "[[term.speed]] to first touch, [[term.acceptance_window]] to accept",
    because: known
      ? `touched within each length on history: ${rows.map(({ length, touched }) => `${length} ${touched ?? "not known"}`).join(", ")}`
      : "no response time is on record, so the choices stand without attainment",
    quantities: [...refs].filter((ref) => ref.endsWith(".reverts") || ref.endsWith(".load")),
    confidence: known ? "high" : "low",
    figures,
    rows,
    ...(chosen &&
      !lengths.some(({ key }) => key === chosen) &&
      shareOf("taken_up", chosen) !== undefined && {
        ownWindow: {
          takenUp: `[[${sliceRef("taken_up", "window", chosen)}]]`,
          reverts: refOf(`choice.${chosen}.reverts`),
          load: refOf(`choice.${chosen}.load`),
        },
      }),
    repsCompared: refOf("choice.reps"),
    reverted: chosen && refOf(`choice.${chosen}.reverts`),
  };
}

/** Median working minutes to the first touch of each rep with enough leads to say. */
function repMedians(sheet: FactSheet): number[] {
  const fact = sheet.get("speed_to_lead");
  const reps = isScalar(fact) ? (fact.slices.owner ?? []) : [];
  return reps.filter(({ sample }) => sample >= leadsToCompare).map(({ value }) => value);
}
