import type { Brief } from "../briefs/brief.ts";
import type { CheckResult } from "../documents/check.ts";
import { parseDocument } from "../documents/tree.ts";
import { errorsIn, type Finding } from "../finding.ts";
import { noUsage, type Usage, type Writer } from "../writers/writer.ts";

/** Rounds of repair by a model before a document is delivered as degraded. */
export const repairRounds = 2;

/** Tokens that the repair of one document may take, what is sent with what comes back; a call is begun only under it. */
const mostTokens = 200_000;

/** A draft after a round of repair. */
export interface Repaired {
  markdown: string;
  /** False where nothing that came back was kept. */
  isChanged: boolean;
  usage: Usage;
}

/**
 * Has a writer mend a draft, part by part: what the findings say of each section goes out by itself, and what comes back is kept
 * where it leaves no more errors than there were, else thrown away. `held` checks a draft; `spent` is what earlier rounds took.
 */
export async function repairRound(
  writer: Required<Pick<Writer, "repair">>,
  brief: Brief,
  draft: string,
  held: (draft: string) => Promise<CheckResult>,
  spent: number,
  signal?: AbortSignal,
): Promise<Repaired> {
  let markdown = draft;
  let errors = errorsIn((await held(draft)).findings);
  let usage = noUsage;
  for (const part of await partsOf(markdown, errors)) {
    if (spent + usage.inputTokens + usage.outputTokens >= mostTokens) break;
    // What an earlier part has mended on the way is asked for no more.
    const left = part.errors.filter((error) => errors.some((other) => isSame(error, other)));
    if (left.length === 0) continue;
    const mended = await writer.repair(brief, markdown, { ...part, errors: left }, signal);
    usage = added(usage, mended.usage);
    const after = errorsIn((await held(mended.markdown)).findings);
    if (after.length > errors.length || mended.markdown === markdown) continue;
    markdown = mended.markdown;
    errors = after;
  }
  return { markdown, isChanged: markdown !== draft, usage };
}

/** A part of a draft to be written again, and why; no heading stands for what is around the sections. */
export interface RepairPart {
  heading?: string;
  errors: Finding[];
}

/** What has to do with the sections themselves or stands above them comes first: it may put a section where there was none. */
async function partsOf(markdown: string, errors: readonly Finding[]): Promise<RepairPart[]> {
  const { sections } = await parseDocument(markdown);
  const there = new Set(sections.map(({ heading }) => heading));
  const isOfSection = ({ rule, section }: Finding): boolean =>
    section !== undefined && there.has(section) && rule !== "sections/required";
  const around = errors.filter((error) => !isOfSection(error));
  const headings = [...new Set(errors.filter(isOfSection).map(({ section }) => section!))];
  return [
    ...(around.length > 0 ? [{ errors: around }] : []),
    ...headings.map((heading) => ({
      heading,
      errors: errors.filter((error) => isOfSection(error) && error.section === heading),
    })),
  ];
}

/** Lines move while a draft is mended; what is said does not. */
const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule && one.message === other.message && one.section === other.section;

const added = (one: Usage, other: Usage): Usage => ({
  requests: one.requests + other.requests,
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
});
