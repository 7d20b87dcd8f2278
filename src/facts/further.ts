import { accountFacts } from "./accounts.ts";
import { capacityFacts } from "./capacity.ts";
import { closeDateFacts } from "./close-dates.ts";
import { cohortFacts } from "./cohorts.ts";
import { customerFacts } from "./customers.ts";
import { dealFieldFacts } from "./deal-fields.ts";
import type { FactDefinition } from "./definition.ts";
import { discountFacts } from "./discounts.ts";
import { driverFacts } from "./drivers/drivers.ts";
import { duplicateFacts } from "./duplicates.ts";
import { handoffFacts } from "./handoffs.ts";
import { hygieneFacts } from "./hygiene.ts";
import { mirroredStageFacts } from "./mirrored-stages.ts";
import { oddityFacts } from "./oddities.ts";
import { productFacts } from "./product.ts";
import { recentWinFacts } from "./recent-wins.ts";
import { replayFacts } from "./replays.ts";
import { sourcingFacts } from "./sourcing.ts";
import { spendFacts } from "./spend.ts";
import { stageFacts } from "./stages.ts";
import { staleFacts } from "./stale.ts";
import { targetFacts } from "./targets.ts";
import { themeFacts } from "./themes.ts";
import { velocityFacts } from "./velocity.ts";

/** Facts for those who ask for them; no document speaks of what is missing of them unasked. */
export const furtherFacts: readonly FactDefinition[] = [
  ...driverFacts,
  ...cohortFacts,
  ...capacityFacts,
  ...replayFacts,
  ...velocityFacts,
  ...targetFacts,
  ...staleFacts,
  ...closeDateFacts,
  ...dealFieldFacts,
  ...discountFacts,
  ...sourcingFacts,
  ...recentWinFacts,
  ...spendFacts,
  ...duplicateFacts,
  ...hygieneFacts,
  ...stageFacts,
  ...mirroredStageFacts,
  ...handoffFacts,
  ...themeFacts,
  ...accountFacts,
  ...productFacts,
  ...customerFacts,
  ...oddityFacts,
];
