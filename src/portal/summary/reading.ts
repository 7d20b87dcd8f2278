import { isHandRaise } from "../migrations/7-hand-raises.ts";
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
  /** Seconds since 1970, from 0 to before `never`. */
  at: Int32Array;
  /** Whose it is, what it is, and how well its moment is known: see `positionOf`, `kindOf` and `isDayOnly`. */
  code: Int32Array;
}

/** Codes of events of the same lead are from a multiple of this to before the next. */
const codes = 2 ** 7;

/** The position of an event's lead among those asked for. */
export const positionOf = (code: number): number => code >> 7;
/** What an event is. */
export const kindOf = (code: number): number => (code >> 1) & 63;
/** Whether the moment of an event is known to the day only. */
export const isDayOnly = (code: number): boolean => (code & 1) === 1;

/** Marks of the same lead are from a multiple of this to before the next. */
const marks = 2 ** 16;

/** Kinds of events by their code. */
export const stageKinds = { MQL: 0, SAL: 1, SQL: 2, Opportunity: 3 } as const;
export const decisionKinds = { accepted: 0, rejected: 1 } as const;

/** The channel of an attempt that has no number yet, or came after the last that there is room for. */
export const unknownChannel = 63;

/** The leads asked for in columns, in the order of their positions. */
export interface LeadRows {
  count: number;
  created: Int32Array;
  /** Which lead it is, and which of its fields hold something: see `positionOfLead`, `filledOf` and `isCreatedByDay`. */
  mark: Int32Array;
  /** The labels of `leadLabels`, `between` each other, those of a lead `betweenLeads`. */
  labels: Uint8Array;
}

export const positionOfLead = (mark: number): number => mark >> 16;
/** The fields of a lead that hold something, by the bits of `leadFields`; those of `leadLabels` are left out. */
export const filledOf = (mark: number): number => (mark >> 1) & 0x7fff;
/** Whether the creation of a lead is known to the day only. */
export const isCreatedByDay = (mark: number): boolean => (mark & 1) === 1;

/** What is read of leads, for the entries of a summary. */
export interface Reading {
  leads(): LeadRows;
  stages(): Events;
  assignments(): Events;
  attempts(): Events;
  /** With the reasons of the rejections among them in their order, where not empty. */
  decisions(): Events & { reasons: readonly string[] };
  feedback(): Events;
  engagements(): Events;
  /** Those engagements by which a lead asks for sales of its own accord. */
  handRaises(): Events;
  wins(): Events;
  /** Mapped dimensions of leads. */
  dimensions(): [position: number, name: string, value: string][];
}

/** Between the labels of a lead in one text, and between those of two leads. */
export const between = "\u001f";
export const betweenLeads = "\u001e";

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Twice the kind of an event by what stands in a column; `other` is the kind of what is none of the kinds. */
function kindIn(column: string, kinds: Readonly<Record<string, number>>, other = 0): string {
  const cases = Object.entries(kinds).map(([name, kind]) => `WHEN ${quoted(name)} THEN ${kind * 2}`);
  return cases.length === 0 ? `${other * 2}` : `CASE ${column} ${cases.join(" ")} ELSE ${other * 2} END`;
}

