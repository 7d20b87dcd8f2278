import type { Section } from "../tree.ts";
import { clausesOf } from "./clauses.ts";
import { fit, signals } from "./qualification.ts";
import { tablesOf } from "./rows.ts";

export type Dimension = "fit" | "engagement";

/** An attribute or an action that a scoring model gives points for, or takes them for. */
export interface Scored {
  name: string;
  /** The most it can give; below zero where it takes. */
  points: number;
  /** By the titles it stands under, else by what it is; absent where neither tells. */
  dimension?: Dimension;
  line: number;
}

const pointsColumn = /^(?:points?|pts|scores?)\b/i;
const number = /[+\u2212\u2013-]?\s?\d+(?:\.\d+)?/g;
const item =
  /(?<![\w.])(?:([+\u2212\u2013-]\s?\d+)(?![\d%]|\s?(?:days?|weeks?|months?|hours?))|(\d+)\s?(?:points?|pts)\b)/i;
const takes = /\b(?:deduct\w*|subtract\w*|minus|takes? off|los\w+|penal\w+|negative)\b/i;
const titled: [pattern: RegExp, dimension: Dimension][] = [
  [/\b(?:fit|explicit|firmographic\w*|demographic\w*|who they are)\b/i, "fit"],
  [/\b(?:engagement|implicit|behaviou?r\w*|intent|activity|what they do)\b/i, "engagement"],
];
/** Rows that sum up, and rows of a decay schedule, score nothing of their own. */
const summary = /^\W*(?:max(?:imum)?|total|sum|cap|threshold|mql)\b/i;

/** What sections score, from their tables and lists. */
export function scoredIn(sections: readonly Section[]): Scored[] {
  return sections.flatMap((section) => {
    const titles = new Map(clausesOf(section).map(({ line, titles }) => [line, [section.heading, ...titles]]));
    const rows = tablesOf(section).flatMap(({ columns, rows: body }): Scored[] => {
      const column = columns.findIndex((name) => pointsColumn.test(name));
      if (column < 0) return [];
      let above = "";
      return body.flatMap(({ cells, line }) => {
        const values = columns.map((name) => cells[name] ?? "");
        above = values[0] || above;
        const name = [above, ...values.slice(1, column)].filter((text) => text !== "").join(", ");
        const under = (titles.get(line) ?? [section.heading]).slice(0, -1);
        return scored(name, values[column]!, line, [...under, columns[0]!, ...named(columns, values)]);
      });
    });
    const items = clausesOf(section)
      .filter(({ kind }) => kind === "item")
      .flatMap(({ text, line, titles: own }): Scored[] => {
        const found = item.exec(text);
        if (!found) return [];
        const value = found[1] ?? `${takes.test(text) ? "-" : ""}${found[2]}`;
        return scored(text.slice(0, found.index) || text, value, line, [section.heading, ...own.slice(0, -1)]);
      });
    return [...rows, ...items];
  });
}

/** A cell that says which dimension its row is of. */
const named = (columns: readonly string[], values: readonly string[]): string[] =>
  columns.flatMap((name, index) => (/^(?:dimension|type|kind|model|category)\b/i.test(name) ? [values[index]!] : []));

function scored(name: string, value: string, line: number, titles: readonly string[]): Scored[] {
  if (summary.test(name)) return [];
  const values = [...value.matchAll(number)].map(([found]) =>
    Number(found.replace(/\s/g, "").replace(/[\u2212\u2013]/, "-")),
  );
  const [first] = values;
  if (first === undefined) return [];
  const points =
    first < 0 || titles.some((title) => /\bnegative\b/i.test(title))
      ? -Math.abs(first)
      : Math.max(...values.map(Math.abs));
  return [{ name, points, line, dimension: dimensionOf(name, titles) }];
}

function dimensionOf(name: string, titles: readonly string[]): Dimension | undefined {
  for (const title of titles.toReversed()) {
    const [only, second] = titled.filter(([pattern]) => pattern.test(title));
    if (only && !second) return only[1];
  }
  if (signals.engagement.pattern.test(name)) return "engagement";
  return fit.test(name) ? "fit" : undefined;
}
