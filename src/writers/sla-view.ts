import type { Brief } from "../briefs/brief.ts";
import { saysNothing } from "../decisions/positions/cells.ts";
import type { Replay } from "../decisions/positions/replays.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";
import { missingSignal } from "../documents/resolve.ts";
import { isScalar, isTable } from "../facts/types.ts";
import type { RejectionReason, Terms, TermValue } from "../terms.ts";
import { verbOf } from "./outcome-verb.ts";
import { evidenceOf } from "./sla-evidence.ts";

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

/** A required field as people call it. */
export const fieldName = (field: string): string => fieldNames[field] ?? field.replaceAll("_", " ");

/** What the assets of the SLA see beside what all assets see: the positions taken, ready to be put into sentences. */
export function viewOfSla(brief: Brief) {
  const { positions, terms, settings, variants } = brief;
  const { pause, concentration, unlabelled, capacity, gap, mirrored, lost, adaptations, quality } = positions;
  const has = (variant: string): boolean => variants.includes(variant);
  const crosses = has("hubspot-and-salesforce");
  return {
    variants,
    shape: adaptations.adaptations
      .map((name, index) => ({ name: name.replaceAll("-", " "), why: adaptations.reasons[index]! }))
      .filter((_, index) => has(adaptations.adaptations[index]!)),
    adopted: terms.adopted && {
      on: terms.adopted.on,
      marketing: escapeMarkdown(terms.adopted.marketing),
      sales: escapeMarkdown(terms.adopted.sales),
    },
    evidence: evidenceOf(brief),
    path: pathOf(terms),
    mark: {
      acceptance: markOf(terms, terms.marketing.acceptance),
      completeness: markOf(terms, terms.marketing.completeness),
      speed: markOf(terms, terms.sales.attainment),
    },
    anyReplay: positions.replays.some(({ shows }) => shows !== undefined),
    barsAccepted: quality?.fact.id === "acceptance_rate",
    bars: quality && {
      verb: quality.verb,
      isAcceptance: quality.fact.id === "acceptance_rate",
      rows: quality.bars.map(({ source, sample, now, target }, index) => ({
        source: escapeMarkdown(source),
        now: `[[${sliceRef(quality.fact.id, "source", source)}]]`,
        sample: sample.toLocaleString("en-US"),
        target: `[[bar.${index}]]`,
        rises: target > now,
      })),
      unbarred: unbarredSources(brief),
    },
    pause: {
      weak: pause.weak.map((weak) => ({ ...weak, name: escapeMarkdown(weak.name) })),
      verb: verbOf(pause.outcome),
      known: pause.confidence !== "low",
    },
    concentration: concentration.by && {
      by: plural(concentration.by.toLowerCase()),
      // Who carries the result is for their lead to say.
      largest: /owner|rep|seller|closer/i.test(concentration.by) ? "" : list(concentration.largest.map(escapeMarkdown)),
      outcome: outcomeWord(concentration.outcome),
    },
    worthOf: "[[worth.mql]]",
    explainsVolume: terms.marketing.mqlVolume !== undefined && !has("small-team"),
    unlabelled: unlabelled.label && {
      isOrigin: isOrigin(unlabelled.label),
      label: unlabelled.label.toLowerCase(),
      outcome: outcomeWord(unlabelled.outcome),
    },
    cohorts: positions.cohorts,
    shortWindow: positions.shortWindow,
    capacity: {
      ...capacity,
      severalLeast: (capacity.figures?.find(({ ref }) => ref === "capacity.least")?.value ?? 0) > 1,
    },
    gap: gap.field && fieldName(gap.field),
    mirrored: {
      known: mirrored.known,
      stages: mirrored.stages.map(({ stage, dealStage }) => ({
        stage: escapeMarkdown(stage),
        dealStage: escapeMarkdown(dealStage),
        same: stage.toLowerCase() === dealStage.toLowerCase(),
      })),
    },
    tighten: positions.tighten.reason && {
      reason: escapeMarkdown(positions.tighten.reason),
      change: positions.tighten.change,
    },
    doubtful: positions.tighten.doubtful,
    ownWindow: positions.choices.ownWindow && {
      takenUp: positions.choices.ownWindow.takenUp,
      reverts: positions.choices.ownWindow.reverts ?? "",
      load: positions.choices.ownWindow.load ?? "",
    },
    repsCompared: positions.choices.repsCompared ?? "",
    reverted: positions.choices.reverted ?? "",
    choices: positions.choices.rows.map((row) => ({
      ...row,
      touched: row.touched ?? "",
      takenUp: row.takenUp ?? "",
      reverts: row.reverts ?? "",
      load: row.load ?? "",
      reps: row.reps ?? "",
    })),
    lost: lost.reason && { reason: escapeMarkdown(lost.reason), asks: lost.asks },
    replays: positions.replays
      .filter(({ commitment }) => commitment !== "volume" || !has("small-team"))
      .map((replay) => viewOfReplay(replay, brief)),
    said: positions.said.map(({ words, records }) => ({ words: escapeMarkdown(words), records })),
    reasons: terms.reasons.map(viewOfReason),
    reps: repNames(brief),
    handRaiser: has("buying-committee") ? "" : handRaiserOf(brief),
    twoWays: { crosses, crm: crosses ? "Salesforce" : "HubSpot" },
    team: {
      small: has("small-team"),
      alone: worksAlone(brief),
      sizes: sizesOf(brief),
    },
    deal: {
      value: settings.deal_value !== undefined,
      cycle: settings.sales_cycle_weeks !== undefined,
    },
    noneLogged: noneLoggedShare(brief),
  };
}

