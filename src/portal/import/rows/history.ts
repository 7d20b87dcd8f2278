import { idAlias } from "../identity.ts";
import { letters } from "../values.ts";
import { NotCounted, Rejected } from "./reader.ts";
import type { RowWriter } from "./writer.ts";

/** What a status or a lifecycle stage means, by its letters; the first that fits. */
const MEANINGS: readonly [RegExp, "accepted" | "rejected" | string][] = [
  [/notconverted|unqualified|disqualif|reject|junk|baddata/, "rejected"],
  [/recycl/, "Recycled"],
  [/nurtur/, "Nurture"],
  [/notcontacted|^new|^open/, ""],
  [/marketingqualif|^mql/, "MQL"],
  [/salesaccept|^sal$|accepted|^working/, "accepted"],
  [/salesqualif|^sql|^qualified|converted/, "SQL"],
  [/opportunit/, "Opportunity"],
  [/customer/, "Customer"],
];

const STATUS = new Set(["status", "leadstatus", "hsleadstatus", "lifecyclestage", "stage"]);
const OWNER = new Set(["owner", "leadowner", "ownerid", "hubspotownerid", "contactowner"]);
/** An id of Salesforce: an owner's change is written twice, by id and by name. */
const RECORD_ID = /^00[a-zA-Z0-9]{13}(?:[a-zA-Z0-9]{3})?$/;

/** A change of a lead: of its status, which is a stage or a decision, or of its owner, which is an assignment. */
export const writeLeadHistory: RowWriter = (row, origin, { source, identity, records }) => {
  const when = row.stamp("at");
  if (!when) throw new Rejected("the change has no date.");
  const id = identity.refer(idAlias(source, row.need("lead")));
  const field = letters(row.need("field"));
  const to = row.text("new_value");
  if (to === undefined) throw new NotCounted("nothing was put in the field.");
  if (OWNER.has(field)) {
    if (RECORD_ID.test(to)) throw new NotCounted("the owner's id, which stands beside the name.");
    records.assignment(id, to, when, origin);
    return;
  }
  if (field === "leadconverted" || field === "converted") {
    records.stage(id, "SQL", when, origin);
    return;
  }
  if (!STATUS.has(field)) throw new NotCounted("a field that is not followed.");
  const owner = row.text("owner");
  const meaning = MEANINGS.find(([pattern]) => pattern.test(letters(to)))?.[1] ?? to;
  if (meaning === "") return;
  if (meaning === "rejected") records.disposition({ leadId: id, decision: "rejected", owner, when }, origin);
  else if (meaning === "accepted") {
    records.disposition({ leadId: id, decision: "accepted", owner, when }, origin);
    records.stage(id, "SAL", when, origin);
  } else records.stage(id, meaning, when, origin);
};
