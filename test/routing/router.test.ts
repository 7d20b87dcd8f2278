import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readWeights } from "../../src/cli/router.ts";
import { loadLibrary } from "../../src/library/load.ts";
import type { Library } from "../../src/library/types.ts";
import { createRouter } from "../../src/routing/router.ts";
import { agent, EMPTY, LIBRARY } from "./fixture.ts";

const weights = await readWeights();
const ask = createRouter(LIBRARY, weights);
const builtIn = createRouter(
  await loadLibrary({ roots: [fileURLToPath(new URL("../../", import.meta.url))] }),
  weights,
);
const nameOf = (text: string) => ask(text).route?.name ?? null;
const route = (text: string, library: Library) => createRouter(library, weights)(text);

describe("names", () => {
  test.each([
    "/coord sales-marketing-alignment",
    "/coord sales-marketing-alignment for Acme",
    "sales-marketing-alignment",
  ])("%s is exact", (text) => {
    expect(ask(text)).toEqual({
      text,
      route: { kind: "mission", name: "sales-marketing-alignment" },
      reason: "phrase",
      score: 1,
      why: [{ phrase: "sales-marketing-alignment", weight: 1 }],
      redirectedFrom: null,
      alternatives: [],
    });
  });

  test("a name within a sentence decides it", () => {
    expect(nameOf("please run sales-marketing-alignment now")).toBe("sales-marketing-alignment");
    expect(ask("@test-analyst").route).toEqual({ kind: "agent", name: "test-analyst" });
  });

  test.each([
    ["use brand-strategy on this", "brand-strategy"],
    ["email joe@revenue-operations.com about lunch", null],
    ["the pipeline-management meeting excludes me, the VP of Sales won't let me in", "sales-leader-alignment"],
    ["we hired an agency for brand-strategy; draft an SLA between sales and marketing", "sales-marketing-sla"],
    ["Sales-Marketing-SLA", "sales-marketing-sla"],
  ])("a name in a sentence: %s", (text, name) => {
    expect(builtIn(text).route?.name ?? null).toBe(name);
  });

  test("two names in one sentence are a tie of the two", () => {
    expect(builtIn("ask sales-marketing-sla and sales-leader-alignment")).toMatchObject({
      route: null,
      reason: "tie",
      alternatives: [{ name: "sales-leader-alignment" }, { name: "sales-marketing-sla" }],
    });
  });

  test("an unknown name goes nowhere, with the nearest names", () => {
    const answer = ask("/coord sales-marketing-slo");
    expect(answer).toMatchObject({ route: null, reason: "nothing", score: 0 });
    expect(answer.alternatives[0]?.name).toBe("sales-marketing-sla");
    expect(ask("/coord")).toMatchObject({ route: null, reason: "nothing" });
  });
});

describe("wording", () => {
  test.each([
    "VP of Sales thinks our leads are bad",
    "our sales VP thinks our MQLs are bad",
    "The CRO thinks the leads are terrible",
    "OUR SALES DIRECTOR SAYS OUR LEADS ARE BAD!!",
    "our head of sales’s view: marketing’s leads are garbage",
    "our VP of Slaes thinks our laeds are bad",
    "sales doesnt trust marketing",
    "sales doesn’t trust marketing",
    "the sales team has no trust in marketing",
  ])("%s is about a sales leader", (text) => {
    expect(nameOf(text)).toBe("sales-leader-alignment");
  });

  test.each([
    "service-level agreement for sales and marketing",
    "we need a marketing/sales SLA",
    "a handoff contract for our leads",
  ])("%s is an SLA", (text) => {
    expect(nameOf(text)).toBe("sales-marketing-sla");
  });
});

