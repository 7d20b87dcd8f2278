import { describe, expect, test } from "vitest";
import { checkDocument } from "../../src/documents/check.ts";
import { demandsOf, readSpec } from "../../src/documents/spec.ts";

const spec = (rest: string) =>
  readSpec(`document: note\nversion: 1\ntitle: A note\nsections:\n  - heading: A\n${rest}`, "note.yaml");

test("a rule that a section sets to false is not demanded of it", async () => {
  const { spec: read, findings } = spec("    rules: { text/no-em-dash: false, text/sentences: { count: 1 } }\n");
  expect(findings).toEqual([]);
  const own = demandsOf(read!).filter((demand) => demand.heading === "A");
  expect(own.map((demand) => demand.rule)).toEqual(["text/sentences"]);
  expect((await checkDocument("## A\n\nOne \u2014 two.\n", read!)).findings).toEqual([]);
});

test("an unknown rule, option or envelope is a finding at its line", () => {
  expect(spec("    rules:\n      text/nothing: {}\n").findings).toMatchObject([{ rule: "spec/valid", line: 7 }]);
  expect(spec("    rules:\n      text/sentences: { count: x }\n").findings).toMatchObject([{ line: 7 }]);
  expect(spec("envelope: { before: [flag] }\n").findings).toMatchObject([{ rule: "spec/valid", line: 6 }]);
});

describe("a spec that extends another", () => {
  const base = spec(
    "    rules: { text/sentences: { count: 1 } }\n  - heading: B\nprivate: true\nenvelope: { after: [notes] }\nrules: { text/no-em-dash: {} }\nvariants: { small: { rules: { text/no-em-dash: false } } }\n",
  ).spec!;
  const own = (rest: string) =>
    readSpec(`document: own\nversion: 1\nextends: note\n${rest}`, "own.yaml", (kind) =>
      kind === "note" ? base : undefined,
    );

  test("inherits what it does not name", () => {
    const { spec: read, findings } = own("");
    expect(findings).toEqual([]);
    expect(read).toEqual({ ...base, document: "own" });
  });

  test("goes over sections, rules and variants, and puts a section after the one before it", () => {
    const { spec: read } = own(
      "title: Ours\nsections:\n  - { heading: A, diagram: flowchart, rules: { text/sentences: { count: 2 } } }\n  - { heading: A2 }\n  - { heading: B, rules: { text/no-em-dash: false } }\nrules: { placeholder/none: false }\nvariants: { small: { rules: { html/none: false } } }\n",
    );
    expect([read!.title, read!.private, read!.envelope.after]).toEqual(["Ours", true, ["notes"]]);
    expect(read!.sections.map(({ heading }) => heading)).toEqual(["A", "A2", "B"]);
    const rulesOf = (variants: string[]) =>
      demandsOf(read!, variants).map(({ rule, heading }) => `${heading ?? ""} ${rule}`);
    expect(demandsOf(read!).find(({ rule }) => rule === "text/sentences")!.options).toEqual({ count: 2 });
    expect(rulesOf([])).toContain("A mermaid/exactly");
    expect(rulesOf([])).not.toContain(" placeholder/none");
    expect(rulesOf([])).toContain(" text/no-em-dash");
    expect(rulesOf(["small"])).not.toContain(" text/no-em-dash");
    expect(rulesOf(["small"])).not.toContain(" html/none");
  });

  test("one without a base, and one that lacks what only a base could give, say so", () => {
    expect(readSpec("document: own\nversion: 1\nextends: nobody\n", "own.yaml").findings).toMatchObject([
      { rule: "spec/valid", line: 3, message: expect.stringContaining("Unexpected base `nobody`") },
    ]);
    expect(readSpec("document: own\nversion: 1\nsections: [{ heading: A }]\n", "own.yaml").findings).toMatchObject([
      { message: "Missing title, expected it in a spec that extends no other." },
    ]);
    expect(readSpec("document: own\nversion: 1\ntitle: Own\n", "own.yaml").findings).toMatchObject([
      { message: "Missing sections, expected it in a spec that extends no other." },
    ]);
  });
});

test("a variant's options go over those of the rule where it stands, and turn on what is off", () => {
  const { spec: read, findings } = spec(
    "    rules: { text/sentences: { count: 1 }, text/no-em-dash: false }\nvariants:\n  short: { rules: { text/sentences: { count: 2 }, text/no-em-dash: {}, text/one-of: { values: [X, Y] } } }\n",
  );
  expect(findings).toEqual([]);
  const own = (variants: string[]) =>
    demandsOf(read!, variants).filter(({ rule, heading }) => heading !== undefined || rule === "text/one-of");
  expect(own([])).toMatchObject([{ rule: "text/sentences", options: { count: 1 }, heading: "A" }]);
  expect(own(["short"])).toMatchObject([
    { rule: "text/one-of", options: { values: ["X", "Y"] } },
    { rule: "text/sentences", options: { count: 2 }, heading: "A" },
    { rule: "text/no-em-dash", options: {}, heading: "A" },
  ]);
});
