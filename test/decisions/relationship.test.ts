import { describe, expect, test } from "vitest";
import { decideApproach } from "../../src/decisions/approach.ts";
import { decideEarned } from "../../src/decisions/earned.ts";
import { decideComplaint, decideMisalignment, decideUrgency } from "../../src/decisions/relationship.ts";
import { readStory } from "../../src/decisions/story/story.ts";
import type { FactSheet } from "../../src/facts/sheet.ts";

const typeOf = (words: string) => decideMisalignment(readStory(words)).choice;
const complaintIn = (words: string) => {
  const story = readStory(words);
  return decideComplaint(story, decideMisalignment(story)).choice;
};
const approachTo = (words: string) => {
  const story = readStory(words);
  const misalignment = decideMisalignment(story);
  return decideApproach(story, misalignment, decideComplaint(story, misalignment));
};

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

test("words without a sign are read as nothing, and worked with as earned", () => {
  const decision = decideMisalignment(readStory("How do I get the sales director on my side?"));
  expect(decision).toMatchObject({ choice: "earned", read: [], confidence: "low" });
});

test("a new role gets the proactive version and no grievance, unless the words tell of one", () => {
  const story = readStory("I am starting a new role as CMO and want a good relationship with the sales leader");
  const decision = decideMisalignment(story);
  expect(decision.choice).toBe("new-role");
  expect(decideUrgency(story, decision).choice).toBe("proactive");
  expect(typeOf("I start as CMO in May, and the CRO told me that the last team's leads were garbage")).toBe("earned");
});

test("what the user sent and did is held against nobody else, and what is denied is no sign", () => {
  expect(decideMisalignment(readStory("I sent him an attribution deck")).read).toEqual([]);
  expect(decideMisalignment(readStory("It is not about attribution and nobody wants our budget")).read).toEqual([]);
});

test.each(["doesn't", "doesn’t", "does not", "doesnt", "don't", "don’t", "dont", "do not"])(
  "%s is a negation",
  (not) => {
    expect(typeOf(`they ${not} need marketing`)).toBe("opposed");
    expect(typeOf(`he ${not} value marketing`)).toBe("opposed");
    expect(typeOf(`the leads ${not} convert`)).toBe("earned");
  },
);

test.each([
  ["He says the leads are students and interns", "wrong-fit"],
  ["She cites the Berlin webinar, 200 leads and no opportunity", "program"],
  ["She cites the Berlin webinar, 200 leads, and nobody had budget", "not-ready"],
  ["Our reps only get commission on deals they source themselves", "pay"],
  ["He told the CFO that half of my headcount should be AEs", "resources"],
  ["He won't meet me", "refuses"],
  ["We don't get along", "none"],
])("the complaint of %s", (words, complaint) => {
  expect(complaintIn(words)).toBe(complaint);
});

describe("the approach", () => {
  test("has leadership speak first for type 4 only, and only where that is clear", () => {
    expect(approachTo("Our CRO says sales doesn't need marketing").leadershipFirst).toBe(true);
    expect(approachTo("He won't meet me").leadershipFirst).toBe(false);
    expect(approachTo("She fights every attribution report").leadershipFirst).toBe(false);
  });

  test("warns of what the user is about to do before anything else, and of two things at most", () => {
    const { mistakes } = approachTo(
      "She says our leads are junk. I sent her a deck and set up a weekly sync. Should I go to the CEO?",
    );
    expect(mistakes).toEqual(["escalation", "material"]);
  });

  test("goes in the end to whom the two report", () => {
    expect(approachTo("Our leads are bad, she says. We both report to the COO.").above).toBe("COO");
    expect(approachTo("Our CRO says our leads are bad").above).toBe("CEO");
  });
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
