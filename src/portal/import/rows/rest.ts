import { idAlias } from "../identity.ts";
import { Rejected } from "./reader.ts";
import type { RowWriter } from "./writer.ts";

/** A company. */
export const writeCompany: RowWriter = (row, origin, { source, versions }) => {
  const own = row.need("id");
  const fields = {
    name: row.text("name"),
    domain: row.text("domain")?.toLowerCase(),
    industry: row.text("industry"),
    size: row.number("size"),
    revenue: row.number("revenue"),
    country: row.text("country"),
    owner: row.text("owner"),
    created_at: row.stamp("created_at")?.at,
  };
  const modifiedAt = row.stamp("modified_at")?.at ?? 0;
  versions.keep({ kind: "company", source, key: own, modifiedAt, recordId: idAlias(source, own), fields }, origin);
};

/** Somebody who owns records; the ids of owners elsewhere become names through this. */
export const writeOwner: RowWriter = (row, origin, { source, records }) => {
  const id = row.need("id");
  records.owner(
    {
      id: source === "salesforce" ? id.slice(0, SHORT_ID) : id,
      name: row.need("name"),
      email: row.text("email"),
      team: row.text("team"),
    },
    origin,
  );
};

/** Salesforce writes one id with 15 or with 18 characters; the first 15 are the id. */
const SHORT_ID = 15;

/** What a source or a campaign cost on a day, or in the month that begins with it. */
export const writeSpend: RowWriter = (row, origin, { records }) => {
  const whyMissing = "spend needs a date and an amount.";
  const [when, amount] = [row.needStamp("at", whyMissing), row.needNumber("amount", whyMissing)];
  const [source, campaign] = [row.need("source"), row.text("campaign") ?? ""];
  records.spend({ source, campaign, at: when.at, amount, currency: row.text("currency")?.toUpperCase() }, origin);
};

/** A stage as the CRM defines it. */
export const writeStageDefinition: RowWriter = (row, origin, { records }) => {
  const kind = row.need("kind").toLowerCase();
  if (kind !== "lifecycle" && kind !== "pipeline")
    throw new Rejected(`\`${kind}\` is no kind of stage, lifecycle and pipeline are.`);
  records.stageDefinition(
    {
      kind,
      pipeline: row.text("pipeline") ?? "",
      name: row.need("name"),
      position: row.number("position"),
      requiredFields: row.text("required_fields"),
    },
    origin,
  );
};
