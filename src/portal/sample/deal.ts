import type { DealRecord } from "../records.ts";
import type { Episode } from "./episode.ts";
import { isMatched, type SampleLead } from "./lead.ts";
import { day, exact, type Making, originOf, sampleAsOf } from "./making.ts";
import type { Random } from "./random.ts";
import { pipelineStages } from "./stages.ts";
import { tally } from "./truth.ts";
import { lostReasons } from "./wording.ts";
import { minutesADay } from "./workdays.ts";

/** How often a deal that opens again is won, against its odds the first time. */
const wonOnReturn = 1.2;

/** Share of lost deals that nobody gives a reason for. */
const unreasoned = 0.1;

const dealIdOf = ({ id }: SampleLead): string => `deal-${String(id).padStart(7, "0")}`;

type Closing = { outcome: "won" | "lost"; at: number; reason?: string };

/**
 * Writes a deal as it stands at the sample's end, with the stages that it went through. `contacts` are the
 * qualifications that it came from, the one it is tied to first; each gets the lifecycle stages that the deal brings.
 */
export function makeDeal(
  contacts: readonly [Episode, ...Episode[]],
  createdAt: number,
  random: Random,
  making: Making,
): void {
  const { workdays, scenario, truth } = making;
  const { lead } = contacts[0];
  const id = dealIdOf(lead);
  const odds = Math.min(0.9, scenario.won * lead.quality ** 0.3);
  const amount = Math.max(100, Math.round(random.around(scenario.amount, 0.55) / 100) * 100);
  const owner = random.one(scenario.closers);

  let stage: string = pipelineStages[0].name;
  let closing = run(createdAt, scenario.cycleDays, odds);
  const reopenedAt = closing && workdays.add(closing.at + random.between(20, 90) * day, 30);
  const reopens = closing?.outcome === "lost" && random.chance(scenario.reopened);
  if (reopenedAt !== undefined && reopens && reopenedAt <= sampleAsOf) {
    truth.reopened++;
    closing = run(reopenedAt, scenario.cycleDays / 2, Math.min(0.9, odds * wonOnReturn));
  }
  if (closing?.outcome === "won") for (const contact of contacts) contact.reached("Customer", closing.at);

  const closed = closing && { closedAt: closing.at, lostReason: closing.reason };
  const name = `${lead.company.name}, first year`;
  writeDeal(
    { id, name, owner, amount, createdAt, stage, outcome: closing?.outcome ?? "open", ...closed },
    lead,
    making,
  );

  /** Takes the deal from its opening to its close, or as far as it is at the sample's end. */
  function run(openedAt: number, cycleDays: number, chance: number): Closing | undefined {
    for (const contact of contacts) contact.reached("Opportunity", openedAt);
    const cycle = Math.round(random.around(cycleDays, 0.5) * minutesADay);
    const closedAt = workdays.add(openedAt, cycle);
    const wins = random.chance(chance);
    const furthest = wins ? pipelineStages.length : random.between(1, pipelineStages.length);
    for (const { name, after } of pipelineStages.slice(0, furthest)) {
      const at = workdays.add(openedAt, Math.round(after * cycle));
      if (at <= sampleAsOf) enter(name, at);
    }
    if (closedAt > sampleAsOf) return undefined;
    enter(wins ? "Closed Won" : "Closed Lost", closedAt);
    return wins
      ? { outcome: "won", at: closedAt }
      : {
          outcome: "lost",
          at: closedAt,
          reason: random.chance(unreasoned) ? undefined : random.pick(lostReasons).name,
        };
  }

  function enter(name: string, at: number): void {
    stage = name;
    making.sink.dealStage(id, name, exact(at), originOf(making, "sales", lead.number));
  }
}

/** A lead that buys by itself: won, small, and without anybody from sales. */
export function sellItself(lead: SampleLead, boughtAt: number, making: Making): void {
  const { sink, truth } = making;
  const origin = originOf(making, "sales", lead.number);
  const deal = { id: dealIdOf(lead), name: `${lead.company.name}, self-serve`, stage: "Closed Won" };
  const amount = 12 * lead.random.between(9, 90);
  writeDeal({ ...deal, amount, outcome: "won", createdAt: boughtAt, closedAt: boughtAt }, lead, making);
  sink.dealStage(deal.id, deal.stage, exact(boughtAt), origin);
  sink.stage(lead.id, "Customer", exact(boughtAt), origin);
  tally(truth.strayStages, "Customer");
  truth.product.selfServed++;
}

function writeDeal(
  deal: Omit<DealRecord, "precision" | "leadId" | "companyId" | "currency">,
  lead: SampleLead,
  making: Making,
): void {
  const { truth } = making;
  const leadId = isMatched(lead) ? lead.id : undefined;
  making.sink.deal(
    { ...deal, leadId, companyId: lead.companyId, currency: "USD", precision: "minute" },
    originOf(making, "sales", lead.number),
  );
  if (leadId === undefined) truth.unmatched[deal.outcome]++;
  if (deal.outcome === "open") return;
  truth[deal.outcome]++;
  if (deal.outcome === "lost") {
    tally(truth.lostByReason, deal.lostReason ?? "none logged");
    return;
  }
  truth.wonAmount += deal.amount ?? 0;
  if (leadId !== undefined) tally(truth.wonBySource, lead.sourceOnRecord ?? "unlabelled");
}
