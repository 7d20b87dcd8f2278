import { DateTime } from "luxon";
import type { DealBehind, LeadBehind } from "../../facts/leads-behind.ts";
import type { Settings } from "../../settings/schema.ts";

/** A lead or deal behind a fact as lines: who it is, where it is opened, whether it counts, and what is on record of it. */
export function describeLead(
  lead: LeadBehind,
  number: number,
  { record_links: links, business_hours: { time_zone: zone }, currency }: Settings,
): string[] {
  const { deal, aliases, email, company, source, owner, qualification, counts, value, timeline } = lead;
  const ids = aliases.filter((alias) => !alias.startsWith("email:"));
  const who = [email, company, source && `source ${source}`, owner && `owner ${owner}`].filter(Boolean).join(", ");
  const part = [
    qualification !== undefined && qualification > 1 && `qualification ${qualification}`,
    counts !== undefined && (counts ? "counts" : "does not count"),
    value !== undefined && `value ${Math.round(value * 10) / 10}`,
  ].filter(Boolean);
  const heads = [
    ...(deal ? [`deal ${describeDeal(deal, currency)}`] : []),
    ...(deal && ids.length === 0 && who === ""
      ? ["no lead on record"]
      : [[ids.join(", "), who].filter(Boolean).join(" · ")]),
  ];
  const stamp = ({ at, isDay }: LeadBehind["timeline"][number]): string =>
    isDay
      ? new Date(at * 1000).toISOString().slice(0, 10).padEnd(16)
      : DateTime.fromSeconds(at, { zone }).toFormat("yyyy-MM-dd HH:mm");
  return [
    `${number}. ${heads[0]}${part.length > 0 ? ` (${part.join(", ")})` : ""}`,
    ...(deal ? linkOf(deal.id, links, " deals").map((link) => `   ${link}`) : []),
    ...heads.slice(1).map((head) => `   ${head}`),
    ...ids.flatMap((alias) => linkOf(alias, links).map((link) => `   ${link}`)),
    ...timeline.map((event) => `   ${stamp(event)}  ${event.what.replaceAll(/\s+/g, " ")}`),
    "",
  ];
}

const describeDeal = (
  { id, name, stage, outcome, amount, currency: own, owner }: DealBehind,
  currency: string,
): string =>
  [
    id,
    [
      name,
      outcome === "open" ? `open${stage ? ` in ${stage}` : ""}` : outcome,
      amount !== undefined && `${own ?? currency} ${amount.toLocaleString("en-US")}`,
      owner && `owner ${owner}`,
    ]
      .filter(Boolean)
      .join(", "),
  ].join(" · ");

/** Where a record is opened; none where the settings don't say. Deals have links of their own where a CRM tells the two apart. */
function linkOf(alias: string, links: Settings["record_links"], kind = ""): string[] {
  const [, source = "", id = ""] = /^([^:]+):(.*)$/.exec(alias) ?? [];
  const link =
    links[source + kind] ?? (source === "salesforce" ? links[source] : kind === "" ? links[source] : undefined);
  return link ? [link.replace("{id}", () => encodeURIComponent(id))] : [];
}
