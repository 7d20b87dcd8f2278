import fc from "fast-check";
import { expect, test } from "vitest";
import { readWeights } from "../../src/cli/router.ts";
import { createRouter } from "../../src/routing/router.ts";
import { LIBRARY } from "./fixture.ts";

const ask = createRouter(LIBRARY, await readWeights());

const word = fc.constantFrom(
  "sla",
  "VP of Sales",
  "leads",
  "doesn’t",
  "trust",
  "MQL",
  "|",
  "/coord",
  "@",
  "not",
  "\u202eabc",
  "مرحبا",
  "日本",
  "constructor",
  "__proto__",
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((words) => words.join(" ")),
);

test("any text gets an answer of one shape, the same each time", () => {
  fc.assert(
    fc.property(text, (sentence) => {
      const answer = ask(sentence);
      expect(answer.text).toBe(sentence);
      expect(answer.score >= 0 && answer.score <= 1).toBe(true);
      expect(answer.route === null).toBe(answer.reason !== "phrase");
      for (const { weight } of answer.why) expect(Number.isFinite(weight)).toBe(true);
      expect(ask(sentence)).toEqual(answer);
    }),
    { numRuns: 1_000, seed: 7 },
  );
});

test.each([
  ["10 MB of one word", "a".repeat(10_000_000)],
  ["10 MB of words", "leads ".repeat(1_700_000)],
  ["10 MB of marks", "|(".repeat(5_000_000)],
  ["a command with 10 MB", `/coord ${"x".repeat(10_000_000)}`],
])("%s is answered at once", { timeout: 2_000 }, (_name, sentence) => {
  expect(ask(sentence).route?.name ?? null).toBeNull();
});
