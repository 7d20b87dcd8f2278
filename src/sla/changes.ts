import { printValue } from "../documents/quantity.ts";
import type { Terms, TermValue } from "../terms.ts";

/** A term that stands otherwise in one SLA than in another. */
export interface TermChange {
  /** What it is called in a draft, such as `acceptance_window`. */
  term: string;
  title: string;
  from: string;
  to: string;
}

/** Every term that one figure says, with what it is called. */
export const termValues = ({
  marketing,
  sales,
  ...rest
}: Terms): [term: string, title: string, value?: TermValue][] => [
  ["volume", "Qualified-lead volume", marketing.mqlVolume],
  ["acceptance", "Acceptance rate", marketing.acceptance],
  ["completeness", "Complete at handoff", marketing.completeness],
  ["speed", "Speed to lead", sales.speed],
  ["attainment", "Attainment of the speed target", sales.attainment],
  ["acceptance_window", "Acceptance window", sales.acceptanceWindow],
  ["attempts", "Contact attempts", sales.attempts],
  ["attempt_days", "Working days for the attempts", sales.attemptDays],
  ["follow_up", "Share that gets every attempt", sales.followUp],
  ["disposition", "Dispositions", sales.disposition],
  ["recalibrate", "Months under the bar that recalibrate", rest.recalibrateAfterMonths],
  ["cohort_floor", "Floor of the latest cohorts", rest.cohortFloor],
];

const none = "not agreed";

/** The terms that differ, those of figures first, then lists, bars, reasons and owners. */
export function diffTerms(was: Terms, now: Terms, currency = "USD"): TermChange[] {
  const print = (value: TermValue | undefined): string =>
    value ? printValue(value.value, value.unit, currency) : none;
  const changed = (term: string, title: string, from: string, to: string): TermChange[] =>
    from === to ? [] : [{ term, title, from, to }];
  const after = termValues(now);
  const figures = termValues(was).flatMap(([term, title, value], index) =>
    changed(term, title, print(value), print(after[index]![2])),
  );
  const share = (value: number | undefined): string =>
    value === undefined ? "the bar of all" : printValue(value, "share", currency);
  const sources = [
    ...new Set([...(was.marketing.bars ?? []), ...(now.marketing.bars ?? [])].map(({ source }) => source)),
  ];
  const barOf = ({ marketing }: Terms, source: string) => marketing.bars?.find((bar) => bar.source === source)?.target;
  const reasons = [...new Set([...was.reasons, ...now.reasons].map(({ name }) => name))];
  return [
    ...figures,
    ...changed(
      "required_fields",
      "Required fields",
      list(was.marketing.requiredFields),
      list(now.marketing.requiredFields),
    ),
    ...changed(
      "channels",
      "Channels of the attempts",
      list(was.sales.contactChannels),
      list(now.sales.contactChannels),
    ),
    ...changed("alert_channel", "Channel of the alert", was.alertChannel, now.alertChannel),
    ...sources.flatMap((source) =>
      changed(`bar.${source}`, `Bar for ${source}`, share(barOf(was, source)), share(barOf(now, source))),
    ),
    ...reasons.flatMap((name) => changed(`reason.${name}`, `Reason "${name}"`, wayOf(was, name), wayOf(now, name))),
    ...(Object.keys(was.owners) as (keyof Terms["owners"])[]).flatMap((role) =>
      changed(`owner.${role}`, `Owner: ${roles[role]}`, was.owners[role], now.owners[role]),
    ),
  ];
}

const roles = { marketing: "marketing", sales: "sales", revops: "RevOps", demandGen: "demand gen", rep: "the rep" };

function wayOf({ reasons }: Terms, name: string): string {
  const reason = reasons.find((candidate) => candidate.name === name);
  if (!reason) return "not in the set";
  if (!reason.recycles) return "disqualified";
  return reason.recycleAfterDays === undefined
    ? `recycled ${reason.returnsWhen ?? ""}`.trim()
    : `recycled after ${printValue(reason.recycleAfterDays, "days", "USD")}`;
}

const list = (items: readonly string[]): string => new Intl.ListFormat("en", { type: "conjunction" }).format(items);
