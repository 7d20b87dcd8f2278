import { type Brief, printReference } from "../briefs/brief.ts";
import { describeHours } from "../clock/describe.ts";
import { isoDay } from "../clock/iso-day.ts";
import { misalignmentTypes } from "../decisions/misalignment.ts";
import { kindOfAttempt } from "../decisions/particulars.ts";
import type { MisalignmentDecision } from "../decisions/relationship.ts";
import { type Story, setupQuestions } from "../decisions/story.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";
import { leadsToCompare } from "../facts/thresholds.ts";
import { type Fact, isScalar, isTable, type Slice } from "../facts/types.ts";
import { workingTime } from "../settings/business-hours.ts";
import { drawHandoff, drawLifecycle } from "../sla/diagrams.ts";
import { viewOfComparison } from "./comparison-view.ts";
import { viewOfInputs } from "./inputs.ts";
import { fieldName, viewOfSla } from "./sla-view.ts";

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
  const sources = rankSources(brief);
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
    diagrams: { lifecycle: drawLifecycle(terms, print), handoff: drawHandoff(terms, print) },
    decisions,
    sla: viewOfSla(brief),
    comparison: viewOfComparison(brief),
    sources,
    accepted: sources?.measure === "accepted" ? sources : undefined,
    owned: rankOwners(brief),
    reasons: namedReasons(brief),
    story: viewOfStory(story, misalignment),
    misalignment: {
      ...misalignment,
      main: misalignment.types[0],
      labels: misalignment.types.map((type) => misalignmentTypes[type]),
      leadershipFirst:
        misalignment.types[0] === "opposed" &&
        !misalignment.types.includes("earned") &&
        misalignment.confidence !== "low",
    },
    mission: brief.mission,
    persona: brief.persona && { name: brief.persona.name, role: brief.persona.role },
    contributions: brief.contributions,
    delivered: brief.delivered,
    inputs: viewOfInputs(brief),
    signals: brief.signals.map(({ title, check }) => ({ name: title.split(",")[0]!, check })),
  };
}

function viewOfStory(story: Story, { types, choice }: MisalignmentDecision) {
  const [quote, event] = [story.quotes[0] ?? "", story.events[0] ?? ""];
  const tried = story.tried.map((phrase) => ({ phrase: escapeMarkdown(phrase), kind: kindOfAttempt(phrase) }));
  const attempts = tried.filter(({ kind }, index) => tried.findIndex((other) => other.kind === kind) === index);
  return {
    leader: story.leader,
    quote: escapeMarkdown(quote),
    /** To be said back to the leader: only what was said to the user, and without a figure. */
    quoteAloud: /\byour?\b/i.test(quote) && !/\d/.test(quote) ? escapeMarkdown(quote) : "",
    event: escapeMarkdown(event),
    eventAloud: escapeMarkdown(event.replace(/\S*\d\S* /g, "")),
    result: escapeMarkdown(story.result ?? ""),
    attempts: attempts.slice(0, 2),
    /** Two kinds of attempt are the two things to warn of. */
    triedTwo: attempts.length > 1,
    duration: story.duration ?? "",
    above: story.above ?? "",
    deadline: story.deadline ?? "",
    escalated: tried.some(({ kind }) => kind === "escalation"),
    /** Whom to go to in the end: the person both answer to, where the words name one. */
    boss: story.boss ?? (isExecutive(story.leader) ? "CEO" : "CEO or CRO"),
    hasBoss: story.boss !== undefined,
    wantsBudget: story.wantsBudget,
    seatRefused: story.seatRefused,
    newRole: story.newRole,
    proactive: choice === "new-role",
    evidence: tellingPhrases(story, types),
    open: Object.entries(setupQuestions)
      .filter(([question]) => !story.answered.includes(question as keyof typeof setupQuestions))
      .filter(([question]) => choice !== "new-role" || !["duration", "tried"].includes(question))
      .map(([, check]) => check),
  };
}

/** Up to three phrases that point to the types; those that a quotation holds already, or of two words, only alone. */
function tellingPhrases({ evidence, quotes }: Story, types: MisalignmentDecision["types"]): string[] {
  const all = types.flatMap((type) => evidence[type]);
  const unsaid = all.filter((phrase) => !quotes[0]?.includes(phrase));
  const long = unsaid.filter((phrase) => phrase.split(" ").length > 2);
  return (long.length > 0 || quotes.length > 0 ? long : unsaid).slice(0, 3).map(escapeMarkdown);
}

const isExecutive = (leader: string): boolean => /^(?:C[A-Z]O|Chief)/.test(leader);

/** Values of a source field that say nothing of where a lead came from. */
const labels = /^(?:unknown|other\b.*|unlabelled|offline sources?|none|null|n\/a|\(?not set\)?|misc\w*|-)$/i;

/**
 * Sources with enough leads to be compared, best first, by acceptance where it is on record, else by share won.
 * Best and worst are named sources: a label such as "Unknown" can be neither fed nor mended.
 */
function rankSources({ sheet }: Brief) {
  const accepted = sheet.get("acceptance_rate");
  const won = sheet.get("won_share");
  const fact = isScalar(accepted) ? accepted : isScalar(won) ? won : undefined;
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
