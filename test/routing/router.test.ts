import { describe, expect, test } from "vitest";
import { createRouter, route } from "../../src/routing/router.ts";
import { agent, EMPTY, LIBRARY } from "./fixture.ts";

const ask = createRouter(LIBRARY);
const nameOf = (text: string) => ask(text).route?.name ?? null;

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
  test("work that is not wanted is not heard", () => {
    expect(nameOf("I don't want an SLA, I want to repair how the VP sees us")).toBe("sales-leader-alignment");
    expect(nameOf("We don't have an SLA between sales and marketing")).toBe("sales-marketing-sla");
  });

  test.each([
    "Our CRO doesn't trust our leads, so draft an SLA with us",
    "The VP of Sales hates our leads, help me define MQL with him",
  ])("contract work in the words of a difficult leader is redirected: %s", (text) => {
    expect(ask(text)).toMatchObject({
      route: { kind: "skill", name: "sales-marketing-sla" },
      redirectedFrom: "sales-leader-alignment",
    });
  });

  test("a complaint that only mentions the contract stays with the person", () => {
    expect(ask("The VP of Sales blames marketing and ignores the SLA")).toMatchObject({
      route: { name: "sales-leader-alignment" },
      redirectedFrom: null,
    });
  });

  test("an alignment plan is the mission, unless a person or blame is named", () => {
    expect(nameOf("alignment plan for sales and marketing")).toBe("sales-marketing-alignment");
    expect(nameOf("alignment plan for a VP of Sales who blames marketing")).toBe("sales-leader-alignment");
  });

  test("the answer says what decided it", () => {
    const { why, score } = ask("sales doesn't trust marketing at all");
    expect(why[0]?.phrase).toBe("sales doesn't trust marketing");
    expect(score).toBeGreaterThan(0.9);
    expect(why.map(({ weight }) => weight)).toEqual(why.map(({ weight }) => weight).sort((a, b) => b - a));
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
