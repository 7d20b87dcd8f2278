import { expect, test } from "vitest";
import { readStory } from "../../../src/decisions/story/story.ts";

test("a long story gives up its particulars", () => {
  const story = readStory(
    "I joined six months ago. Our VP Sales still brings up the Berlin webinar that gave us 200 leads and zero opportunities, and told the board ‘marketing leads waste my reps’ time’. I sent her an attribution deck in March and set up a weekly sync, which she skipped twice. We both report to the CEO, and the board meets next week. It has gone on since January.",
  );
  expect(story).toMatchObject({
    leader: { role: "VP of Sales", pronoun: "she" },
    quotes: [{ text: "marketing leads waste my reps' time" }],
    programs: [{ name: "the Berlin webinar", kind: "webinar" }],
    result: "200 leads and zero opportunities",
    tried: [
      { kind: "material", phrase: "I sent her an attribution deck in March" },
      { kind: "meeting", phrase: "set up a weekly sync", answer: "she skipped twice" },
    ],
    duration: "since January",
    tenure: "six months",
    above: "board",
    boss: "CEO",
    deadline: "next week",
    newRole: false,
  });
});

test("people are read with their sides", () => {
  const { leader, sides } = readStory(
    "Dana, our CRO, calls it spin. The CEO hasn't taken sides yet, the CFO is with her, and the SDR manager quietly agrees with me.",
  );
  expect(leader).toEqual({ role: "CRO", name: "Dana", pronoun: "she" });
  expect(sides.map(({ who, stance }) => [who, stance])).toEqual([
    ["CEO", "neutral"],
    ["CFO", "theirs"],
    ["SDR manager", "yours"],
  ]);
});

test("a second complaint is told from the first where it is of another kind", () => {
  const second = (words: string) => readStory(words).second;
  expect(
    second("He cites the roadshow, 90 leads and no deals. Now he says that marketing takes credit for his deals."),
  ).toMatchObject({ type: "political" });
  expect(second("He cites the roadshow, 90 leads and no deals. Now he brings up the webinar too.")).toBeUndefined();
});

test("a won deal is read with who ran it, and what was announced of it", () => {
  const { win, tried } = readStory("We closed the Northwind deal, Priya ran it. I announced it as a marketing win.");
  expect(win).toEqual({ deal: "Northwind", rep: "Priya" });
  expect(tried[0]).toMatchObject({ kind: "announcement" });
});

test.each([
  ["I told the CEO about it", { above: undefined }],
  ["We sent him 300 leads in Q1", { tried: [] }],
  ["our new head of sales is difficult", { newRole: false }],
  ["She has been here for nine years", { duration: undefined }],
  ["Should I escalate to the CEO?", { considered: { phrase: "Should I escalate to the CEO?", kind: "escalation" } }],
])("%s", (words, expected) => {
  expect(readStory(words)).toMatchObject(expected);
});

test("what was answered in public, an order to the reps and how long each has been there are read", () => {
  const story = readStory(
    "He cited the Dublin sponsorship: 1,140 badge scans, $210K all in, 3 opportunities, no closed deals. He's been VP for six years, I've been CMO for 14 months. I emailed the whole leadership team a breakdown of our pipeline. One of his directors told my lead that he has instructed the team to stop calling MQLs. I report to the CEO, so does he, and the CEO told us to figure it out.",
  );
  expect(story).toMatchObject({
    programs: [{ name: "the Dublin sponsorship" }],
    result: "1,140 badge scans, $210K all in, 3 opportunities, no closed deals",
    leaderTenure: "six years",
    tenure: "14 months",
    duration: undefined,
    tried: [{ kind: "material", before: "leadership team" }],
    boycott: { phrase: "he has instructed the team to stop calling MQLs", isHearsay: true },
    boss: "CEO",
    sides: [{ who: "CEO", stance: "neutral" }],
  });
});

test("evidence is a short phrase with no half of a quotation", () => {
  const story = readStory(
    "He says 'the leads are garbage' and that “marketing takes credit for each and every deal that any of my reps has found on the phone since I came here in the spring of the year before last”",
  );
  expect(story.signs.length).toBeGreaterThan(1);
  for (const { phrase } of story.signs) {
    expect(phrase.split(" ").length).toBeLessThanOrEqual(20);
    expect(phrase).not.toMatch(/"|'$/);
  }
});

test("answers that are given by field name count, in whatever words", () => {
  const story = readStory("Our leads are bad, says the CRO\nduration: two years\nyour_tenure: 3 months\ntried: a deck");
  expect(story).toMatchObject({ duration: "for two years", tenure: "3 months", tried: [{ kind: "material" }] });
  expect(story.answered).toEqual(expect.arrayContaining(["duration", "your_tenure", "tried"]));
  expect(readStory("Our leads are bad\ntried: nothing yet")).toMatchObject({ tried: [] });
});

test("a day on which something was said is over, one on which something is due is not", () => {
  const { deadline, programs, signs } = readStory(
    "Dana told the board on Tuesday that only 4 of the 120 leads from our Chicago trade show were real.",
  );
  expect(deadline).toBeUndefined();
  expect(programs).toEqual([{ name: "the Chicago trade show", kind: "trade show" }]);
  expect(signs.map(({ cue }) => cue)).toContain("program");
  expect(readStory("Dana doubts our leads, and I present to the board on Tuesday.").deadline).toBe("on Tuesday");
});
