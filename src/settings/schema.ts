import * as z from "zod";
import { businessHoursSchema, teamHoursSchema } from "./business-hours.ts";

const edition = z.enum(["free", "starter", "professional", "enterprise"]);
const name = z.string().trim().min(1, "a role or a person is named, or the line left out");
const codeNeeded = "a currency is an ISO code such as EUR";
const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, codeNeeded);
const hoursEnd = "business hours end after they start";
const startsFirst = ({ start, end }: { start: string; end: string }): boolean => start < end;
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
  channels: z.array(z.enum(["slack", "teams", "email", "none"])).optional(),
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
  business_hours: businessHoursSchema.prefault({}).refine(startsFirst, hoursEnd),
  /** Teams by the name that the CRM has of them, each with who is in it beside those whom the CRM says, and when it works. */
  teams: z
    .record(name, z.strictObject({ owners: z.array(name).default([]), business_hours: teamHoursSchema.default({}) }))
    .default({}),
  /** Of every amount that is printed, and of deals that name none. */
  currency: currencyCode.default("USD"),
  /** Where a record of a source is opened, by the source's name; `{id}` stands for its id. */
  record_links: z
    .record(
      name,
      z.string().refine((link) => /^https:\/\/\S*\{id\}/.test(link), "a link is https://... with {id} in it"),
    )
    .default({}),
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
export const settingsSchema = fields
  .check(({ value: { currency, exchange_rates: rates }, issues }) => {
    if ((rates[currency] ?? 1) === 1) return;
    const message = `\`currency\` is ${currency} and worth 1 itself, so each rate says what one unit of another is worth in it`;
    issues.push({ code: "custom", input: rates[currency], path: ["exchange_rates", currency], message });
  })
  .check(({ value: { business_hours: company, teams }, issues }) => {
    const teamOf = new Map<string, string>();
    for (const [team, { owners, business_hours: own }] of Object.entries(teams)) {
      if ((own.start ?? own.end) !== undefined && !startsFirst({ ...company, ...own }))
        issues.push({ code: "custom", input: own, path: ["teams", team, "business_hours"], message: hoursEnd });
      for (const [index, owner] of owners.entries()) {
        const other = teamOf.get(owner.toLowerCase()) ?? team;
        teamOf.set(owner.toLowerCase(), team);
        if (other === team) continue;
        const message = `${owner} is in ${other} already, and an owner is in one team`;
        issues.push({ code: "custom", input: owner, path: ["teams", team, "owners", index], message });
      }
    }
  });

export type Settings = z.infer<typeof settingsSchema>;
