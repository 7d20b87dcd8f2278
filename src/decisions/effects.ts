import { sliceRef } from "../documents/quantity.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { isScalar } from "../facts/types.ts";
import type { StatedChange } from "../sla/read-document.ts";
import { numberIn, tableOf, textIn } from "./positions/cells.ts";
import { onHistory } from "./positions/replays.ts";

/** What a changed term does on the records of the window, with figures as references; undefined where they don't tell. */
export function effectOf({ term, before, after }: StatedChange, sheet: FactSheet): string | undefined {
  const known = (id: string): boolean => isScalar(sheet.get(id));
  const level = (id: string): { now: number } | undefined => {
    const fact = sheet.get(id);
    return isScalar(fact) ? { now: fact.value } : undefined;
  };
  const verdict = (id: string, says: string): string | undefined => {
    const found = level(id);
    if (!found) return undefined;
    const keeps = (target: number | undefined) => target !== undefined && found.now >= target;
    const turns =
      keeps(before) === keeps(after)
        ? keeps(after)
          ? "kept before and after"
          : "missed before and after"
        : keeps(after)
          ? "missed before, kept now"
          : "kept before, missed now";
    return `${says} [[${id}]] on history: ${turns}`;
  };
  const replay = (id: string, says: string): string | undefined => {
    const [was, is] = [before, after].map((minutes) =>
      minutes === undefined ? undefined : onHistory(sheet, id, minutes)?.shows,
    );
    if (is === undefined) return undefined;
    return was === undefined ? `${says} ${is} on history` : `${says} ${was} on history before, ${is} now`;
  };
  const [name, rest = ""] = term.split(/\.(.*)/s);
  if (name === "speed") return replay("response_sla", "met on");
  if (name === "acceptance_window") return replay("taken_up", "taken up in time on");
  if (name?.startsWith("attainment"))
    return known("response_sla") ? "today's attainment within four working hours is [[response_sla]]" : undefined;
  if (name === "volume") return verdict("mql_monthly", "a month brings");
  if (name === "acceptance") return verdict("acceptance_rate", "sales accepts");
  if (name === "completeness") return verdict("field_completeness", "complete are");
  if (name === "disposition") return verdict("disposition_rate", "decided in five working days are");
  if (name === "attempts" || name === "attempt_days")
    return known("contact_attempts") ? "a touched MQL gets a median of [[contact_attempts]] attempts today" : undefined;
  if (name === "bar") return barEffect(rest, after, sheet);
  if (name === "reason") return reasonEffect(rest, sheet);
  return undefined;
}

function barEffect(source: string, bar: number | undefined, sheet: FactSheet): string | undefined {
  const fact = sheet.get("acceptance_rate");
  const slice = isScalar(fact) ? fact.slices.source?.find(({ key }) => key === source) : undefined;
  if (!slice) return undefined;
  const ref = `[[${sliceRef("acceptance_rate", "source", source)}]]`;
  return `sales accepts ${ref} of this source on history: ${bar !== undefined && slice.value >= bar ? "kept" : "missed"}`;
}

function reasonEffect(name: string, sheet: FactSheet): string | undefined {
  const table = tableOf(sheet, "rejections_by_reason");
  if (!table) return undefined;
  const row = table.rows.find((cells) => textIn(cells[0]) === name);
  const count = numberIn(row?.[1]);
  return count === undefined ? "no rejection on record carries it" : `${count} rejections on record carry it`;
}