const isByDay = "(precision = 'day')";

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
  const from = (table: string, lead = "lead_id", index = ""): string =>
    isListed
      ? `asked CROSS JOIN ${table} ${index} ON ${table}.${lead} = asked.lead_id WHERE TRUE`
      : `${table} ${index} WHERE ${table}.${lead} >= ${asked.first} AND ${table}.${lead} < ${asked.last}`;
  const position = (lead = "lead_id"): string => (isListed ? "asked.position" : `(${lead} - ${asked.first})`);
  /** Columns, each as a text of all its values; an expression may say what stands between them. */
  const texts = (where: string, expressions: readonly string[]): Uint8Array[] => {
    const columns = expressions.map((expression) => `CAST(group_concat(${expression}) AS BLOB)`);
    const found = db.prepare(`SELECT ${columns} FROM ${where}`).raw().get() as (Buffer | null)[];
    return found.map((text) => text ?? new Uint8Array(0));
  };
  const eventCode = (code: string): string => `${position()} * ${codes} + ${code}`;
  const events = (table: string, code = isByDay, filter = "TRUE", moment = "at", index = ""): Events => {
    const where = `${from(table, "lead_id", index)} AND (${filter})`;
    const [at, what] = texts(where, [moment, eventCode(code)]);
    return eventsIn(at!, what!);
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
        ...otherFields.map(({ field, bit }) => `iif(leads.${field} IS NULL, 0, ${2 << bit})`),
        "(leads.precision = 'day')",
      ].join(" + ");
      // What is not there is empty in `concat`.
      const labels = `concat(${leadLabels.map((label) => `leads.${label}`).join(`, '${between}', `)})`;
      const [created, marked, labelled] = texts(from("leads", "id"), [
        "leads.created_at",
        `${position("leads.id")} * ${marks} + (${mark})`,
        `${labels}, '${betweenLeads}'`,
      ]);
      const numbers = numbersIn(created!);
      return { count: numbers.length, created: numbers, mark: numbersIn(marked!), labels: labelled! };
    },
    stages: () =>
      events(
        "lifecycle",
        `${kindIn("stage", stageKinds)} + ${isByDay}`,
        `stage IN (${Object.keys(stageKinds).map(quoted)})`,
      ),
    assignments: () => events("assignments"),
    attempts: () => events("attempts", `${kindIn("channel", channels, unknownChannel)} + ${isByDay}`),
    decisions() {
      const reason = `CASE decision WHEN 'rejected' THEN COALESCE(reason, '') END`;
      const where = from("dispositions");
      const [at, what, told] = texts(where, [
        "at",
        eventCode(`${kindIn("decision", decisionKinds)} + ${isByDay}`),
        `${reason}, '${betweenLeads}'`,
      ]);
      const decisions = eventsIn(at!, what!);
      const rejected = decisions.code.filter((code) => kindOf(code) === decisionKinds.rejected).length;
      const reasons = Buffer.from(told!).toString().split(betweenLeads);
      // A reason may hold what stands between reasons.
      const isTold = reasons.length === Math.max(1, rejected);
      return {
        ...decisions,
        reasons: isTold
          ? reasons
          : (db.prepare(`SELECT ${reason} FROM ${where} AND decision = 'rejected'`).pluck().all() as string[]),
      };
    },
    feedback: () => events("feedback"),
    // How well the moments of engagements are known plays no part.
    engagements: () => events("engagements", "0"),
    handRaises: () => events("engagements", "0", isHandRaise, "at", "INDEXED BY hand_raises"),
    wins: () => events("deals", isByDay, "outcome = 'won' AND closed_at IS NOT NULL", "closed_at"),
    dimensions: () =>
      rows(`SELECT ${position("dimensions.id")}, name, value FROM ${from("dimensions", "id")} AND record = 'lead'`) as [
        number,
        string,
        string,
      ][],
  };
}

function eventsIn(at: Uint8Array, code: Uint8Array): Events {
  const moments = numbersIn(at);
  return { count: moments.length, at: moments, code: numbersIn(code) };
}

const [comma, zero, one] = [44, 48, 49];

/** Reads whole numbers with a comma between; what is below 0, or `never` and above, is taken for the nearest. */
function numbersIn(text: Uint8Array): Int32Array {
  const numbers = new Int32Array((text.length >> 1) + 1);
  const { length } = text;
  let count = 0;
  for (let at = 0; at < length; ) {
    // Most moments have ten digits, of which the first is a 1.
    if (text[at] === one && (at + 10 === length || text[at + 10] === comma)) {
      const rest = nineDigits(text, at + 1);
      if (rest >= 0) {
        numbers[count++] = 1_000_000_000 + rest;
        at += 11;
        continue;
      }
    }
    let value = 0;
    const start = at;
    let byte = text[at++]!;
    // Up to nine digits fit 32 bits; of more, only that they are many is of interest.
    for (; byte >= zero && at <= start + 9; byte = text[at++]!) value = Math.imul(value, 10) + (byte - zero);
    for (; byte >= zero && value < never; byte = text[at++]!) value = value * 10 + (byte - zero);
    // After a minus or a point nothing more counts.
    while (at <= length && byte !== comma) byte = text[at++]!;
    numbers[count++] = Math.min(value, never - 1);
  }
  return numbers.subarray(0, count);
}

/** The number that nine digits make; below 0 where something else stands among them, a comma or a minus. */
function nineDigits(text: Uint8Array, at: number): number {
  const [a, b, c] = [text[at]! - zero, text[at + 1]! - zero, text[at + 2]! - zero];
  const [d, e, f] = [text[at + 3]! - zero, text[at + 4]! - zero, text[at + 5]! - zero];
  const [g, h, i] = [text[at + 6]! - zero, text[at + 7]! - zero, text[at + 8]! - zero];
  if ((a | b | c | d | e | f | g | h | i) < 0) return -1;
  return (a * 100 + b * 10 + c) * 1_000_000 + (d * 100 + e * 10 + f) * 1000 + (g * 100 + h * 10 + i);
}

/** The labels of `leadLabels` of one lead. */
export const labelsOf = (db: Db, lead: number): string[] =>
  db
    .prepare(`SELECT ${leadLabels.map((label) => `COALESCE(${label}, '')`)} FROM leads WHERE id = ?`)
    .raw()
    .get(lead) as string[];
