import { expect, test } from "vitest";
import { kindOfAttempt } from "../../src/decisions/particulars.ts";
import { decideEarned, decideMisalignment, decideUrgency } from "../../src/decisions/relationship.ts";
import { readStory } from "../../src/decisions/story.ts";
import type { FactSheet } from "../../src/facts/sheet.ts";

const typeOf = (words: string) => decideMisalignment(readStory(words)).choice;

test.each([
  ["our VP of Sales thinks our leads are bad", "earned"],
  [
    "He still brings up the webinar that gave us 200 leads and zero opportunities. He doesn't trust the MQL number.",
    "earned",
  ],
  [
    "We are measured on MQL volume and they are measured on closed revenue, and both sides have data for it.",
    "structural",
  ],
  ["She fights every attribution report and says marketing takes credit for her reps' deals", "political"],
  ["Our CRO says sales doesn't need marketing to hit its number. He built his career in outbound.", "opposed"],
])("%s", (words, type) => {
  expect(typeOf(words)).toBe(type);
});

test("a story of two types gets both, the stronger first", () => {
  const words =
    "We are measured on MQL volume, they are paid on revenue. And she says we take credit for her deals in every attribution review.";
  expect(typeOf(words).split("+").toSorted()).toEqual(["political", "structural"]);
});

test("a single complaint is a working hypothesis, a told example is more than that", () => {
  expect(decideMisalignment(readStory("our VP of Sales thinks our leads are bad")).confidence).toBe("low");
  const told =
    "He remembers the webinar with 200 leads and not one opportunity, keeps citing it, and does not trust us.";
  expect(decideMisalignment(readStory(told)).confidence).toBe("high");
});

test("a new role gets the proactive version and no grievance", () => {
  const story = readStory("I am starting a new role as CMO and want a good relationship with the sales leader");
  const decision = decideMisalignment(story);
  expect(decision.choice).toBe("new-role");
  expect(decideUrgency(story, decision).choice).toBe("proactive");
});

test("the words are read for particulars", () => {
  const story = readStory(
    "Our CRO said “your leads waste my reps’ time” after the Berlin webinar. I sent a deck in March. It has been like this for six months; we both report to the CEO.",
  );
  expect(story.leader).toBe("CRO");
  expect(story.quotes).toEqual(["your leads waste my reps' time"]);
  expect(story.events[0]).toContain("webinar");
  expect(story.tried).toEqual(["I sent a deck in March"]);
  expect(story.answered).toEqual(expect.arrayContaining(["leader_behaviour", "duration", "tried", "reporting_line"]));
});

test.each(["doesn't", "doesn’t", "does not", "doesnt", "don't", "don’t", "dont", "do not"])(
  "%s is a negation",
  (not) => {
    expect(typeOf(`they ${not} need marketing`)).toBe("opposed");
    expect(typeOf(`he ${not} value marketing`)).toBe("opposed");
    expect(readStory(`she ${not} trust our leads`).evidence.earned[0]).toContain("trust our leads");
    expect(readStory(`the leads ${not} convert`).evidence.earned).toHaveLength(1);
  },
);

test("evidence is a short phrase with no half of a quotation", () => {
  const story = readStory(
    "He says 'the leads are garbage' and that “marketing takes credit for each and every deal that any of my reps has found on the phone since I came here”",
  );
  for (const phrase of Object.values(story.evidence).flat()) {
    expect(phrase.split(" ").length).toBeLessThanOrEqual(12);
    expect(phrase).not.toMatch(/"|'$/);
  }
});

test("a long story gives up its particulars", () => {
  const story = readStory(
    "I joined six months ago. Our VP Sales still brings up the Berlin webinar that gave us 200 leads and zero opportunities, and told the board ‘marketing leads waste my reps’ time’. I sent her an attribution deck in March and set up a weekly sync. We both report to the CEO, and the board meets next week. It has gone on since January.",
  );
  expect(story).toMatchObject({
    leader: "VP of Sales",
    quotes: ["marketing leads waste my reps' time"],
    events: ["the Berlin webinar"],
    result: "200 leads and zero opportunities",
    tried: ["I sent her an attribution deck in March", "set up a weekly sync"],
    duration: "since January",
    above: "board",
    boss: "CEO",
    deadline: "next week",
    newRole: false,
  });
  expect(story.tried.map(kindOfAttempt)).toEqual(["material", "meeting"]);
});

test("what the user sent and did is held against nobody else", () => {
  expect(decideMisalignment(readStory("I sent him an attribution deck")).types).toEqual(["earned"]);
  expect(readStory("I told the CEO about it").above).toBeUndefined();
  expect(readStory("We sent him 300 leads in Q1").tried).toEqual([]);
  expect(readStory("our new head of sales is difficult").newRole).toBe(false);
});

test.each([
  [{ acceptance_rate: 0.3, response_sla: 0.9 }, "leads weak, follow-up fine"],
  [{ acceptance_rate: 0.3 }, "leads weak, follow-up unknown"],
  [{ response_sla: 0.2 }, "leads unknown, follow-up weak"],
  [{ response_sla: 0.9, untouched_rate: 0.2 }, "leads unknown, follow-up weak"],
  [{ untouched_rate: 0.02 }, "leads unknown, follow-up unknown"],
  [{ acceptance_rate: 0.7, response_sla: 0.9, untouched_rate: 0.01 }, "leads fine, follow-up fine"],
  [{}, "leads unknown, follow-up unknown"],
])("of %o the portal says: %s", (values: Record<string, number>, choice) => {
  expect(decideEarned(sheetOf(values)).choice).toBe(choice);
  expect(decideEarned(sheetOf(values)).quantities).toEqual(Object.keys(values));
  expect(decideEarned(sheetOf(values, 5)).choice).toBe("leads unknown, follow-up unknown");
});

function sheetOf(values: Record<string, number>, sample = 100): FactSheet {
  const get = (id: string) =>
    id in values
      ? { status: "measured", id, title: id, value: values[id], unit: "share", sample }
      : { status: "missing", id, title: id, check: id };
  return { get } as unknown as FactSheet;
}

test("any text is read without a throw", () => {
  for (const words of ["", "\0", '"'.repeat(2000), "a ".repeat(50_000), "مرحبا بالعالم"])
    expect(() => typeOf(words)).not.toThrow();
});
