import * as z from "zod";
import { type TypeNumber, typeField, typeNames, typesNamed } from "../reading/plan.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "plan/type",
  severity: "error",
  summary: "The misalignment type is one of the four, or a combination; where it has a number and a name they agree.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a number and its name",
      markdown: "Misalignment type: Type 1, earned skepticism from prior marketing performance\n\n## A\n\ntext\n",
      faults: [],
    },
    {
      name: "a combination, as a hypothesis",
      markdown: "**Misalignment type:** Types 1 and 3 (to be settled in the first conversation)\n\n## A\n\ntext\n",
      faults: [],
    },
    {
      name: "a combination by name",
      markdown: "- Misalignment type: structural at its root, political by now\n- Urgency: this week\n\n## A\n\ntext\n",
      faults: [],
    },
    {
      name: "with the reason behind it",
      markdown: "Misalignment type: Type 4. He has built his career on outbound.\nUrgency: soon\n\n## A\n\ntext\n",
      faults: [],
    },
    {
      name: "with what it has turned into",
      markdown: "Misalignment type: Type 2. It has become political since the board deck\n\n## A\n\ntext\n",
      faults: [],
    },
    {
      name: "one that there is not",
      markdown: "# Plan\n\nMisalignment type: Type 5, a difficult person\n\n## A\n\ntext\n",
      faults: [
        "Unexpected `Type 5, a difficult person` in Misalignment type, expected one of Type 1 (earned), Type 2 (structural), Type 3 (political), Type 4 (opposed), or a combination.",
      ],
    },
    {
      name: "none",
      markdown: "Misalignment type: hard to say\n\n## A\n\ntext\n",
      faults: [
        "Unexpected `hard to say` in Misalignment type, expected one of Type 1 (earned), Type 2 (structural), Type 3 (political), Type 4 (opposed), or a combination.",
      ],
    },
    {
      name: "a number that belongs to another name",
      markdown: "Misalignment type: Type 2, political\n\n## A\n\ntext\n",
      faults: ["Unexpected `political` beside Type 2, expected its own name: structural."],
    },
    {
      name: "all four, which diagnoses nothing",
      markdown: "Misalignment type: Types 1, 2, 3 and 4\n\n## A\n\ntext\n",
      faults: ["Unexpected all four types, expected those that drive the friction here."],
    },
    { name: "no such field", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document }) {
    const answer = typeField(document);
    if (!answer) return "unscored";
    const { line, text } = answer;
    const named = typesNamed(text);
    if (named.length === 0 || named.some(({ number }) => number < 1 || number > 4)) {
      return [
        {
          message: `Unexpected \`${text}\` in Misalignment type, expected one of ${set}.`,
          line,
          actual: text,
          expected: set,
        },
      ];
    }
    if (new Set(named.map(({ number }) => number)).size === 4)
      return [{ message: "Unexpected all four types, expected those that drive the friction here.", line }];
    const stray = named.flatMap(({ number, by, index }) => {
      const own = by === "name" ? numberBefore(text, index) : undefined;
      return own === undefined || own === number ? [] : [{ number, own }];
    })[0];
    if (!stray) return [];
    const { own } = stray;
    const actual = typeNames[stray.number as TypeNumber].exec(text)![0];
    return [
      { message: `Unexpected \`${actual}\` beside Type ${own}, expected its own name: ${short[own]}.`, line, actual },
    ];
  },
});

/** The number that a name stands right after, as its own: `Type 2, political`, not `Type 2. It turned political`. */
function numberBefore(text: string, index: number): TypeNumber | undefined {
  const digit = /\btype ([1-4])[\s,:;(\u2013-]*$/i.exec(text.slice(0, index))?.[1];
  return digit === undefined ? undefined : (Number(digit) as TypeNumber);
}

const short = { 1: "earned", 2: "structural", 3: "political", 4: "opposed" } as const;
const set = `${Object.entries(short)
  .map(([number, name]) => `Type ${number} (${name})`)
  .join(", ")}, or a combination`;
