import { type Brief, printReference } from "../briefs/brief.ts";
import { describeHours } from "../clock/describe.ts";
import { isoDay } from "../clock/iso-day.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";
import { leadsToCompare } from "../facts/thresholds.ts";
import { type Fact, isScalar, isTable, type Slice } from "../facts/types.ts";
import { workingTime } from "../settings/business-hours.ts";
import { drawHandoff, drawLifecycle } from "../sla/diagrams.ts";
import { viewOfComparison } from "./comparison-view.ts";
import { viewOfInputs } from "./inputs.ts";
import { viewOfRelationship } from "./relationship.ts";
import { fieldName, viewOfSla, worksAlone } from "./sla-view.ts";

/**
 * What a playbook asset sees of its brief. Text from the CRM, the settings and the user is escaped here, once; figures
 * are references that resolve prints.
 */
export function viewOf(brief: Brief) {
  const { settings, terms, sheet } = brief;
  const print = (ref: string) => printReference(brief, ref);
  const decisions = Object.fromEntries(brief.decisions.map((decision) => [decision.id, decision]));
  const { owners } = terms;
  const date = isoDay(sheet.asOf);
  const sources = rankSources(brief);
  const shape = { variants: brief.variants, alone: worksAlone(brief) };
  return {
    company: safe(settings.company) ?? "",
    industry: safe(settings.industry) ?? "",
    built: date,
    window: sheet.window.label,
    hours: describeHours(workingTime(settings), Number(date.slice(0, 4)), escapeMarkdown),
    motion: settings.sales_motion ?? "",
    routing: settings.routing_method ?? "",
    friction: settings.friction.map(escapeMarkdown),
    cadence: safe(settings.meeting_cadence) ?? "",
    definitions: { mql: safe(settings.definitions.mql) ?? "", sql: safe(settings.definitions.sql) ?? "" },
    automation: automation(settings.hub_editions),
    editions: nameEditions(settings.hub_editions),
    lifecycle: safe(settings.lifecycle_setup) ?? "",
    statedSpeed: safe(settings.speed_to_lead) ?? "",
    owners: Object.fromEntries(Object.entries(owners).map(([role, name]) => [role, escapeMarkdown(name)])),
    terms: {
      ...terms,
      requiredFields: list(terms.marketing.requiredFields.map((field) => fieldName(field))),
      requiredFieldsOr: either(terms.marketing.requiredFields.map(fieldName)),
      channels: list(terms.sales.contactChannels),
      because: {
        speed: terms.sales.speed.because,
        attainment: terms.sales.attainment.because,
        acceptance: terms.marketing.acceptance.because,
        window: terms.sales.acceptanceWindow.because,
        completeness: terms.marketing.completeness.because,
        volume: terms.marketing.mqlVolume?.because ?? "",
        followUp: terms.sales.followUp.because,
        attemptsADay: terms.sales.attemptsADay?.because ?? "",
      },
      recycling: terms.reasons.filter((reason) => reason.recycles).map((reason) => reason.name),
    },
    diagrams: { lifecycle: drawLifecycle(terms, print, shape), handoff: drawHandoff(terms, print, shape) },
    decisions,
    sla: viewOfSla(brief),
    comparison: viewOfComparison(brief),
    sources,
    accepted: sources?.measure === "accepted" ? sources : undefined,
    owned: rankOwners(brief),
    reasons: namedReasons(brief),
    ...viewOfRelationship(brief),
    mission: brief.mission,
    persona: brief.persona && { name: brief.persona.name, role: brief.persona.role },
    contributions: brief.contributions,
    delivered: brief.delivered,
    inputs: viewOfInputs(brief),
    signals: brief.signals.map(({ title, check }) => ({ name: title.split(",")[0]!, check })),
  };
}

/** Values of a source field that say nothing of where a lead came from. */
const labels = /^(?:unknown|other\b.*|unlabelled|offline sources?|none|null|n\/a|\(?not set\)?|misc\w*|-)$/i;

/**
 * Sources with enough leads to be compared, best first, by acceptance where it is on record, else by share won.
 * Best and worst are named sources: a label such as "Unknown" can be neither fed nor mended.
 */
function rankSources({ sheet }: Brief) {
  const accepted = sheet.get("acceptance_rate");
  // Over leads that had the time, where that is known; a plain share takes the young ones for lost.
  const fact = [accepted, sheet.get("lead_close_rate"), sheet.get("won_share")].find(isScalar);
  const slices = (fact?.slices.source ?? [])
    .filter((slice) => slice.sample >= leadsToCompare)
    .toSorted((a, b) => b.value - a.value);
  const named = slices.filter((slice) => !labels.test(slice.key));
  const [best, worst] = [named[0], named.at(-1)];
  if (!fact || !best || !worst || !clearlyDiffer(best, worst)) return undefined;
  const show = (slice: Slice) => ({
    name: escapeMarkdown(slice.key),
    rate: `[[${sliceRef(fact.id, "source", slice.key)}]]`,
    isLabel: labels.test(slice.key),
    isBest: slice === best,
    isWorst: slice === worst,
  });
  const label = slices.find((slice) => labels.test(slice.key) && slice.value > best.value);
  return {
    measure: fact.id === "acceptance_rate" ? "accepted" : "won",
    best: show(best),
    worst: show(worst),
    /** A label that does better than each named source. */
    label: label && show(label),
    all: slices.map(show),
  };
}

/** Owners whose first touch is on record often enough, fastest first. Names are for their lead, not for a ranking. */
function rankOwners({ sheet }: Brief) {
  const fact = sheet.get("speed_to_lead");
  const slices = (isScalar(fact) ? (fact.slices.owner ?? []) : [])
    .filter((slice) => slice.sample >= leadsToCompare)
    .toSorted((a, b) => a.value - b.value);
  const [fastest, slowest] = [slices[0], slices.at(-1)];
  if (!fastest || !slowest || !clearlyDiffer(slowest, fastest)) return undefined;
  return {
    fastest: `[[${sliceRef(fact.id, "owner", fastest.key)}]]`,
    slowest: `[[${sliceRef(fact.id, "owner", slowest.key)}]]`,
  };
}

/** Whether the ranges in which two figures lie are apart, the one's above the other's. */
const clearlyDiffer = ({ low }: Slice, { high }: Slice): boolean =>
  low !== undefined && high !== undefined && low > high;

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

/** The editions in use where both are told, such as "Marketing Hub Starter and Sales Hub Starter"; else empty. */
function nameEditions({ marketing, sales }: { marketing?: string; sales?: string }): string {
  if (!marketing || !sales) return "";
  const title = (edition: string) => edition[0]!.toUpperCase() + edition.slice(1);
  return `Marketing Hub ${title(marketing)} and Sales Hub ${title(sales)}`;
}

const safe = (text: string | undefined): string | undefined => text && escapeMarkdown(text);
const either = (items: readonly string[]): string => new Intl.ListFormat("en", { type: "disjunction" }).format(items);
const list = (items: readonly string[]): string => new Intl.ListFormat("en", { type: "conjunction" }).format(items);
