import type { Brief } from "../briefs/brief.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { missingSignal } from "../documents/resolve.ts";

/** What the asset of a comparison sees: the earlier agreement held against the records then and now. */
export function viewOfComparison({ comparison, compared, sheet }: Brief) {
  if (!comparison || !compared) return undefined;
  const { commitments, speed, reasons, definitions, changes } = comparison;
  const names = (met: string): string[] =>
    commitments.filter((commitment) => commitment.met === met).map(({ name }) => name.toLowerCase());
  const [kept, missed] = [names("met"), names("missed")];
  const unknown = commitments.map(({ fact }) => sheet.get(fact)).filter((fact) => fact.status === "missing");
  const clear = commitments.filter(({ moved }) => moved === "better" || moved === "worse");
  const cell = (reference: string | undefined): string => reference ?? "not on record";
  const { was, now, before } = compared;
  return {
    was: { window: before.window.label, adopted: was.adopted?.on ?? "" },
    now: { adopted: now?.adopted?.on ?? "" },
    kept: kept.length === 0 ? "none is" : `${list.format(kept)} ${kept.length === 1 ? "is" : "are"}`,
    keptNames: kept.length === 0 ? "" : list.format(kept),
    missed: missed.length === 0 ? "" : `${list.format(missed)} ${missed.length === 1 ? "is" : "are"}`,
    clear: clear.map(({ name, moved }) => `${name.toLowerCase()} is ${moved} than then`).join(", "),
    commitments: commitments.map((commitment) => ({
      ...commitment,
      owner: escapeMarkdown(commitment.owner),
      before: cell(commitment.before),
      after: cell(commitment.after),
    })),
    flags: unknown.map((fact) => missingSignal(fact.check)),
    speed: speed.map(({ name, before: earlier, after }) => ({ name, before: cell(earlier), after: cell(after) })),
    reasons: reasons.map((reason) => ({ ...reason, name: escapeMarkdown(reason.name) })),
    definitions: definitions.map((definition) => ({
      ...definition,
      signal: definition.signal,
      wording: definition.wording,
    })),
    changes: changes.map(({ title, from, to, wording, why }) => ({
      title: escapeMarkdown(title),
      from: escapeMarkdown(from),
      to: escapeMarkdown(to),
      wording: wording ?? "as in the table of the agreement",
      why,
    })),
  };
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
