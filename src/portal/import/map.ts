import { readFileSync } from "node:fs";
import { IANAZone } from "luxon";
import { parseDocument } from "yaml";
import * as z from "zod";
import { InputError } from "../../finding.ts";

/** Fields that a column of each table can be mapped to. */
export const fields = {
  leads: [
    ...["id", "email", "company", "company_id", "job_title", "phone", "industry", "company_size", "country"],
    ...["source", "campaign", "landing_page", "segment", "owner", "score", "status"],
    ...["created_at", "modified_at", "assigned_at", "subscriber_at", "lead_at", "mql_at", "sal_at", "sql_at"],
    ...["opportunity_at", "customer_at", "evangelist_at", "converted_at", "contact_id", "deal"],
    ...["accepted_at", "rejected_at", "rejection_reason", "feedback"],
    ...["hubspot_id", "salesforce_id", "salesforce_contact_id"],
  ],
  deals: [
    ...["id", "lead", "lead_email", "name", "company_id", "owner", "pipeline", "stage", "outcome"],
    ...["is_won", "is_lost", "is_closed"],
    ...["amount", "currency", "discount", "source", "lost_reason", "created_at", "closed_at", "modified_at"],
  ],
  touches: [
    ...[
      "id",
      "lead",
      "lead_email",
      "channel",
      "subject",
      "direction",
      "outcome",
      "status",
      "owner",
      "at",
      "planned_at",
    ],
  ],
  companies: [
    ...["id", "name", "domain", "industry", "size", "revenue", "country", "owner", "created_at", "modified_at"],
  ],
  owners: ["id", "name", "email", "team"],
  engagements: ["id", "lead", "lead_email", "kind", "detail", "value", "responded", "at"],
  product_events: ["id", "lead", "kind", "value", "at"],
  lead_history: ["lead", "field", "old_value", "new_value", "at", "owner"],
  deal_history: ["deal", "field", "old_value", "new_value", "at"],
  spend: ["source", "campaign", "at", "amount", "currency"],
  customer_feedback: ["id", "lead", "kind", "score", "text", "at"],
  stage_definitions: ["kind", "pipeline", "name", "position", "required_fields"],
} as const satisfies Record<string, readonly string[]>;

/** What each table can't do without; `a or b` is either. */
const needs: Record<keyof typeof fields, readonly string[]> = {
  leads: ["id or email", "created_at"],
  deals: ["id", "outcome or stage or is_won"],
  touches: ["id", "lead or lead_email", "channel or subject", "at or planned_at"],
  companies: ["id", "name or domain"],
  owners: ["id", "name"],
  engagements: ["lead or lead_email", "kind", "at"],
  product_events: ["lead", "kind", "at"],
  lead_history: ["lead", "field", "new_value", "at"],
  deal_history: ["deal", "field", "new_value", "at"],
  spend: ["source", "at", "amount"],
  customer_feedback: ["lead", "kind", "at"],
  stage_definitions: ["kind", "name"],
};

const tableSchema = <Name extends keyof typeof fields>(into: Name) => {
  const named = z.enum(fields[into] as readonly [string, ...string[]]);
  // A deal's column can also stamp a stage of its pipeline.
  const field = into === "deals" ? z.union([named, z.string().regex(/^stage:./)]) : named;
  return z
    .strictObject({
      into: z.literal(into),
      /** Part of the names of the files that this table is read from; without it any file that has its columns. */
      file: z.string().min(1).optional(),
      /** Column to field, or to several fields that it fills at once. */
      columns: z.record(z.string(), z.union([field, z.array(field).min(1)])),
      /** Column to the name of a dimension of the lead or deal. */
      dimensions: z.record(z.string(), z.string()).default({}),
      /** Field to a value that holds for each row. */
      constants: z.partialRecord(named, z.string()).default({}),
      /** Field to a table of value as written to value as meant. */
      values: z.partialRecord(named, z.record(z.string(), z.string())).default({}),
      /** Luxon format of the dates; without it the ways in which exports write dates are read. */
      date_format: z.union([z.string(), z.array(z.string())]).optional(),
      /** Whether 03/04/2026 is the third of April; without it the file's own dates decide. */
      day_first: z.boolean().optional(),
    })
    .check((context) => {
      const given = new Set<string>([
        ...Object.values(context.value.columns).flat(),
        ...Object.keys(context.value.constants),
      ]);
      const missing = needs[into].filter((names) => !names.split(" or ").some((name) => given.has(name)));
      if (missing.length > 0) {
        context.issues.push({
          code: "custom",
          input: context.value,
          path: ["columns"],
          message: `no column is mapped to ${missing.join(" and ")}, which ${into} need`,
        });
      }
      const [named] = Object.keys(context.value.dimensions);
      if (named !== undefined && into !== "leads" && into !== "deals") {
        context.issues.push({
          code: "custom",
          input: context.value,
          path: ["dimensions", named],
          message: `${into} can't hold dimensions, leads and deals can`,
        });
      }
    });
};

const mapSchema = z.strictObject({
  /** What the rows came from, such as `hubspot` or a data set's name. */
  source: z.string().min(1),
  time_zone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), "a time zone is a name such as Europe/Berlin")
    .default("UTC"),
  tables: z
    .array(
      z.discriminatedUnion("into", [
        tableSchema("leads"),
        tableSchema("deals"),
        tableSchema("touches"),
        tableSchema("companies"),
        tableSchema("owners"),
        tableSchema("engagements"),
        tableSchema("product_events"),
        tableSchema("lead_history"),
        tableSchema("deal_history"),
        tableSchema("spend"),
        tableSchema("customer_feedback"),
        tableSchema("stage_definitions"),
      ]),
    )
    .min(1),
});

/** How the columns of CSV files become records. */
export interface ImportMap {
  source: string;
  time_zone: string;
  tables: TableMap[];
}
/** How one table is read from a file. */
export interface TableMap {
  into: keyof typeof fields;
  file?: string;
  columns: Record<string, string | string[]>;
  dimensions: Record<string, string>;
  constants: Record<string, string>;
  values: Record<string, Record<string, string>>;
  date_format?: string | string[];
  day_first?: boolean;
}

/** Reads a map file. Throws InputError with the line or the key that is wrong. */
export function readMap(file: string): ImportMap {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new InputError(`No map at ${file}; name a YAML file of column to field with --map.`);
  }
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) {
    throw new InputError(
      `${file}:${broken.linePos?.[0].line ?? 1} is not valid YAML (${broken.message.split("\n")[0]}).`,
    );
  }
  const parsed = mapSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data as ImportMap;
  const issue = parsed.error.issues[0]!;
  throw new InputError(`${file} is no import map: at ${issue.path.join(".") || "the top"}, ${issue.message}.`);
}
