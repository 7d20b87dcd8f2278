import { IANAZone } from "luxon";
import * as z from "zod";

const edition = z.enum(["free", "starter", "professional", "enterprise"]);
const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "a time is written HH:MM");
const name = z.string().trim().min(1, "a role or a person is named, or the line left out");
const codeNeeded = "a currency is an ISO code such as EUR";
const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, codeNeeded);
const headCount = z.number().int().nonnegative();

const fields = z.strictObject({
  company: z.string().optional(),
  industry: z.string().optional(),
  hub_editions: z.strictObject({ marketing: edition.optional(), sales: edition.optional() }).default({}),
  team_sizes: z
    .strictObject({ marketing: headCount.optional(), sdr: headCount.optional(), ae: headCount.optional() })
    .default({}),
  sales_motion: z.enum(["inbound-led", "outbound-led", "plg", "mixed"]).optional(),
  deal_value: z.number().positive().optional(),
  sales_cycle_weeks: z.number().positive().optional(),
  lifecycle_setup: z.string().optional(),
  definitions: z.strictObject({ mql: z.string().optional(), sql: z.string().optional() }).default({}),
  monthly_mql_volume: z.number().positive().optional(),
  speed_to_lead: z.string().optional(),
  routing_method: z.enum(["round-robin", "territory", "manual", "none"]).optional(),
  channels: z.array(z.enum(["slack", "teams", "email"])).optional(),
  friction: z.array(z.string()).default([]),

  /** Who holds the agreement and its parts; a role where no name is given. */
  owners: z
    .strictObject({
      marketing: name.optional(),
      sales: name.optional(),
      revops: name.optional(),
      demand_gen: name.optional(),
    })
    .default({}),
  required_fields: z
    .array(z.enum(["email", "company", "job_title", "phone", "industry", "company_size", "source", "segment"]))
    .min(1)
    .default(["email", "company", "job_title", "source"]),
  business_hours: z
    .strictObject({
      time_zone: z
        .string()
        .refine((zone) => IANAZone.isValidZone(zone), "a time zone is a name such as Europe/Berlin")
        .default("UTC"),
      days: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
      start: clockTime.default("09:00"),
      end: clockTime.default("17:00"),
      holidays: z.array(z.iso.date()).default([]),
    })
    .prefault({})
    .refine((hours) => hours.start < hours.end, "business hours end after they start"),
  /** Of every amount that is printed, and of deals that name none. */
  currency: currencyCode.default("USD"),
  /** What one unit of another currency is worth in `currency`; amounts without a rate are never added to others. */
  exchange_rates: z
    .record(currencyCode, z.number().positive(), {
      error: ({ code }) => (code === "invalid_key" ? codeNeeded : undefined),
    })
    .default({}),
  /** The month that the fiscal year starts in. */
  fiscal_year_starts: z.number().int().min(1).max(12).default(1),
  margin: z.number().min(0).max(1).optional(),
  transactions_per_year: z.number().positive().optional(),
  customer_lifetime_years: z.number().positive().optional(),
  /** What a fiscal quarter is to bring in won deals, in `currency`. */
  revenue_target: z.number().positive().optional(),
  meeting_cadence: z.string().optional(),
  writer: z.string().default("playbook"),
  /** How many days a run stays on record; each run that starts takes away those that are older. */
  keep_runs_days: z.number().int().positive().optional(),
});

/** `concord.yaml`: the context fields of the SLA, and how this company works. What is not set becomes a missing signal. */
export const settingsSchema = fields.check(({ value: { currency, exchange_rates: rates }, issues }) => {
  if ((rates[currency] ?? 1) === 1) return;
  const message = `\`currency\` is ${currency} and worth 1 itself, so each rate says what one unit of another is worth in it`;
  issues.push({ code: "custom", input: rates[currency], path: ["exchange_rates", currency], message });
});

export type Settings = z.infer<typeof settingsSchema>;
