import { expect, test } from "vitest";
import { negativesFromProse, splitNegatives, splitTriggers, triggersFromProse } from "../../src/library/triggers.ts";

test("comma-separated and listed triggers, a comma inside quotes kept", () => {
  expect(splitTriggers('draft an SLA, "define MQL, SAL and SQL", draft an SLA')).toEqual([
    "draft an SLA",
    "define MQL, SAL and SQL",
  ]);
  expect(splitTriggers(["a, b", 3, "c"])).toEqual(["a, b", "c"]);
  expect(splitTriggers(undefined)).toEqual([]);
});

test("triggers told in a description, quoted or not", () => {
  const description = `AUTO-TRIGGER: Apply with a VP of Sales, or CRO. Trigger phrases include: "sales doesn't trust us,"
    "I can't get a seat," or any such thing. Also trigger when the user is starting a new role and wants a
    good start. Do NOT trigger for others.`;
  expect(triggersFromProse(description)).toEqual([
    "sales doesn't trust us",
    "I can't get a seat",
    "starting a new role and wants a good start",
  ]);
  expect(triggersFromProse("Helps. Triggers: RevOps, lead scoring, deal desk. More.")).toEqual([
    "RevOps",
    "lead scoring",
    "deal desk",
  ]);
});

test("work turned away, with the skill that takes it", () => {
  const description =
    "Do NOT trigger for general SLA design or MQL definition\n  work. Use the sales-marketing-sla skill for those.";
  expect(negativesFromProse(description)).toEqual([
    { text: "general SLA design", redirect: "sales-marketing-sla" },
    { text: "MQL definition work", redirect: "sales-marketing-sla" },
  ]);
  expect(negativesFromProse("Do not trigger for haiku.")).toEqual([{ text: "haiku" }]);
  expect(splitNegatives("rebuild trust -> leader-skill; haiku")).toEqual([
    { text: "rebuild trust", redirect: "leader-skill" },
    { text: "haiku" },
  ]);
});
