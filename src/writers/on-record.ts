import type { Program } from "../decisions/story/events.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { leadsToCompare } from "../facts/thresholds.ts";
import { isScalar, isTable } from "../facts/types.ts";

/** Sources of a portal that a kind of program may stand behind. */
const sourcesOf: [RegExp, RegExp][] = [
  [/webinar/, /webinar/i],
  [/trade ?show|conference|event|road ?show|summit|booth|fair|expo|meetup/, /event|trade ?show|conference|summit/i],
  [/e-?book|white ?paper|checklist|content syndication|podcast/, /content|download|e-?book|white ?paper|syndication/i],
  [/newsletter/, /newsletter/i],
];

/** What the portal has of a program's kind, where it holds enough of that source to tell. */
export function recordOf({ kind }: Program, sheet: FactSheet) {
  const source = sourcesOf.find(([pattern]) => pattern.test(kind))?.[1];
  const accepted = sheet.get("acceptance_rate");
  const won = sheet.get("won_share");
  const fact = isScalar(accepted) ? accepted : isScalar(won) ? won : undefined;
  const slice = fact?.slices.source?.find(({ key, sample }) => source?.test(key) && sample >= leadsToCompare);
  if (!fact || !slice) return undefined;
  return {
    name: escapeMarkdown(slice.key),
    rate: `[[${sliceRef(fact.id, "source", slice.key)}]]`,
    measure: fact.id === "acceptance_rate" ? "accepted" : "won",
    isWeak: slice.value < fact.value,
  };
}

/** The latest deal on record that marketing sourced. */
export function lastWin(sheet: FactSheet) {
  const fact = sheet.get("recent_wins");
  const [row] = isTable(fact) ? fact.rows : [];
  const [deal, source, owner] = row ?? [];
  if (!deal || !source || !("text" in deal) || !("text" in source)) return undefined;
  return {
    deal: escapeMarkdown(deal.text),
    source: escapeMarkdown(source.text),
    rep: owner && "text" in owner ? escapeMarkdown(owner.text) : "",
  };
}

/** Whether leads that are called in time are accepted clearly more often. */
export function speedMatters(sheet: FactSheet): boolean {
  const [inTime, late] = [sheet.get("acceptance_in_time"), sheet.get("acceptance_late")];
  return isScalar(inTime) && isScalar(late) && (inTime.low ?? 0) > (late.high ?? 1);
}
