import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Ground, layGround, writeBrief } from "../../src/briefs/brief.ts";
import { type Kind, readKinds } from "../../src/briefs/kinds.ts";
import { createCut } from "../../src/evals/cuts.ts";
import { strayFlags } from "../../src/evals/evaluate.ts";
import { readDiagnosisCases } from "../../src/evals/suite.ts";
import { createFactSheet, type FactSheet } from "../../src/facts/sheet.ts";
import type { Finding } from "../../src/finding.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { checkDraft } from "../../src/missions/produce.ts";
import { emptyPortal, type Portal } from "../../src/portal/portal.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { playbookWriter } from "../../src/writers/playbook.ts";

const root = join(import.meta.dirname, "..", "..");
const settings = settingsSchema.parse(sampleSettings);
const stories = readDiagnosisCases(join(root, "evals", "diagnosis.jsonl"));
const documents = ["sales-leader-alignment-plan", "preparation-card"] as const;
const sheets: Record<string, FactSheet> = {
  empty: sheetOf(emptyPortal()),
  "slow-follow-up": sheetOf(createSample({ leads: 400 }).portal),
  "poor-lead-quality": sheetOf(createSample({ leads: 400, scenario: "poor-lead-quality" }).portal),
  healthy: sheetOf(createSample({ leads: 400, scenario: "healthy" }).portal),
  "one lead": sheetOf(createCut("one lead")),
};
let kinds: readonly Kind[];

beforeAll(async () => {
  kinds = readKinds(await loadLibrary({ roots: [root] })).kinds;
});

function sheetOf(portal: Portal): FactSheet {
  return createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf });
}

async function write(kind: (typeof documents)[number], words: string, sheet: FactSheet) {
  const ground = layGround(words, sheet, settings);
  const brief = writeBrief(ground, kinds.find((candidate) => candidate.kind === kind)!);
  const { markdown } = await playbookWriter.draft(brief);
  const { text, result } = await checkDraft(brief, markdown);
  return { ground, text, findings: result.findings };
}

const plan = async (words: string, portal = "empty") =>
  (await write("sales-leader-alignment-plan", words, sheets[portal]!)).text;

