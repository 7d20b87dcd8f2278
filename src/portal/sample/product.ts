import { sellItself } from "./deal.ts";
import type { SampleLead } from "./lead.ts";
import { day, type Making, sampleAsOf } from "./making.ts";
import { createRandom } from "./random.ts";

/** From so many active days of the last 30, in a workspace of so many seats, a lead that put the product to use qualifies. */
export const productBar = { activeDays: 5, seats: 3 };

/** Share of leads that the product does not track, and of those in use but not qualified that buy by themselves. */
const untracked = 0.03;
const selfServing = 0.06;

/**
 * Writes what a lead does in the product as dimensions, and gives when it qualifies by that, if it does; seconds since
 * 1970.
 */
export function watchProduct(lead: SampleLead, making: Making): number | undefined {
  const { random } = lead;
  const { sink, truth } = making;
  if (random.chance(untracked)) return undefined;
  const activated = random.chance(lead.source.qualifies);
  const activeDays = activated ? Math.min(30, 1 + Math.floor(random.around(8, 0.6))) : random.between(0, 2);
  // Who works at one company shares its workspace.
  const { number } = lead.company;
  const seats = Math.min(200, Math.max(1, Math.round(createRandom(making.seed, 2 ** 31 + number).around(4, 0.9))));
  const signals = {
    activated: activated ? "yes" : "no",
    active_days: String(activeDays),
    seats: String(seats),
    workspace: `ws-${String(number + 1).padStart(5, "0")}`,
  };
  for (const [name, value] of Object.entries(signals)) sink.dimension("lead", lead.id, name, value);
  if (activated) truth.product.activated++;
  if (activated && activeDays >= productBar.activeDays && seats >= productBar.seats) {
    const qualifiedAt = making.arrivals.within(lead.createdAt + 2 * day, 18, random);
    if (qualifiedAt > sampleAsOf) return undefined;
    truth.product.qualified++;
    return qualifiedAt;
  }
  const boughtAt = lead.createdAt + random.between(2 * 1440, 40 * 1440) * 60;
  if (activated && random.chance(selfServing) && boughtAt <= sampleAsOf) sellItself(lead, boughtAt, making);
  return undefined;
}
