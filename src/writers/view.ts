import { type Brief, printReference } from "../briefs/brief.ts";
import { describeHours } from "../clock/calendar.ts";
import { type Misalignment, misalignmentTypes, type Story, setupQuestions } from "../decisions/story.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";

import { type Fact, isScalar, isTable } from "../facts/types.ts";
import { businessHours } from "../settings/load.ts";
import { drawHandoff, drawLifecycle } from "../sla/diagrams.ts";

const fieldNames: Record<string, string> = {
  email: "e-mail",
  company: "company",
  job_title: "job title",
  phone: "phone",
  industry: "industry",
  company_size: "company size",
  source: "lead source",
  segment: "segment",
};

const leadsToCompare = 20;

/**
 * What a playbook asset sees of its brief. Text from the CRM, the settings and the user is escaped here, once; figures
 * are references that resolve prints.
 */
export function viewOf(brief: Brief) {
  const { settings, terms, sheet, story, misalignment } = brief;
  const print = (ref: string) => printReference(brief, ref);
  const decisions = Object.fromEntries(brief.decisions.map((decision) => [decision.id, decision]));
  const { owners } = terms;
  const date = isoDay(sheet.asOf);
  return {
    company: safe(settings.company) ?? "",
    industry: safe(settings.industry) ?? "",
    built: date,
    window: sheet.window.label,
    hours: describeHours(businessHours(settings)),
    motion: settings.sales_motion ?? "",
    routing: settings.routing_method ?? "",
    friction: settings.friction.map(escapeMarkdown),
    cadence: safe(settings.meeting_cadence) ?? "",
    definitions: { mql: safe(settings.definitions.mql) ?? "", sql: safe(settings.definitions.sql) ?? "" },
    automation: automation(settings.hub_editions),
    owners: Object.fromEntries(Object.entries(owners).map(([role, name]) => [role, escapeMarkdown(name)])),
    terms: {
      ...terms,
      requiredFields: list(terms.marketing.requiredFields.map((field) => fieldNames[field] ?? field)),
      channels: list(terms.sales.contactChannels),
      because: {
        speed: terms.sales.speed.because,
        attainment: terms.sales.attainment.because,
        acceptance: terms.marketing.acceptance.because,
        window: terms.sales.acceptanceWindow.because,
        completeness: terms.marketing.completeness.because,
      },
      recycling: terms.reasons.filter((reason) => reason.recycles).map((reason) => reason.name),
    },
    diagrams: { lifecycle: drawLifecycle(terms, print), handoff: drawHandoff(terms, print) },
    decisions,
    sources: rankSources(brief),
    owned: rankOwners(brief),
    reasons: namedReasons(brief),
    story: viewOfStory(story, misalignment.types),
    misalignment: {
      ...misalignment,
      main: misalignment.types[0],
      labels: misalignment.types.map((type) => misalignmentTypes[type]),
    },
    phase: brief.phase,
    mission: brief.mission,
    persona: brief.persona && { name: brief.persona.name, role: brief.persona.role },
    contributions: brief.contributions,
    delivered: brief.delivered,
    signals: brief.signals.map(({ title, check }) => ({ title, check })),
  };
}

function viewOfStory(story: Story, types: Misalignment[]) {
  const first = (phrases: string[]) => escapeMarkdown(phrases[0] ?? "");
  return {
    leader: story.leader,
    quote: first(story.quotes),
    event: first(story.events),
    attempt: first(story.tried),
    newRole: story.newRole,
    evidence: types
      .flatMap((type) => story.evidence[type])
      .slice(0, 3)
      .map(escapeMarkdown),
    open: Object.entries(setupQuestions)
      .filter(([question]) => !story.answered.includes(question as keyof typeof setupQuestions))
      .map(([, check]) => check),
  };
}

/** Sources with enough leads to be compared, best first, by acceptance where it is on record, else by share won. */
function rankSources({ sheet }: Brief) {
  const accepted = sheet.get("acceptance_rate");
  const won = sheet.get("won_share");
  const fact = isScalar(accepted) ? accepted : isScalar(won) ? won : undefined;
  const slices = (fact?.slices.source ?? [])
    .filter((slice) => slice.sample >= leadsToCompare)
    .toSorted((a, b) => b.value - a.value);
  if (!fact || slices.length < 2) return undefined;
  const ref = (key: string) => ({ name: escapeMarkdown(key), rate: `[[${sliceRef(fact.id, "source", key)}]]` });
  return {
    measure: fact.id === "acceptance_rate" ? "accepted" : "won",
    best: ref(slices[0]!.key),
    worst: ref(slices.at(-1)!.key),
    all: slices.map((slice) => ref(slice.key)),
  };
}

/** Owners whose first touch is on record often enough, fastest first. Names are for their lead, not for a ranking. */
function rankOwners({ sheet }: Brief) {
  const fact = sheet.get("speed_to_lead");
  const slices = isScalar(fact) ? (fact.slices.owner ?? []).filter((slice) => slice.sample >= leadsToCompare) : [];
  if (slices.length < 2) return undefined;
  return {
    fastest: `[[${sliceRef(fact.id, "owner", slices[0]!.key)}]]`,
    slowest: `[[${sliceRef(fact.id, "owner", slices.at(-1)!.key)}]]`,
  };
}

/** The reasons that are given most often for rejecting a lead and for losing a deal; empty where none is on record. */
function namedReasons({ sheet }: Brief) {
  const [top = "", second = ""] = firstCells(sheet.get("rejections_by_reason"));
  const [lost = ""] = firstCells(sheet.get("lost_reasons"));
  return { top, second, lost };
}

function firstCells(fact: Fact): string[] {
  if (!isTable(fact)) return [];
  const names = fact.rows.flatMap(([name]) => (name && "text" in name ? [name.text] : []));
  return names.filter((name) => name !== "none logged").map(escapeMarkdown);
}

const automation = (editions: { marketing?: string; sales?: string }): boolean =>
  [editions.marketing, editions.sales].every((edition) => edition === "professional" || edition === "enterprise");

const safe = (text: string | undefined): string | undefined => text && escapeMarkdown(text);
const list = (items: readonly string[]): string => new Intl.ListFormat("en", { type: "conjunction" }).format(items);
const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
