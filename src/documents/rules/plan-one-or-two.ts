import type { List, Nodes } from "mdast";
import * as z from "zod";
import { defineRule } from "../rule.ts";
import { plain } from "../tree.ts";

/** Opens a paragraph that goes on with the thing before it. */
const onward =
  /^(?:this|that|these|those|both|it|they|he|she|either|neither|because|instead|what (?:works|to do) instead|so|and|in (?:both|either) cases?|the (?:same|reason|alternative))\b/i;

export default defineRule({
  id: "plan/one-or-two",
  severity: "error",
  summary: "What will not work is the one or two things that the user is probably considering, and no catalogue.",
  options: z.strictObject({}),
  examples: [
    {
      name: "two paragraphs",
      markdown:
        "## A\n\nA deck that proves the leads are good. It is received as an argument.\n\nGoing over her head. She will know.\n",
      section: "A",
      faults: [],
    },
    {
      name: "two items under a sentence",
      markdown:
        "## A\n\nTwo things are tempting here:\n\n1. Another deck.\n\n   It reads as an argument.\n2. The CEO.\n",
      section: "A",
      faults: [],
    },
    {
      name: "one thing, told in four paragraphs",
      markdown:
        "## A\n\n**A better attribution model.** You will want one.\n\nIt answers a question about credit with a claim to more of it.\n\nThat is why the last one failed.\n\nInstead, give the credit away.\n",
      section: "A",
      faults: [],
    },
    {
      name: "two under headings of their own",
      markdown: "## A\n\n### The deck\n\nShe has one.\n\nIt was ignored.\n\n### The CEO\n\nToo early.\n",
      section: "A",
      faults: [],
    },
    {
      name: "three items",
      markdown: "## A\n\n- A deck\n- The CEO\n- A tighter MQL\n",
      section: "A",
      faults: ["Unexpected 3 things that will not work, expected the one or two that are most tempting here."],
    },
    {
      name: "four paragraphs, each a thing of its own",
      markdown:
        "## A\n\nSending the deck again.\n\nGoing to the CEO.\n\nRewriting the MQL.\n\nPromising a pipeline number.\n",
      section: "A",
      faults: ["Unexpected 4 things that will not work, expected the one or two that are most tempting here."],
    },
    {
      name: "three in one paragraph",
      markdown: "## A\n\nFirst, another deck. Second, the CEO. Third, a tighter MQL.\n",
      section: "A",
      faults: ["Unexpected 3 things that will not work, expected the one or two that are most tempting here."],
    },
    {
      name: "four in a row",
      markdown: "## A\n\nBeing too soft. Waiting. Giving in on the definition. Letting her own the narrative.\n",
      section: "A",
      faults: ["Unexpected 4 things that will not work, expected the one or two that are most tempting here."],
    },
    { name: "no such section", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ section }) {
    if (!section) return "unscored";
    const things = thingsIn(section.nodes);
    if (things.length <= 2) return [];
    return [
      {
        message: `Unexpected ${things.length} things that will not work, expected the one or two that are most tempting here.`,
        line: things[2]!,
        hint: "keep those that this user is likeliest to try next",
      },
    ];
  },
});

/** The line of each thing: of a heading, an item, an ordinal, a paragraph with a bold lead, or else a paragraph. */
function thingsIn(nodes: readonly Nodes[]): number[] {
  const line = (node: Nodes): number => node.position!.start.line;
  const headings = nodes.filter(({ type }) => type === "heading");
  if (headings.length > 0) return headings.map(line);
  const items = nodes.filter((node): node is List => node.type === "list").flatMap(({ children }) => children);
  const told = items.filter((item) => !/^SIGNAL MISSING/.test(plain(item)));
  if (told.length > 0) return told.map(line);
  const paragraphs = nodes.filter((node) => node.type === "paragraph" && !/^SIGNAL MISSING/.test(plain(node)));
  const bold = paragraphs.filter((node) => "children" in node && node.children[0]?.type === "strong");
  if (bold.length > 0) return bold.map(line);
  const own = paragraphs.filter((node, index) => index === 0 || !onward.test(plain(node)));
  const ordinals = paragraphs.flatMap((node) =>
    [...plain(node).matchAll(/(?<=^|[.!?]\s)(?:first|second|third|fourth|fifth|finally)(?:ly)?\b/gi)].map(() =>
      line(node),
    ),
  );
  // `Waiting. Giving in. Going to the CEO.`: things told one after the other, each in the form of a verb.
  const gerunds = paragraphs.flatMap((node) =>
    [...plain(node).matchAll(/(?<=^|[.!?]\s)[A-Z][a-z]+ing\b/g)].map(() => line(node)),
  );
  const [most] = [ordinals, gerunds, own.map(line)].toSorted((a, b) => b.length - a.length);
  return most!;
}
