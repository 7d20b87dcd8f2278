import type { SampleLead } from "./lead.ts";
import { day, exact, type Making, originOf, sampleAsOf } from "./making.ts";

/** What leads do beside coming in: kind, what of, and how often. */
const engagements = [
  { kind: "email open", detail: "newsletter", weight: 30 },
  { kind: "page view", detail: "/blog", weight: 26 },
  { kind: "page view", detail: "/pricing", weight: 18 },
  { kind: "email click", detail: "nurture", weight: 14 },
  { kind: "download", detail: "checklist", weight: 7 },
  { kind: "webinar", detail: "recording", weight: 5 },
] as const;

/** What the lead does of its own accord: it comes in, and looks around for some weeks. */
export function engage(lead: SampleLead, making: Making): void {
  const { random, createdAt, source } = lead;
  engaged(lead, making, source.kind, source.name, createdAt);
  const more = Math.min(9, Math.round(random.around(3, 0.7)));
  for (let count = 0; count < more; count++) {
    const at = making.arrivals.within(createdAt, 45, random);
    const { kind, detail } = random.pick(engagements);
    if (at <= sampleAsOf) engaged(lead, making, kind, detail, at);
  }
}

function engaged(lead: SampleLead, making: Making, kind: string, detail: string, at: number): void {
  const id = `lead-${String(lead.id).padStart(7, "0")}-e${++lead.engagements}`;
  making.sink.engagement(
    { id, leadId: lead.id, kind, detail, when: exact(at) },
    originOf(making, "marketing", lead.number),
  );
}

/** A lead comes back to marketing some weeks after a moment: gives when, which may be past the sample's end. */
export function comeBack(lead: SampleLead, making: Making, after: number): number {
  const at = making.arrivals.within(after + 25 * day, 90, lead.random);
  if (at <= sampleAsOf) engaged(lead, making, "form", "came back", at);
  return at;
}