describe("who does what", () => {
  const taker = (text: string) => builtIn(text).route?.name ?? null;

  test.each([
    ["sales-marketing-sla", "Let's agree with sales on what an MQL is"],
    ["sales-marketing-sla", "compare with our SLA of August"],
    ["sales-leader-alignment", "our new sales director rolls his eyes at everything marketing does"],
    ["sales-pipeline-revops", "which points should a pricing page visit get in our lead score"],
    ["sales-pipeline-revops", "who signs off a 30% discount"],
    ["alignment-facilitator-agent", "how well did both teams keep the SLA last month"],
    [
      "alignment-facilitator-agent",
      "Assess current sales-marketing alignment and recommend improvements based on funnel performance.",
    ],
    ["sales-marketing-alignment", "map the whole customer journey across sales and marketing"],
    ["sales-marketing-alignment", "an alignment plan for both teams"],
    ["sales-leader-alignment", "an alignment plan for a VP of Sales who blames marketing"],
  ])("%s: %s", (name, text) => {
    expect(taker(text)).toBe(name);
  });

  test("work that is not wanted is not heard", () => {
    expect(taker("I don't want an SLA, I want to repair how the VP sees us")).toBe("sales-leader-alignment");
    expect(taker("We don't have an SLA between sales and marketing")).toBe("sales-marketing-sla");
  });

  test.each([
    "Our CRO doesn't trust our leads, so draft an SLA with us",
    "The VP of Sales hates our leads, help me define MQL with him",
    "SLA design for a VP of Sales who doesn't trust marketing",
  ])("contract work in the words of a difficult leader is redirected: %s", (text) => {
    expect(builtIn(text)).toMatchObject({
      route: { kind: "skill", name: "sales-marketing-sla" },
      redirectedFrom: "sales-leader-alignment",
    });
  });

  test("a complaint that only mentions the contract stays with the person", () => {
    const complaint = builtIn("The VP of Sales blames marketing and ignores the SLA");
    expect(complaint).toMatchObject({ route: { name: "sales-leader-alignment" }, redirectedFrom: null });
    expect(builtIn("our VP of Sales thinks our leads are bad").redirectedFrom).toBeNull();
  });

  test("the answer says what decided it", () => {
    const { why, score } = builtIn("sales doesn't trust marketing at all");
    expect(why[0]?.phrase).toBe("sales doesn't trust marketing");
    expect(score).toBeGreaterThan(0.9);
    expect(why.map(({ weight }) => weight)).toEqual(why.map(({ weight }) => weight).sort((a, b) => b - a));
    const own = builtIn("Dana who heads sales never lets me near her forecast calls").why.map(({ phrase }) => phrase);
    expect(own.join(" ")).toContain("heads sales");
  });
});

describe("what a library brings itself", () => {
  const deck = { ...LIBRARY.skills[0]!, name: "board-deck", triggers: ["build the board deck"], negatives: [] };

  test("is told by its own phrases, beside what was learned", () => {
    const library = { ...LIBRARY, skills: [...LIBRARY.skills, deck] };
    expect(route("please build the board deck for May", library).route?.name).toBe("board-deck");
    expect(route("draft an SLA between sales and marketing", library).route?.name).toBe("sales-marketing-sla");
  });

  test("turns work away to the one that it names, and says so", () => {
    const other = { ...deck, name: "board-talk", triggers: ["write the board talk"] };
    const strict = { ...deck, negatives: [{ text: "speaker notes", redirect: "board-talk" }] };
    const library = { ...EMPTY, skills: [strict, other] };
    expect(route("build the board deck with speaker notes", library)).toMatchObject({
      route: { name: "board-talk" },
      redirectedFrom: "board-deck",
    });
  });

  test("of two that are said, the one that is said in full", () => {
    const longer = { ...deck, name: "investor-deck", triggers: ["build the board deck for investors"] };
    const library = { ...EMPTY, skills: [deck, longer] };
    expect(route("please build the board deck for investors", library).route?.name).toBe("investor-deck");
  });

  test("a name of one word is meant after an @", () => {
    const memo = { ...deck, name: "memo", triggers: [] };
    const library = { ...EMPTY, skills: [memo, deck] };
    expect(route("@memo for the board", library).route?.name).toBe("memo");
    expect(route("ask @memo and @board-deck", library).reason).toBe("tie");
    expect(route("a memo for the team", library).route).toBeNull();
  });

  test("work that is turned away to nobody who is here goes nowhere", () => {
    const strict = { ...deck, negatives: [{ text: "speaker notes", redirect: "not-installed" }] };
    expect(route("build the board deck with speaker notes", { ...EMPTY, skills: [strict] }).route).toBeNull();
  });

  test("a phrase to the letter is exact, whatever its case and marks", () => {
    const library = { ...LIBRARY, skills: [...LIBRARY.skills, deck] };
    expect(route("BUILD the board deck!", library)).toMatchObject({ score: 1, route: { name: "board-deck" } });
  });
});

describe("nowhere", () => {
  test.each(["", "   ", "uptime SLA for our cluster", "write a haiku", "draft a sales email", "fix the login bug"])(
    "%j",
    (text) => {
      expect(ask(text)).toMatchObject({ route: null, reason: "nothing", redirectedFrom: null });
    },
  );

  test("two that are equally near are a tie, both named", () => {
    const library = {
      ...EMPTY,
      agents: [agent("one", ["count the green apples"]), agent("two", ["count the green apples"])],
    };
    const skills = library.agents.map((item) => ({
      ...LIBRARY.skills[0]!,
      name: item.name,
      triggers: item.triggers,
      negatives: [],
    }));
    const answer = route("count the green apples", { ...EMPTY, skills });
    expect(answer).toMatchObject({ route: null, reason: "tie" });
    expect(answer.alternatives.map(({ name }) => name).sort()).toEqual(["one", "two"]);
  });

  test("an empty library and hostile text get a plain answer", () => {
    expect(route("draft an SLA", EMPTY)).toMatchObject({ route: null, reason: "nothing", alternatives: [] });
    for (const text of [
      "\u0000\u0007",
      "مرحبا بالعالم",
      "|".repeat(500),
      "(".repeat(500),
      "constructor __proto__ toString",
      "a".repeat(5_000_000),
    ]) {
      expect(ask(text).route).toBeNull();
    }
  });
});
