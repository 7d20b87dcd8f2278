import fc from "fast-check";
import { expect, test } from "vitest";
import { parseItem } from "../../src/library/parse.ts";
import { kindOfText } from "../../src/library/sniff.ts";
import { AGENT, MISSION, skill } from "./fixture.ts";

const FLAT = 'name: a description: Does. Triggers: "b". license: MIT metadata: triggers: c knowledge: - d - e\nBody\n';
const sound = fc.constantFrom(AGENT, MISSION, FLAT, skill("a", "Use when: x", "metadata:\n  triggers: a, b\n"));

/** A sound file with pieces of it taken out, doubled, or put elsewhere, and marks that mean something strewn in. */
const mutated = fc
  .tuple(
    sound,
    fc.array(
      fc.record({
        at: fc.nat(1_500),
        length: fc.nat(40),
        text: fc.oneof(
          fc.constantFrom(
            "---\n",
            "---js\n",
            "\u0000",
            "\uFEFF",
            "\r\n",
            "\t",
            ": ",
            "- ",
            "```\n",
            "[",
            "{{",
            "&a *a",
            "!!js/function ",
            "<<: *x",
            "é",
            "\u202e",
            '"',
            "'",
          ),
          fc.string({ maxLength: 20, unit: "binary" }),
        ),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((now, { at, length, text: put }) => now.slice(0, at) + put + now.slice(at + length), text),
  );

const randomBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString("utf8"));
const anyText = fc.oneof({ weight: 3, arbitrary: mutated }, { weight: 1, arbitrary: randomBytes });

test("no text makes a parser throw, and what is no item is told in a finding", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("agent" as const, "skill" as const, "mission" as const), (text, kind) => {
      const { item, findings } = parseItem({ kind, file: "/x/a/SKILL.md" }, text);
      expect(["agent", "skill", "mission"]).toContain(kindOfText(text));
      if (item) expect(item.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      else expect(findings.some(({ severity }) => severity === "error")).toBe(true);
      const lines = text.split(/\r\n?|\n/).length;
      for (const { line = 1 } of findings) expect(line >= 1 && line <= lines + 1).toBe(true);
    }),
    { numRuns: 1_500, seed: 7 },
  );
});

test("large hostile texts are read in time", { timeout: 10_000 }, () => {
  for (const text of [
    `---\nname: a\ndescription: ${"trigger: ".repeat(6_000)}\n---\n`,
    `name: a description: ${"name: ".repeat(150_000)}`,
    `---\n${"a: &a [*a]\n".repeat(5_000)}---\n`,
    "`".repeat(900_000),
    "# Mission: x\n### Phase 1: x\n".repeat(30_000),
    `# Mission: x\n### Phase 1: a${" ".repeat(200_000)}x\n`,
    `---${" ".repeat(200_000)}x\n`,
    `---\nname: a\ndescription: Triggers: ${";".repeat(60_000)}x\n---\n`,
    `${" ".repeat(900_000)}\n---`,
    `# T${" ".repeat(200_000)}x\n`,
    `**${" ".repeat(200_000)}x\n**Lead**: @a\n`,
    `name: a description: b ${" ".repeat(200_000)} --- x`,
    `---\nname:\n${Array.from({ length: 24 }, (_, at) => `  - &a${at} [${at > 0 ? `*a${at - 1}, *a${at - 1}, *a${at - 1}` : "x"}]`).join("\n")}\n---\n`,
  ]) {
    for (const kind of ["agent", "skill", "mission"] as const) parseItem({ kind, file: "/x/a/SKILL.md" }, text);
  }
});
