import type { DocumentTree, Section } from "../tree.ts";
import { type Answer, answersIn } from "./answers.ts";
import { withoutQuotations } from "./quotation.ts";
import { type Statement, statementsIn } from "./statements.ts";

/** Headings and fields of the sales leader alignment plan that rules read across sections. */
export const planHeadings = {
  assessment: "SITUATION ASSESSMENT",
  conversation: "THE FIRST CONVERSATION",
  escalation: "ESCALATION TRIGGER",
  willNotWork: "WHAT WILL NOT WORK IN THIS SITUATION",
} as const;

const conversationFields = [
  "When",
  "Who should be in the room",
  "How to open it",
  "What to listen for",
  "What not to say",
] as const;

/** A field of the first conversation, wherever it stands. */
export const conversationField = (
  document: DocumentTree,
  sections: readonly Section[],
  name: (typeof conversationFields)[number],
): Answer | undefined => {
  const section = sections.find(({ heading }) => heading === planHeadings.conversation);
  return section && answersIn(document, section.nodes, conversationFields).find((answer) => answer.name === name);
};

/** Something that the plan tells its reader to say or do, and under which heading. */
export interface Advice extends Statement {
  heading: string;
}

/**
 * What the plan tells its reader to say and do: not what it warns of, not what it says to listen for, and not what the
 * assessment quotes, which is somebody else's.
 */
export const adviceIn = (document: DocumentTree, sections: readonly Section[]): Advice[] =>
  sections
    .filter(({ heading }) => heading !== planHeadings.willNotWork)
    .flatMap(({ heading, nodes }) => {
      const statements =
        heading === planHeadings.conversation
          ? answersIn(document, nodes, conversationFields)
              .filter(({ name }) => name !== "What not to say" && name !== "What to listen for")
              .flatMap((answer) => answer.statements)
          : heading === planHeadings.assessment
            ? statementsIn(document, nodes).map((told) => ({ ...told, text: withoutQuotations(told.text) }))
            : statementsIn(document, nodes);
      return statements.map((statement) => ({ ...statement, heading }));
    });

/** The four types by their number, each with the words that name it. */
export const typeNames: Record<1 | 2 | 3 | 4, RegExp> = {
  1: /\bearned\b|\blegitimate s[kc]epticism\b|\bprior (?:marketing )?performance\b/i,
  2: /\bstructur(?:al|e)\b|\bdifferent (?:targets|goals|metrics|numbers)\b/i,
  3: /\bpolitic(?:al|s)\b|\bcompetition for (?:resources|credit)\b/i,
  4: /\bpersonalit(?:y|ies)\b|\bcategorical(?:ly)?\b|\bphilosophical(?:ly)?\b|\bopposed\b/i,
};

export type TypeNumber = keyof typeof typeNames;

/** The types that a text names, by number or by name, in the order in which they stand; numbers beyond four with them. */
export function typesNamed(text: string): { number: number; index: number; by: "number" | "name" }[] {
  const numbered = [...text.matchAll(/\btypes?\s+(\d+(?:\s*(?:,|\/|&|\+|and|or|with)\s*(?:type\s+)?\d+)*)/gi)].flatMap(
    (match) =>
      [...match[1]!.matchAll(/\d+/g)].map((digits) => ({
        number: Number(digits[0]),
        index: match.index + match[0].length - match[1]!.length + digits.index,
        by: "number" as const,
      })),
  );
  const named = ([1, 2, 3, 4] as const).flatMap((number) => {
    const match = typeNames[number].exec(text);
    return match ? [{ number, index: match.index, by: "name" as const }] : [];
  });
  return [...numbered, ...named].toSorted((a, b) => a.index - b.index);
}

/** The field that says what type the misalignment is. */
export const typeField = (document: DocumentTree): Answer | undefined =>
  answersIn(document, document.root.children, ["Misalignment type", "Urgency", "Built"]).find(
    ({ name }) => name === "Misalignment type",
  );

/** Types of the plan in hand, the main one first; none where its field is absent or names none. */
export function typesOf(document: DocumentTree): TypeNumber[] {
  const numbers = typesNamed(typeField(document)?.text ?? "");
  const chosen = numbers.some(({ by }) => by === "number") ? numbers.filter(({ by }) => by === "number") : numbers;
  return [...new Set(chosen.map(({ number }) => number))].filter(
    (number): number is TypeNumber => number >= 1 && number <= 4,
  );
}
