import type { Db } from "../portal.ts";
import { leadFields, leadLabels } from "./columns.ts";
import type { Labels } from "./labels.ts";

/** Which leads are read: those of a range of numbers, or those that stand in the table `asked`. */
export type Asked = { first: number; last: number } | "listed";

/**
 * Events of one kind, each one number: its lead's position among those asked for, its moment, and seven bits of what it
 * is, the lowest set where the moment is known to the day only. One number a row is read three times as fast as columns.
 */
export type Packed = readonly number[];

const codes = 128;
const moments = 2 ** 32;

/** So many leads are read at a time: as many as a position in a packed number has room for. */
export const mostAsked = 2 ** 14;

export const positionOf = (packed: number): number => Math.floor(packed / (codes * moments));
export const momentOf = (packed: number): number => Math.floor(packed / codes) % moments;
export const codeOf = (packed: number): number => packed % codes;
export const isDayOnly = (code: number): boolean => (code & 1) === 1;
/** What an event is, beside its precision. */
export const kindOf = (code: number): number => code >> 1;

/** Kinds of events by their code. */
export const stageKinds = { MQL: 0, SAL: 1, SQL: 2, Opportunity: 3 } as const;
export const decisionKinds = { accepted: 0, rejected: 1 } as const;
export const engagementKinds = { other: 0, handRaise: 1 } as const;

/** The channel of an attempt that has no number yet, or came after the last that there is room for. */
export const unknownChannel = 63;

/** What the leads asked for are: one entry a lead in each list, in the order of their positions. */
export interface LeadRows {
  /**
   * Position, shifted by `markBits`; the fields that hold something, shifted by one; and the lowest bit set for a creation
   * that is known to the day.
   */
  marks: readonly number[];
  created: readonly number[];
  /** The labels of `leadLabels` in one text. */
  labels: readonly string[];
}

/** What is read of leads, for the entries of a summary. */
export interface Reading {
  leads(): LeadRows;
  stages(): Packed;
  assignments(): Packed;
  attempts(): Packed;
  decisions(): Packed;
  feedback(): Packed;
  engagements(): Packed;
  wins(): Packed;
  /** Reasons of rejections. */
  reasons(): [packed: number, reason: string][];
  /** Mapped dimensions of leads. */
  dimensions(): [position: number, name: string, value: string][];
}

/** Bits of a mark below the position. */
export const markBits = 16;

/** Between the labels of a lead in one text. */
export const between = "\u001f";

const listed = (kinds: Readonly<Record<string, number>>, column: string): string =>
  `CASE ${column} ${Object.entries(kinds)
    .map(([name, kind]) => `WHEN ${quoted(name)} THEN ${kind * 2}`)
    .join(" ")} END`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A lead asks for sales of its own accord: by the kind of what it did, or by the name of the form. */
const engagementKind = `CASE kind
  WHEN 'form' THEN ${engagementKinds.handRaise * 2} * (detail IS NOT NULL AND (detail LIKE '%demo%' OR detail LIKE '%contact%'
    OR detail LIKE '%pricing%' OR detail LIKE '%quote%' OR detail LIKE '%trial%'))
  WHEN 'demo request' THEN ${engagementKinds.handRaise * 2}
  WHEN 'contact request' THEN ${engagementKinds.handRaise * 2}
  WHEN 'trial request' THEN ${engagementKinds.handRaise * 2}
  ELSE ${engagementKinds.other * 2} END`;

/** Prepares the reading of leads' records. The channels of attempts are those that have a number in `labels`. */
export function prepareReading(db: Db, asked: Asked, labels: Labels): Reading {
  const isListed = asked === "listed";
  const from = (table: string, lead = "lead_id"): string =>
    isListed
      ? `asked CROSS JOIN ${table} ON ${table}.${lead} = asked.lead_id WHERE TRUE`
      : `${table} WHERE ${table}.${lead} >= ${asked.first} AND ${table}.${lead} < ${asked.last}`;
  const position = (lead = "lead_id"): string => (isListed ? "asked.position" : `${lead} - ${asked.first}`);
  const packed = (at: string, code: string): string =>
    `((${position()}) << 39) | (MIN(MAX(${at}, 0), ${moments - 1}) << 7) | (precision = 'day') | (${code})`;
  const pluck = <Value>(sql: string): Value[] => db.prepare(sql).pluck().all() as Value[];
  const events = (table: string, code = "0", filter = "TRUE", at = "at"): Packed =>
    pluck(`SELECT ${packed(at, code)} FROM ${from(table)} AND ${filter}`);
  const inOrder = isListed ? "ORDER BY asked.position" : "ORDER BY leads.id";
  const ofLeads = <Value>(value: string): Value[] => pluck(`SELECT ${value} FROM ${from("leads", "id")} ${inOrder}`);
  const channels = labels.of("channel").slice(1, unknownChannel);

  return {
    leads: () => ({
      marks: ofLeads(
        `((${position("leads.id")}) << ${markBits}) | (${leadFields.map((field, bit) => `((leads.${field} IS NOT NULL) << ${bit + 1})`).join(" | ")})
          | (leads.precision = 'day')`,
      ),
      created: ofLeads("leads.created_at"),
      labels: ofLeads(leadLabels.map((label) => `COALESCE(leads.${label}, '')`).join(" || char(31) || ")),
    }),
    stages: () => events("lifecycle", listed(stageKinds, "stage"), `stage IN (${Object.keys(stageKinds).map(quoted)})`),
    assignments: () => events("assignments"),
    attempts: () =>
      events(
        "attempts",
        channels.length === 0
          ? String(unknownChannel * 2)
          : `CASE channel ${channels.map((channel, at) => `WHEN ${quoted(channel)} THEN ${(at + 1) * 2}`).join(" ")} ELSE ${unknownChannel * 2} END`,
      ),
    decisions: () => events("dispositions", listed(decisionKinds, "decision")),
    feedback: () => events("feedback"),
    engagements: () => events("engagements", engagementKind),
    wins: () => events("deals", "0", "outcome = 'won' AND closed_at IS NOT NULL", "closed_at"),
    reasons: () =>
      db
        .prepare(
          `SELECT ${packed("at", "0")}, reason FROM ${from("dispositions")} AND decision = 'rejected' AND reason IS NOT NULL`,
        )
        .raw()
        .all() as [number, string][],
    dimensions: () =>
      db
        .prepare(
          `SELECT ${position("dimensions.id")}, name, value FROM ${from("dimensions", "id")} AND record = 'lead'`,
        )
        .raw()
        .all() as [number, string, string][],
  };
}

/** The labels of `leadLabels` of one lead. */
export const labelsOf = (db: Db, lead: number): string[] =>
  db
    .prepare(`SELECT ${leadLabels.map((label) => `COALESCE(${label}, '')`)} FROM leads WHERE id = ?`)
    .raw()
    .get(lead) as string[];
