import type { LifecycleStage } from "../../records.ts";
import { isNo, letters } from "../values.ts";
import { personOf } from "./people.ts";
import { NotCounted, Rejected } from "./reader.ts";
import type { RowWriter } from "./writer.ts";

type Meaning = "accepted" | "rejected" | "" | LifecycleStage | "Recycled" | "Nurture";

/** What a status or a lifecycle stage means, by its letters; the first that fits. */
const MEANINGS: readonly [RegExp, Meaning][] = [
  [/not(?:converted|accepted|qualified|interested)|unqualified|disqualif|reject|junk|baddata/, "rejected"],
  [/recycl/, "Recycled"],
  [/nurtur/, "Nurture"],
  [/notcontacted|^new|^open/, ""],
  [/marketingqualif|^mql/, "MQL"],
  [/salesaccept|^sal$|accepted|^working/, "accepted"],
  [/salesqualif|^sql|^qualified|converted/, "SQL"],
  [/opportunit/, "Opportunity"],
  [/customer/, "Customer"],
  [/^subscriber$/, "Subscriber"],
  [/^lead$/, "Lead"],
  [/^evangelist$/, "Evangelist"],
];

/** What a field that is followed holds, by its letters; a field that somebody added ends in `__c` in Salesforce. */
const FIELDS: Readonly<Record<string, "status" | "stage" | "owner" | "converted" | "reason" | "comment">> = {
  ...{ status: "status", leadstatus: "status", hsleadstatus: "status" },
  ...{ stage: "stage", lifecyclestage: "stage", hslifecyclestage: "stage", lifecyclestagec: "stage" },
  ...{ owner: "owner", leadowner: "owner", ownerid: "owner", hubspotownerid: "owner", contactowner: "owner" },
  ...{ leadconverted: "converted", converted: "converted" },
  ...{ rejectionreason: "reason", rejectionreasonc: "reason", leadrejectionreason: "reason" },
  ...{ unqualifiedreason: "reason", disqualificationreasonc: "reason" },
  ...{ salesfeedback: "comment", salesfeedbackc: "comment", leadfeedback: "comment" },
};

/** Properties that only a deal has. */
const OF_DEALS = new Set(["dealstage", "dealname", "closedate", "hsisclosedwon"]);

/** An id of Salesforce: an owner's change is written twice, by id and by name. */
const RECORD_ID = /^00[a-zA-Z0-9]{13}(?:[a-zA-Z0-9]{3})?$/;

/**
 * A change of a lead: of its stage; of its status, which is a stage or a decision; of its owner, which is an assignment; of
 * why it was rejected, or of what sales says to it. A decision and its reason that are put in at once are one.
 */
export const writeLeadHistory: RowWriter = (row, origin, desk) => {
  const { records } = desk;
  const when = row.needStamp("at", "the change has no date.");
  const name = row.need("field");
  const field = fieldOf(name);
  if (field === "deal")
    throw new Rejected(`\`${name}\` is a deal's; a file of deals has their ids in a column \`Deal ID\`.`);
  if (field === undefined) throw new NotCounted("a field that is not followed.");
  const to = row.text("new_value");
  // Salesforce says of a conversion only that it was, and leaves the value empty.
  if (field === "converted") {
    if (isNo(to)) throw new NotCounted("a conversion that was none.");
    return records.stage(personOf(row, desk).leadId, "SQL", when, origin);
  }
  if (to === undefined) throw new NotCounted("nothing was put in the field.");
  if (field === "owner" && RECORD_ID.test(to)) throw new NotCounted("the owner's id, which stands beside the name.");
  const { leadId } = personOf(row, desk);
  const owner = row.text("owner");
  if (field === "owner") return records.assignment(leadId, to, when, origin);
  if (field === "comment") return records.feedback(leadId, to, when, origin);
  if (field === "reason") return records.disposition({ leadId, decision: "rejected", reason: to, when }, origin);
  const meaning = meaningOf(to);
  if (meaning === "") return;
  if (meaning === "rejected") return records.disposition({ leadId, decision: meaning, owner, when }, origin);
  if (meaning !== "accepted") return records.stage(leadId, meaning, when, origin);
  if (field === "status") records.disposition({ leadId, decision: meaning, owner, when }, origin);
  records.stage(leadId, "SAL", when, origin);
};

const fieldOf = remembering((name) => (OF_DEALS.has(letters(name)) ? ("deal" as const) : FIELDS[letters(name)]));

const meaningOf = remembering((value) => MEANINGS.find(([pattern]) => pattern.test(letters(value)))?.[1] ?? value);

/** A function of the few texts that a column repeats, which works each out once. */
function remembering<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return function remembered(text) {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Result;
    const result = work(text);
    if (known.size < 1000) known.set(text, result);
    return result;
  };
}
