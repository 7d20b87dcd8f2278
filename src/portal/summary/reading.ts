import type { Db } from "../portal.ts";
import { leadFields, leadLabels, never } from "./columns.ts";
import type { Labels } from "./labels.ts";

/** Which leads are read: those of a range of numbers, or those that stand in the table `asked`. */
export type Asked = { first: number; last: number } | "listed";

/** So many leads are read at a time. */
export const mostAsked = 2 ** 14;

/** Events of one kind in columns: those of a lead stand together, in the order of the leads. */
export interface Events {
  count: number;
  /** The position of its lead among those asked for. */
  position: Int32Array;
  /** Seconds since 1970, from 0 to before `never`. */
  at: Int32Array;
  /** What it is, and how well its moment is known: see `isDayOnly` and `kindOf`. */
  code: Int32Array;
}

export const isDayOnly = (code: number): boolean => (code & 1) === 1;
/** What an event is, beside its precision. */
export const kindOf = (code: number): number => code >> 1;

/** Kinds of events by their code. */
export const stageKinds = { MQL: 0, SAL: 1, SQL: 2, Opportunity: 3 } as const;
export const decisionKinds = { accepted: 0, rejected: 1 } as const;
export const engagementKinds = { other: 0, handRaise: 1 } as const;

/** The channel of an attempt that has no number yet, or came after the last that there is room for. */
export const unknownChannel = 63;

/** The leads asked for in columns, in the order of their positions. */
export interface LeadRows {
  count: number;
  position: Int32Array;
  created: Int32Array;
  /** The fields that hold something, those of `leadLabels` left out, shifted by one; the lowest bit is set for a creation that is known to the day. */
  mark: Int32Array;
  /** The labels of `leadLabels` in one text; undefined where they can't be told apart, because a label holds what stands between them. */
  labels: readonly string[] | undefined;
}

/** What is read of leads, for the entries of a summary. */
export interface Reading {
  leads(): LeadRows;
  stages(): Events;
  assignments(): Events;
  attempts(): Events;
  decisions(): Events;
  feedback(): Events;
  engagements(): Events;
  wins(): Events;
  /** Reasons of rejections. */
  reasons(): [position: number, at: number, isDayOnly: number, reason: string][];
  /** Mapped dimensions of leads. */
  dimensions(): [position: number, name: string, value: string][];
}

/** Between the labels of a lead in one text. */
export const between = "\u001f";
const betweenLeads = "\u001e";

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The code of an event by what stands in a column; `other` is the kind of what is none of the kinds. */
function codeOf(column: string, kinds: Readonly<Record<string, number>>, other = 0): string {
  const cases = Object.entries(kinds).map(([name, kind]) => `WHEN ${quoted(name)} THEN ${kind * 2}`);
  const kind = cases.length === 0 ? other * 2 : `CASE ${column} ${cases.join(" ")} ELSE ${other * 2} END`;
  return `${kind} + (precision = 'day')`;
}

/** A lead asks for sales of its own accord: by the kind of what it did, or by the name of the form. */
const engagementCode = `CASE kind
  WHEN 'form' THEN ${engagementKinds.handRaise * 2} * (detail IS NOT NULL AND (detail LIKE '%demo%' OR detail LIKE '%contact%'
    OR detail LIKE '%pricing%' OR detail LIKE '%quote%' OR detail LIKE '%trial%'))
  WHEN 'demo request' THEN ${engagementKinds.handRaise * 2}
  WHEN 'contact request' THEN ${engagementKinds.handRaise * 2}
  WHEN 'trial request' THEN ${engagementKinds.handRaise * 2}
  ELSE ${engagementKinds.other * 2} END`;

/** Fields of a lead that are no label, with their bits. */
const otherFields = leadFields.flatMap((field, bit) =>
  leadLabels.some((label) => label === field) ? [] : [{ field, bit }],
);

/**
 * Prepares the reading of leads' records. The channels of attempts are those that have a number in `labels`.
 *
 * A column comes out of SQLite as one text of all its values: a row of numbers costs a third of what it does row by row.
 */
