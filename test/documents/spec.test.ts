import { expect, test } from "vitest";
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
