import { idAlias } from "../identity.ts";
import { isYes, letters, readOutcome } from "../values.ts";
import { DIMENSION } from "../versions.ts";
import { isForgotten, peopleIfAny } from "./people.ts";
import type { Row } from "./reader.ts";
import type { RowWriter } from "./writer.ts";

/** A deal, tied to the first of the people that it names who were not forgotten. */
export const writeDeal: RowWriter = (row, origin, { source, identity, versions, records }) => {
  const own = row.need("id");
  const id = idAlias(source, own);
  const created = row.stamp("created_at");
  const outcome = outcomeOf(row);
  const closed =
    outcome === "open"
      ? row.stamp("closed_at")
      : row.needStamp("closed_at", `the deal is ${outcome} and has no closing date.`);
  const people = peopleIfAny(row, source);
  const lead = people.find((person) => !isForgotten(person, identity))?.alias;
  const company = row.text("company_id")?.split(/[;,]/)[0]?.trim();
  const fields = {
    lead_id: lead,
    // A deal may be called after a person of it.
    name: people.some((person) => isForgotten(person, identity)) ? undefined : row.text("name"),
    company_id: company && idAlias(source, company),
    owner: row.text("owner"),
    pipeline: row.text("pipeline"),
    stage: row.text("stage"),
    outcome,
    amount: row.number("amount"),
    currency: row.text("currency")?.toUpperCase(),
    discount: row.number("discount"),
    source: row.text("source"),
    lost_reason: row.text("lost_reason"),
    created_at: created?.at,
    closed_at: closed?.at,
    precision: (closed ?? created)?.precision ?? "day",
    ...Object.fromEntries(row.dimensions().map(([name, value]) => [`${DIMENSION}${name}`, value])),
  };
  const stamps = row.stageStamps();
  const modifiedAt = row.stamp("modified_at")?.at ?? 0;
  if (lead) identity.refer(lead);
  versions.keep({ kind: "deal", source, key: own, modifiedAt, recordId: id, fields }, origin);
  for (const [stage, when] of stamps) records.dealStage(id, stage, when, origin);
};

/** Won or lost where the export says so, or its stage does. */
function outcomeOf(row: Row): "open" | "won" | "lost" {
  const told = row.text("outcome");
  if (told !== undefined) return readOutcome(told);
  if (isYes(row.text("is_won"))) return "won";
  if (isYes(row.text("is_lost"))) return "lost";
  const byStage = readOutcome(row.text("stage") ?? "");
  return byStage === "open" && isYes(row.text("is_closed")) ? "lost" : byStage;
}

const CLOSE_DATE = new Set(["closedate", "close"]);
const STAGE = new Set(["stagename", "stage", "dealstage"]);

/** A change of a deal: of its stage, or of another field. */
export const writeDealHistory: RowWriter = (row, origin, { source, records }) => {
  const when = row.needStamp("at", "the change has no date.");
  const id = idAlias(source, row.need("deal"));
  const field = letters(row.need("field"));
  const to = row.text("new_value");
  if (STAGE.has(field)) {
    if (to) records.dealStage(id, to, when, origin);
    return;
  }
  const name = CLOSE_DATE.has(field) ? "close_date" : row.need("field").toLowerCase();
  records.dealChange({ dealId: id, field: name, oldValue: row.text("old_value"), newValue: to, when }, origin);
};
