import { makeDeal } from "./deal.ts";
import { comeBack } from "./engagement.ts";
import { Episode } from "./episode.ts";
import type { SampleLead } from "./lead.ts";
import { type Making, sampleAsOf } from "./making.ts";
import { watchProduct } from "./product.ts";
import { type Outcome, work } from "./work.ts";
import { minutesADay } from "./workdays.ts";

/** A qualification that sales accepted. */
export type Accepted = Extract<Outcome, { fate: "accepted" }> & { episode: Episode };

/** So often may one lead qualify. */
const mostQualifications = 3;

/**
 * Takes a lead from qualification to where sales accepts it or nothing more comes. The episode of an acceptance is left
 * open, for a deal to be made of it; the caller closes it.
 */
export function qualify(lead: SampleLead, making: Making): Accepted | undefined {
  const { random } = lead;
  const { scenario, truth } = making;
  let qualifiedAt = scenario.qualifiedBy === "product" ? watchProduct(lead, making) : wonOver(lead, making);
  for (let n = 1; qualifiedAt !== undefined && qualifiedAt <= sampleAsOf; n++) {
    const episode: Episode = new Episode(lead, qualifiedAt, making);
    if (n > 1) truth.recycled++;
    const outcome = work(episode, n, making);
    if (outcome.fate === "accepted") return { ...outcome, episode };
    episode.close();
    if (outcome.fate === "open" || !outcome.returns || n === mostQualifications) return undefined;
    if (!random.chance(scenario.recycled)) return undefined;
    qualifiedAt = comeBack(lead, making, episode.lastAt);
  }
  return undefined;
}

/** When marketing's score is reached, if it is: at once for some, for others days or, in a committee, weeks later. */
function wonOver({ random, source, createdAt }: SampleLead, making: Making): number | undefined {
  if (!random.chance(source.qualifies)) return undefined;
  const atOnce = random.chance(source.kind === "demo request" ? 0.85 : 0.25);
  if (atOnce) return createdAt;
  return making.arrivals.within(createdAt, making.scenario.grouping === "committees" ? 50 : 4, random);
}

/** A lead that comes alone: to its own deal, where sales gets that far. */
export function followAlone(lead: SampleLead, making: Making): void {
  const accepted = qualify(lead, making);
  if (accepted === undefined) return;
  const { random, quality } = lead;
  const { scenario, workdays } = making;
  if (accepted.sqlAt !== undefined && random.chance(Math.min(0.95, scenario.opportunity * quality ** 0.3))) {
    const dealAt = workdays.add(accepted.sqlAt, random.between(60, 6 * minutesADay));
    if (dealAt <= sampleAsOf) makeDeal([accepted.episode], dealAt, random, making);
  }
  accepted.episode.close();
}
