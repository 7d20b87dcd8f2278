import { literal } from "../rule.ts";
import type { Section } from "../tree.ts";
import { type NamedRow, tableWith } from "./rows.ts";

/** What a step of the sale is called, which a lifecycle must not copy. */
const dealStage =
  /\b(?:demos?|meetings?|appointments?|presentations?|discovery(?: call)?|(?:intro|sales) calls?|site visits?)\b.*\b(?:booked|scheduled|set|held|completed|done|given|requested)\b|\b(?:proposals?|quotes?|contracts?|offers?|paperwork|pricing|agreement)\b.*\b(?:sent|out|signed|requested|delivered|review(?:ed)?|issued|presented|shared)\b|\bnegotiat\w*|\bclosed[ -]?(?:won|lost)\b|\bverbal(?:ly)?\b|\bdecision[ -]maker bought\b|\bqualified to buy\b|\bprocurement\b|\blegal review\b|\bredlines?\b|\bbest case\b|^(?:demo|discovery|proposal|quote|contract|closing|evaluation)$/i;

/** True for a name such as Demo Booked or `Proposal_Sent`; what stands in parentheses after a stage's own name is not read. */
export const isDealStage = (name: string): boolean =>
  dealStage.test(
    name
      .replace(/`/g, "")
      .replace(/(?<=\w)\s*\(.*\)\s*$/, "")
      .replace(/(?<=[a-z])(?=[A-Z])|[_-]/g, " ")
      .trim(),
  );

/** The row of a stage in the definitions table of some sections: the one whose cell names it as a word. */
export function rowOfStage(
  sections: readonly Section[],
  stage: string,
  columns: { stage: string; column: string },
): NamedRow | undefined {
  const isNamed = new RegExp(`(?<!\\w)${literal(stage)}(?!\\w)`, "i");
  return tableWith(sections, [columns.stage, columns.column])?.rows.find(({ cells }) =>
    isNamed.test(cells[columns.stage]!),
  );
}
