import type { Section } from "../tree.ts";
import { type Topic, topicsIn } from "./commitments.ts";
import { tableWith } from "./rows.ts";
import { asWords } from "./shown.ts";

/** One row of the dashboard's table. */
export interface Metric {
  name: string;
  definition: string;
  report: string;
  target: string;
  /** Name and definition. */
  text: string;
  isFunnel: boolean;
  isRejections: boolean;
  isMedian: boolean;
  /** Which commitments it measures; a funnel measures the acceptance that it passes through. */
  topics: Topic[];
  line: number;
}

export interface MetricColumns {
  metric: string;
  definition: string;
  report: string;
  target: string;
}

/** The rows of the dashboard's table among sections; undefined where none has its columns. */
export function metricsIn(
  sections: readonly Section[],
  columns: MetricColumns,
): { metrics: Metric[]; ragged: string[]; line: number } | undefined {
  const table = tableWith(sections, Object.values(columns));
  if (!table) return undefined;
  const metrics = table.rows.map(({ cells, line }): Metric => {
    const [name, definition] = [cells[columns.metric]!, cells[columns.definition]!];
    const text = asWords(`${name}, ${definition}`);
    const isFunnel = /\bfunnel\b|\bconversions?\b/i.test(text) || stagesIn(text).length > 2;
    const isRejections = /\breject\w*|\bdisqualif\w*/i.test(name) && /\breasons?\b|\bcodes?\b|\bwhy\b/i.test(text);
    return {
      name,
      definition,
      report: cells[columns.report]!,
      target: cells[columns.target]!,
      text,
      isFunnel,
      isRejections,
      isMedian: /\bmedian\b|\bp50\b|\bp90\b|\b50th\b|\baverage\b/i.test(text),
      topics: topicsIn(text).filter(
        (topic) =>
          !(isFunnel && topic === "channels") &&
          !(isRejections && topic === "disposition" && !/\bdisposition|\boutcome|\bdecided\b/i.test(text)),
      ),
      line,
    };
  });
  return { metrics, ragged: table.ragged, line: table.line };
}

const stages: [name: string, pattern: RegExp][] = [
  ["MQL", /\b(?:mqls?|mqas?|pqls?|marketing[- ]qualified)\b/i],
  ["SAL", /\bsals?\b|\baccept\w*/i],
  ["SQL", /\bsqls?\b|\bsales[- ]qualified\b/i],
  ["opportunity", /\bopp(?:s|ty|ortunit(?:y|ies))?\b|\bdeals?\b|\bpipeline\b/i],
  ["won", /\bwon\b|\bwins?\b|\bcustomers?\b|\bclosed[- ]won\b|\brevenue\b/i],
];

/** The stages of the funnel that a text names. */
export const stagesIn = (text: string): string[] =>
  stages.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);

/** Every stage of the funnel, in order. */
export const funnelStages = stages.map(([name]) => name);
