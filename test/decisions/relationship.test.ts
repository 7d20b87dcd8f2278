import { expect, test } from "vitest";
import { decideMisalignment, decideUrgency } from "../../src/decisions/relationship.ts";
import { readStory } from "../../src/decisions/story.ts";

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

test("any text is read without a throw", () => {
  for (const words of ["", "\0", '"'.repeat(2000), "a ".repeat(50_000), "مرحبا بالعالم"])
    expect(() => typeOf(words)).not.toThrow();
});