/** The attainment, quarter by quarter: what the speed commitment asks for and how it rises. */
function pathOf({ sales }: Terms): string {
  const later = sales.attainmentLater ?? [];
  const names = ["second", "third", "fourth"];
  const steps = later.map((_, index) => {
    const isLast = index === later.length - 1;
    return `[[term.attainment_${index + 2}]] ${isLast ? "from" : "in"} the ${names[index]} ${isLast ? "quarter on" : "quarter"}`;
  });
  return steps.length === 0 ? "" : `rising to ${list(steps)}`;
}

/** Marks a figure that no history stands behind. */
const markOf = ({ status }: Terms, { from }: TermValue): string =>
  status === "proposed" && from === "source" ? ", proposed as a starting value" : "";

/** Sources without a bar of their own: named where they are few. */
function unbarredSources({ positions: { quality } }: Brief): string {
  if (!quality) return "";
  const barred = new Set(quality.bars.map(({ source }) => source));
  const others = (quality.fact.slices.source ?? [])
    .map(({ key }) => key)
    .filter((key) => !barred.has(key) && !saysNothing(key));
  return others.length > 0 && others.length < 6 ? list(others.map(escapeMarkdown)) : "";
}

const commitmentNames: Record<Replay["commitment"], string> = {
  volume: "Qualified-lead volume",
  acceptance: "Acceptance rate",
  completeness: "Complete at handoff",
  speed: "Speed to lead",
  window: "Taken up within the acceptance window",
  attempts: "Every attempt made",
  disposition: "Disposition in five working days",
};

const targets: Record<Replay["commitment"], string> = {
  volume: "[[term.volume]]",
  acceptance: "[[term.acceptance]]",
  completeness: "[[term.completeness]]",
  speed: "[[term.speed]] on [[term.attainment]]",
  window: "[[term.acceptance_window]]",
  attempts: "[[term.follow_up]] of those not accepted",
  disposition: "[[term.disposition]]",
};

const verdicts = { kept: "yes", missed: "no", "in part": "in part", unknown: "not known" };

function viewOfReplay(replay: Replay, { sheet, terms }: Brief) {
  const fact = sheet.get(replay.fact);
  const flag = missingSignal(fact.status === "missing" ? fact.check : `how often this would have been met`);
  const isWindow = replay.commitment === "window";
  const target = replay.commitment === "volume" && !terms.marketing.mqlVolume ? "" : targets[replay.commitment];
  return {
    name: commitmentNames[replay.commitment],
    target,
    isKnown: replay.shows !== undefined || replay.commitment !== "window",
    shows: replay.shows ?? flag,
    verdict: isWindow && replay.shows ? "the rest would have reverted" : verdicts[replay.kept],
  };
}

function viewOfReason({ code, name, test, recycles, recycleAfterDays, returnsWhen }: RejectionReason) {
  const back = recycleAfterDays === undefined ? (returnsWhen ?? "") : `after [[term.recycle_${recycleAfterDays}]]`;
  return {
    code: code ?? "",
    name: escapeMarkdown(name),
    test,
    recycles,
    next: recycles ? `Recycled, re-enters ${back}` : "Disqualified, does not come back",
  };
}

/** Whether one rep works all MQLs. */
export function worksAlone({ sheet, variants }: Brief): boolean {
  const fact = sheet.get("capacity");
  return variants.includes("small-team") && isTable(fact) && fact.rows.length === 1;
}

/** Reps whose work is on record in the window: who holds the commitments of sales by name. */
function repNames({ sheet }: Brief): string {
  const fact = sheet.get("capacity");
  const names = isTable(fact) ? fact.rows.flatMap(([name]) => (name && "text" in name ? [name.text] : [])) : [];
  return names.length === 0 || names.length > 12 ? "" : list(names.map(escapeMarkdown));
}

/** The source that is a hand raised, where its leads get on clearly better than the rest. */
function handRaiserOf({ sheet }: Brief): string {
  const fact = sheet.get("drivers");
  const row = isTable(fact)
    ? fact.rows.find(([, value, , , , , , , against]) => {
        const name = value && "text" in value ? value.text : "";
        return (
          /demo|contact|pricing|quote|trial/i.test(name) && against && "text" in against && against.text === "better"
        );
      })
    : undefined;
  const name = row?.[1];
  return name && "text" in name ? escapeMarkdown(name.text) : "";
}

/** Head counts that the settings give, in words. */
function sizesOf({ settings: { team_sizes: teams } }: Brief): string {
  const parts = [
    teams.marketing !== undefined && "[[setting.marketing_team]] in marketing",
    teams.sdr !== undefined && "[[setting.sdr_team]] SDRs",
    teams.ae !== undefined && "[[setting.ae_team]] AEs",
  ].filter((part) => part !== false);
  return parts.length === 0 ? "" : list(parts);
}

/** Whether many rejections carry no reason: the set is closed only once it is mandatory. */
function noneLoggedShare({ sheet }: Brief): boolean {
  const rate = sheet.get("reason_rate");
  return isScalar(rate) && rate.value < 0.9;
}

/** Labels that say where a lead came from, not who it is. */
const isOrigin = (label: string): boolean =>
  /source|campaign|page|form|channel|medium|content|keyword|origin/i.test(label);

const outcomeWord = (outcome: string): string => (/^[A-Z]{2}/.test(outcome) ? outcome : outcome.toLowerCase());
const plural = (noun: string): string =>
  /s$/.test(noun) ? noun : noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
const list = (items: readonly string[]): string => new Intl.ListFormat("en", { type: "conjunction" }).format(items);
