import { expect, test } from "vitest";
import { offsetSpans } from "../../src/clock/offsets.ts";

const at = (iso: string) => Date.parse(iso) / 1000;
const spans = (zone: string, from: string, to: string) =>
  offsetSpans(zone, at(from), at(to)).map((span) => ({
    from: new Date(span.from * 1000).toISOString().slice(0, 16),
    hours: span.offset / 3600,
  }));

test("the clocks of a zone are changed to the minute", () => {
  expect(spans("Australia/Lord_Howe", "2025-01-01T00:00Z", "2026-01-01T00:00Z")).toEqual([
    { from: "2025-01-01T00:00", hours: 11 },
    { from: "2025-04-05T15:00", hours: 10.5 },
    { from: "2025-10-04T15:30", hours: 11 },
  ]);
  expect(spans("Asia/Kolkata", "2025-01-01T00:00Z", "2026-01-01T00:00Z")).toHaveLength(1);
});

test("summer time that was over within a week is not missed", () => {
  expect(spans("America/Noronha", "2000-09-01T00:00Z", "2000-12-01T00:00Z")).toEqual([
    { from: "2000-09-01T00:00", hours: -2 },
    { from: "2000-10-08T02:00", hours: -1 },
    { from: "2000-10-15T01:00", hours: -2 },
  ]);
});

test("spans follow each other without a gap, from the first moment to the last", () => {
  const [from, to] = [at("2011-06-01T10:17:23Z"), at("2012-06-01T10:17:24Z")];
  const found = offsetSpans("Pacific/Apia", from, to);
  expect([found[0]!.from, found.at(-1)!.to]).toEqual([from, to]);
  for (const [index, span] of found.entries()) expect(span.from).toBe(found[index - 1]?.to ?? from);
});
