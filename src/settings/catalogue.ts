import { type Settings, settingsSchema } from "./schema.ts";

/** How a setting stands in a file where nobody has set it: an example, and what it may be. */
export interface Entry {
  example: unknown;
  about?: string;
}

const { shape } = settingsSchema;
const editions = shape.hub_editions.unwrap().shape.marketing.unwrap().options;
const hours = settingsSchema.parse({}).business_hours;

const oneOf = (values: readonly string[]): string => `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;

/** Every setting there is, in the order of the file; a group holds its settings by name. */
export const catalogue: { readonly [Name in keyof Settings]-?: Entry | Readonly<Record<string, Entry>> } = {
  company: { example: "Acme Analytics" },
  industry: { example: "B2B SaaS" },
  hub_editions: {
    marketing: { example: "professional", about: oneOf(editions) },
    sales: { example: "professional", about: oneOf(editions) },
  },
  team_sizes: {
    marketing: { example: 5, about: "head count" },
    sdr: { example: 4 },
    ae: { example: 6 },
  },
  sales_motion: { example: "inbound-led", about: oneOf(shape.sales_motion.unwrap().options) },
  deal_value: { example: 15_000, about: "of an average deal, in `currency`" },
  sales_cycle_weeks: { example: 6 },
  lifecycle_setup: { example: "default stages", about: "how lifecycle stages are set up, in words" },
  definitions: {
    mql: { example: "score over 50 and a demo request", about: "what makes an MQL, in words" },
    sql: { example: "a meeting was held and a project is named", about: "what makes an SQL, in words" },
  },
  monthly_mql_volume: { example: 120 },
  speed_to_lead: { example: "median 4 hours", about: "what people say, until activity is on record" },
  routing_method: { example: "round-robin", about: oneOf(shape.routing_method.unwrap().options) },
  channels: { example: ["slack", "email"], about: `any of ${oneOf(shape.channels.unwrap().element.options)}` },
  friction: { example: ["sales says the leads are bad"], about: "what each side says of the other" },
  owners: {
    marketing: { example: "Head of Demand Gen", about: "a person or a role" },
    sales: { example: "VP of Sales" },
    revops: { example: "RevOps Lead" },
    demand_gen: { example: "Demand Gen Manager" },
  },
  required_fields: {
    example: settingsSchema.parse({}).required_fields,
    about: `any of ${oneOf(shape.required_fields.unwrap().element.options)}`,
  },
  business_hours: {
    time_zone: { example: hours.time_zone, about: "a name such as Europe/Berlin" },
    days: { example: hours.days, about: "1 is Monday" },
    start: { example: hours.start },
    end: { example: hours.end },
    hours: { example: { Fri: "09:00-12:00, 13:00-15:00" }, about: "days with hours of their own" },
    holidays: {
      example: ["US", "2026-12-24"],
      about: "dates, and countries or regions such as DE-BY for their public holidays",
    },
  },
  teams: {
    example: {
      EMEA: { owners: ["ana@acme.com"], business_hours: { time_zone: "Europe/Berlin", holidays: ["DE-BE"] } },
    },
    about: "teams as the CRM names them, who else is in each, and where its hours are others",
  },
  currency: { example: "USD", about: "every amount is printed in it" },
  record_links: {
    example: {
      hubspot: "https://app.hubspot.com/contacts/12345678/record/0-1/{id}",
      "hubspot deals": "https://app.hubspot.com/contacts/12345678/record/0-3/{id}",
      salesforce: "https://acme.lightning.force.com/{id}",
    },
    about: "where the records of leads and deals are opened in the CRM",
  },
  exchange_rates: {
    example: { EUR: 1.08 },
    about: "what one unit of another is worth in `currency`; deals without a rate stay out of sums",
  },
  fiscal_year_starts: { example: 1, about: "month 1 to 12, for `--window fq` and `last-fq`" },
  margin: { example: 0.8, about: "0 to 1" },
  transactions_per_year: { example: 1, about: "how often a customer buys in a year" },
  customer_lifetime_years: { example: 4, about: "how long a customer stays, for LTV" },
  revenue_target: { example: 750_000, about: "won deals of a fiscal quarter, in `currency`" },
  meeting_cadence: { example: "every second week", about: "how often the two teams meet, in words" },
  writer: { example: "playbook", about: "playbook, anthropic, anthropic:MODEL or PROVIDER:MODEL" },
  keep_runs_days: { example: 180, about: "older runs go when a new one starts; what they delivered stays" },
};

/** Whether an entry of the catalogue is a setting, and not a group of them. */
export const isEntry = (entry: Entry | Readonly<Record<string, Entry>>): entry is Entry => "example" in entry;

/** The name of every setting, those of a group as `team_sizes.sdr`. */
export const settingNames: readonly string[] = Object.entries(catalogue).flatMap(([name, entry]) =>
  isEntry(entry) ? [name] : Object.keys(entry).map((child) => `${name}.${child}`),
);
