import { sliceRef } from "../../documents/quantity.ts";
import type { Terms, TermValue } from "../../terms.ts";
import { type Decision, figure } from "../decision.ts";
import type { QualityBySource } from "../targets/quality.ts";
import type { Commitment, Replay } from "./replays.ts";

const references = /\[\[([^\]]+)\]\]/g;

/** How sure a target is, by where it comes from. */
const sureness = { history: "high", setting: "medium", source: "low", agreed: "high" } as const;

/** Each target as a decision: what it is, why, and how often history would have met it. */
export function decideTargets(
  { marketing, sales, recalibrateAfterMonths, cohortFloor }: Terms,
  quality: QualityBySource | undefined,
  replays: readonly Replay[],
): Decision[] {
  const terms: [name: string, term: TermValue | undefined, commitment?: Commitment][] = [
    ["volume", marketing.mqlVolume, "volume"],
    ["acceptance", marketing.acceptance, "acceptance"],
    ["completeness", marketing.completeness, "completeness"],
    ["speed", sales.speed, "speed"],
    ["attainment", sales.attainment],
    ["acceptance_window", sales.acceptanceWindow, "window"],
    ["attempts", sales.attempts, "attempts"],
    ["follow_up", sales.followUp],
    ["disposition", sales.disposition, "disposition"],
    ["recalibrate", recalibrateAfterMonths],
    ["cohort_floor", cohortFloor],
  ];
  const targets = terms.flatMap(([name, term, commitment]): Decision[] => {
    if (!term) return [];
    const replay = replays.find((candidate) => candidate.commitment === commitment);
    const history = replay?.shows ? `; on history: ${replay.shows}` : "";
    const named = [...term.because.matchAll(references)].map((match) => match[1]!);
    return [
      {
        id: `target-${name.replaceAll("_", "-")}`,
        choice: `[[term.${name}]]`,
        because: `${term.because}${history}`,
        quantities: [...new Set([`term.${name}`, ...named, ...(replay?.quantities ?? [])])],
        confidence: sureness[term.from],
      },
    ];
  });
  return [...targets, ...(quality ? [barsOf(quality)] : [])];
}

function barsOf({ fact, verb, bars }: QualityBySource): Decision {
  const refs = bars.map(({ source }) => sliceRef(fact.id, "source", source));
  return {
    id: "quality-by-source",
    choice: bars.map(({ source }, index) => `${source} [[bar.${index}]]`).join(", "),
    because: `sources differ beyond chance in the share that ${verb === "accepted" ? "is accepted" : verb}, so one bar for all would hide the weak behind the strong`,
    quantities: [...refs, ...bars.map((_, index) => `bar.${index}`)],
    confidence: "high",
    figures: bars.map(({ source, target, sample }, index) => ({
      ...figure(
        `bar.${index}`,
        `Bar for ${source}, share ${verb}`,
        target,
        "share",
        `from ${sample.toLocaleString("en-US")} leads of that source, ${fact.window.label}`,
      ),
      origin: "term" as const,
    })),
  };
}