export function prepareReading(db: Db, asked: Asked, labels: Labels): Reading {
  const isListed = asked === "listed";
  const from = (table: string, lead = "lead_id"): string =>
    isListed
      ? `asked CROSS JOIN ${table} ON ${table}.${lead} = asked.lead_id WHERE TRUE`
      : `${table} WHERE ${table}.${lead} >= ${asked.first} AND ${table}.${lead} < ${asked.last}`;
  const position = (lead = "lead_id"): string => (isListed ? "asked.position" : `${lead} - ${asked.first}`);
  const columns = (expressions: readonly string[], where: string): { count: number; numbers: Int32Array[] } => {
    const texts = expressions.map((expression) => `CAST(group_concat(${expression}) AS BLOB)`);
    const [count, ...found] = db.prepare(`SELECT COUNT(*), ${texts} FROM ${where}`).raw().get() as [
      number,
      ...(Buffer | null)[],
    ];
    return { count, numbers: found.map((text) => numbersIn(text ?? Buffer.alloc(0), count)) };
  };
  const events = (table: string, code = "precision = 'day'", filter = "TRUE", moment = "at"): Events => {
    const { count, numbers } = columns([position(), moment, code], `${from(table)} AND ${filter}`);
    return { count, position: numbers[0]!, at: numbers[1]!, code: numbers[2]! };
  };
  const rows = (sql: string): unknown[] => db.prepare(sql).raw().all();
  const channels = Object.fromEntries(
    labels
      .of("channel")
      .slice(1, unknownChannel)
      .map((channel, at) => [channel, at + 1]),
  );

  return {
    leads() {
      const mark = [
        ...otherFields.map(({ field, bit }) => `((leads.${field} IS NOT NULL) << ${bit + 1})`),
        "(leads.precision = 'day')",
      ].join(" | ");
      const { count, numbers } = columns([position("leads.id"), "leads.created_at", mark], from("leads", "id"));
      const text = db
        .prepare(
          `SELECT group_concat(${leadLabels.map((label) => `COALESCE(leads.${label}, '')`).join(` || '${between}' || `)}, '${betweenLeads}') FROM ${from("leads", "id")}`,
        )
        .pluck()
        .get() as string | null;
      const told = text === null ? [] : text.split(betweenLeads);
      return {
        count,
        position: numbers[0]!,
        created: numbers[1]!,
        mark: numbers[2]!,
        labels: told.length === count ? told : undefined,
      };
    },
    stages: () => events("lifecycle", codeOf("stage", stageKinds), `stage IN (${Object.keys(stageKinds).map(quoted)})`),
    assignments: () => events("assignments"),
    attempts: () => events("attempts", codeOf("channel", channels, unknownChannel)),
    decisions: () => events("dispositions", codeOf("decision", decisionKinds)),
    feedback: () => events("feedback"),
    engagements: () => events("engagements", engagementCode),
    wins: () => events("deals", "precision = 'day'", "outcome = 'won' AND closed_at IS NOT NULL", "closed_at"),
    reasons: () =>
      rows(
        `SELECT ${position()}, at, precision = 'day', reason FROM ${from("dispositions")} AND decision = 'rejected' AND reason IS NOT NULL`,
      ) as [number, number, number, string][],
    dimensions: () =>
      rows(`SELECT ${position("dimensions.id")}, name, value FROM ${from("dimensions", "id")} AND record = 'lead'`) as [
        number,
        string,
        string,
      ][],
  };
}

const [comma, zero] = [44, 48];

/** Reads whole numbers with a comma between; what is below 0, or `never` and above, is taken for the nearest. */
function numbersIn(text: Uint8Array, count: number): Int32Array {
  const numbers = new Int32Array(count);
  let [place, value] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const byte = text[at]!;
    if (byte >= zero) value = value * 10 + (byte - zero);
    else if (byte === comma) {
      numbers[place++] = value < never ? value : never - 1;
      value = 0;
    }
    // After a minus or a point nothing more counts.
    else while (at + 1 < text.length && text[at + 1] !== comma) at++;
  }
  if (count > 0) numbers[place] = Math.min(value, never - 1);
  return numbers;
}

/** The labels of `leadLabels` of one lead. */
export const labelsOf = (db: Db, lead: number): string[] =>
  db
    .prepare(`SELECT ${leadLabels.map((label) => `COALESCE(${label}, '')`)} FROM leads WHERE id = ?`)
    .raw()
    .get(lead) as string[];
