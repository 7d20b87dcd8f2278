import { readFileSync } from "node:fs";
import { IANAZone } from "luxon";
import { parseDocument } from "yaml";
import * as z from "zod";
import { InputError } from "../../finding.ts";

/** Fields that a column of each table can be mapped to. */
const fields = {
  leads: [
    ...["id", "email", "company", "job_title", "phone", "industry", "company_size", "source", "campaign"],
    ...["landing_page", "segment", "owner", "created_at", "modified_at", "assigned_at"],
    ...["mql_at", "sal_at", "sql_at", "opportunity_at", "customer_at"],
    ...["accepted_at", "rejected_at", "rejection_reason", "feedback"],
  ],
  deals: [
    ...["id", "lead", "name", "owner", "stage", "outcome", "amount", "currency", "lost_reason"],
    ...["created_at", "closed_at", "modified_at"],
  ],
  touches: ["id", "lead", "channel", "direction", "outcome", "owner", "at"],
} as const;

const tableSchema = <Name extends keyof typeof fields>(into: Name, required: readonly string[]) => {
  const field = z.enum(fields[into]);
  return z
    .strictObject({
      into: z.literal(into),
      /** Column to field, or to several fields that it fills at once. */
      columns: z.record(z.string(), z.union([field, z.array(field).min(1)])),
      /** Column to the name of a dimension of the lead or deal. */
      dimensions: z.record(z.string(), z.string()).default({}),
      /** Field to a value that holds for each row. */
      constants: z.partialRecord(field, z.string()).default({}),
      /** Field to a table of value as written to value as meant. */
      values: z.partialRecord(field, z.record(z.string(), z.string())).default({}),
      /** Luxon format of the dates; without it ISO dates are read. */
      date_format: z.union([z.string(), z.array(z.string())]).optional(),
    })
    .check((context) => {
      const given = new Set<string>([
        ...Object.values(context.value.columns).flat(),
        ...Object.keys(context.value.constants),
      ]);
      const missing = required.filter((names) => !names.split(" or ").some((name) => given.has(name)));
      if (missing.length > 0) {
        context.issues.push({
          code: "custom",
          input: context.value,
          path: ["columns"],
          message: `no column is mapped to ${missing.join(" and ")}, which ${into} need`,
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
        tableSchema("leads", ["id or email", "created_at"]),
        tableSchema("deals", ["id", "outcome"]),
        tableSchema("touches", ["id", "lead", "channel", "at"]),
      ]),
    )
    .min(1),
});

/** How the columns of CSV files become records. */
export type ImportMap = z.infer<typeof mapSchema>;
export type TableMap = ImportMap["tables"][number];

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
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new InputError(`${file} is no import map: at ${issue.path.join(".") || "the top"}, ${issue.message}.`);
}