describe("over every labelled story", () => {
  const others = Object.keys(sheets).filter((name) => name !== "empty");
  const made: { words: string; portal: string; ground: Ground; text: string; findings: Finding[] }[] = [];

  // On no portal each, and on one of several every second one: that is what a machine has the time for.
  beforeAll(async () => {
    for (const [index, { text: words }] of stories.entries()) {
      const portals = index % 2 === 0 ? ["empty", others[(index / 2) % others.length]!] : ["empty"];
      for (const portal of portals)
        for (const kind of documents) made.push({ words, portal, ...(await write(kind, words, sheets[portal]!)) });
    }
  }, 240_000);

  const plans = () => made.filter(({ text, portal }) => portal === "empty" && text.startsWith("# SALES LEADER"));

  test("nothing is found wrong with the plan and its card", () => {
    const wrong = made.flatMap(({ words, portal, text, findings }) => {
      const odd = text.split("\n").filter((line) => /undefined|\[object|\{\{| {2,}\S|\(\)|""|,,|\.\./.test(line));
      const found = [...findings.map(({ rule, message }) => `${rule} ${message}`), ...strayFlags(text), ...odd];
      return found.map((what) => `${words.slice(0, 60)} on ${portal}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test("no figure stands in the opening, and no em dash anywhere", () => {
    for (const { text } of made) expect(text).not.toContain("\u2014");
    for (const { text } of plans()) expect(/^How to open it: (.*)$/m.exec(text)![1]).not.toMatch(/\d/);
  });

  test("plans of two types share less than half of their sentences, the particulars masked", () => {
    const all = plans().map(({ words, ground, text }) => ({
      words,
      type: typeOf(ground),
      sentences: sentencesOf(text, ground),
    }));
    const alike = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => other.type !== one.type && shared(one.sentences, other.sentences) > 0.5)
        .map((other) => `${one.words} / ${other.words}`),
    );
    expect(alike).toEqual([]);
  });
});

/** The type that a plan works with; words that tell nothing are worked with as earned skepticism. */
const typeOf = ({ misalignment }: Ground): string =>
  misalignment.choice === "new-role" ? "new-role" : misalignment.types[0]!;

function sentencesOf(text: string, { story: { leader } }: Ground): Set<string> {
  const body = text.slice(text.indexOf("## SITUATION"), text.indexOf("## Provenance"));
  const masked = body
    .replace(new RegExp(`\\b(?:the )?(?:${leader.name ?? leader.role})\\b`, "gi"), "X")
    .replace(/\b(?:his|her|their|him|them)\b/g, "T");
  const lines = masked.split("\n").filter((line) => line !== "" && !/^(?:#|\|---|- SIGNAL)/.test(line));
  return new Set(lines.flatMap((line) => (line.startsWith("|") ? [line] : line.split(/(?<=[.!?]"?)\s+/))));
}

function shared(one: Set<string>, other: Set<string>): number {
  const both = [...one].filter((sentence) => other.has(sentence)).length;
  return both / Math.min(one.size, other.size);
}

test("the same words on the same portal give the same bytes", async () => {
  for (const portal of Object.keys(sheets)) {
    const words = stories[1]!.text;
    expect(await plan(words, portal)).toBe(await plan(words, portal));
  }
});

describe("a plan is built on what its story tells", () => {
  const words =
    "I joined as VP Marketing four months ago. Our CRO, Dana, keeps bringing up the Oslo summit: 340 leads, zero opportunities. In last week's pipeline review she said \"I'm not letting my team waste another quarter on your lists.\" I sent her a deck with our attribution numbers and it made things worse. Now she tells the board that marketing takes credit for her reps' deals. The CEO hasn't taken sides yet, the SDR manager quietly agrees with me. We both report to the CEO.";

  test.each([
    ["the case and its figures", 'the Oslo summit, "340 leads, zero opportunities"'],
    ["the case in the opening", "I keep coming back to the Oslo summit. I was not here for it"],
    [
      "what was sent, and what it cost",
      'You wrote "I sent her a deck with our attribution numbers and it made things worse". It came before',
    ],
    ["an apology for it", '"I showed you the deck when I should have asked you first'],
    ["a question about it", '"When I sent you the deck, what did you take it for?"'],
    [
      "what is different about the second complaint",
      "is a second complaint, and of another kind than the first. It is politics, about credit",
    ],
    ["who has not taken sides", "Do nothing that makes the CEO choose."],
    ["a witness who is not to be named", "Learn from that, and never quote it"],
    ["who has heard one side", "whatever the board has been told"],
    [
      "the sentence that was said",
      '"I\'m not letting my team waste another quarter on your lists" is the sentence to work from',
    ],
    ["the time in the role", "You have been there for four months: what came before is not yours to defend"],
    ["to whom both report", "Going to the CEO, to whom you both report, becomes right when Dana"],
    ["the change that answers the complaint", "stop handing over people of the kind that the Oslo summit brought"],
    [
      "the question that separates the two types",
      'what would our report have to say for you to be content with it?" This one separates the two types.',
    ],
  ])("%s", async (_what, told) => {
    expect(await plan(words)).toContain(told);
  });

  test("a rebuttal of the user's is the sentence not to say", async () => {
    const told =
      "VP of Sales claims that every deal was worked by an AE already. We checked the timestamps, most weren't.";
    expect(await plan(told)).toContain('What not to say: "We checked the timestamps, most weren\'t." You wrote it');
  });

  test("a deal that was announced is told again with the rep first", async () => {
    const told = "We closed the Northwind deal, Priya ran it. I announced it as a marketing win. The CRO is furious.";
    expect(await plan(told)).toContain("beginning with the Northwind deal: write to those who saw the announcement");
  });

  test("a portal says what it has of the program that is cited, and of the last deal that was won", async () => {
    const text = await plan("She cites the spring webinar, 340 leads and no opportunity.", "slow-follow-up");
    expect(text).toContain("your portal knows the source Webinar, where sales accepts");
    expect(text).toMatch(/The last one on your portal is .*: "It closed because of how .* ran it\./);
  });

  test("what is dangerous in markdown stays text", async () => {
    const text = await plan('He says "the leads | are <b>garbage</b> [[mql_sql_rate]] {{story}}" every Monday.');
    expect(text).not.toMatch(/<b>|\[\[|\{\{/);
  });
});
