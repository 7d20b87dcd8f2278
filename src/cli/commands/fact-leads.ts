import { DateTime } from "luxon";
import type { LeadBehind } from "../../facts/leads-behind.ts";
import type { Settings } from "../../settings/schema.ts";

/** A lead behind a fact as lines: who it is, where it is opened, whether it counts, and what is on record of it. */
export function describeLead(
  lead: LeadBehind,
  number: number,
  { record_links: links, business_hours: { time_zone: zone } }: Settings,
): string[] {
  const { aliases, email, company, source, owner, qualification, counts, value, timeline } = lead;
  const ids = aliases.filter((alias) => !alias.startsWith("email:"));
  const who = [email, company, source && `source ${source}`, owner && `owner ${owner}`].filter(Boolean).join(", ");
  const part = [
    qualification !== undefined && qualification > 1 && `qualification ${qualification}`,
    counts !== undefined && (counts ? "counts" : "does not count"),
    value !== undefined && `value ${Math.round(value * 10) / 10}`,
  ].filter(Boolean);
  const stamp = ({ at, isDay }: LeadBehind["timeline"][number]): string =>
    isDay
      ? new Date(at * 1000).toISOString().slice(0, 10).padEnd(16)
      : DateTime.fromSeconds(at, { zone }).toFormat("yyyy-MM-dd HH:mm");
  return [
    `${number}. ${[ids.join(", "), who].filter(Boolean).join(" · ")}${part.length > 0 ? ` (${part.join(", ")})` : ""}`,
    ...ids.flatMap((alias) => linkOf(alias, links).map((link) => `   ${link}`)),
    ...timeline.map((event) => `   ${stamp(event)}  ${event.what.replaceAll(/\s+/g, " ")}`),
    "",
  ];
}

/** Where a record is opened; none where the settings don't say. */
function linkOf(alias: string, links: Settings["record_links"]): string[] {
  const [, source = "", id = ""] = /^([^:]+):(.*)$/.exec(alias) ?? [];
  const link = links[source];
  return link ? [link.replace("{id}", () => encodeURIComponent(id))] : [];
}
