import * as z from "zod";
import { clausesOf } from "../reading/clauses.ts";
import { type Commitment, commitmentsIn, lackOf, nameOf, topicsIn, topicsOf } from "../reading/commitments.ts";
import type { Side } from "../reading/owners.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const options = z.strictObject({
  marketing: z.array(z.enum(topicsOf.marketing)).default([...topicsOf.marketing]),
  sales: z.array(z.enum(topicsOf.sales)).default([...topicsOf.sales]),
  /** More commitments than these are too many to keep. */
  most: z.number().int().positive().optional(),
});

const table = (rows: string): string =>
  `## A\n\n| Team | Commitment | Target | Measure | Owner |\n|---|---|---|---|---|\n${rows}`;
const marketing =
  "| Marketing | Qualified-lead volume | 90 MQLs a month | MQL date | Head of Demand Gen |\n| Marketing | Acceptance rate | 75% | Lead status | Head of Demand Gen |\n| Marketing | Complete at handoff: e-mail, company, job title | 95% | Properties at the MQL stamp | Demand Gen Manager |\n";
const sales =
  "| Sales | Speed to lead | 4 working hours | First logged call or e-mail | Assigned SDR |\n| Sales | Contact attempts | 6 attempts in 10 working days | Logged calls and e-mails | Assigned SDR |\n| Sales | Channels | phone and e-mail | Activity types | Assigned SDR |\n| Sales | A disposition on each lead | 100% | Lead status | VP of Sales |\n";

export default defineRule({
  id: "commitments/two-way",
  severity: "error",
  summary:
    "Both sides owe: marketing a volume, an acceptance rate and complete data with its fields named; sales a speed, attempts in a window, the channels and a disposition on each lead.",
  options,
  examples: [
    { name: "both owe", markdown: table(marketing + sales), section: "A", faults: [] },
    {
      name: "in other words, with teams by other names, a blank cell for the team above, and two commitments in one row",
      markdown: table(
        "| Demand Gen | MQLs handed over per month | 120 | Contacts by MQL date | J. Ortiz |\n| | Lead quality: share of MQLs that sales accepts | \u2265 70% | SAL / MQL | J. Ortiz |\n| | Required fields populated (see below) | 95% | Form audit | MOps Lead |\n| SDR team | First outbound attempt | within 30 minutes in business hours | Timeline | Assigned SDR |\n| | Minimum 6 touches over 10 business days across phone, e-mail and LinkedIn | 100% of leads | Sequence report | Assigned SDR |\n| | Outcome logged on every lead | 100% within 48 hours | `Lead status` | SDR Manager |\n\nRequired fields: `email`, `company`, `job_title`, `lead_source`.\n",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "a scorecard that only marketing is graded on",
      markdown: table(marketing),
      section: "A",
      faults: [
        "Missing commitments of sales, expected speed to lead, contact attempts in a window, the channels of the attempts and a disposition on each lead.",
      ],
    },
    {
      name: "one that nobody owes",
      markdown: table(
        marketing + sales.replace(/\| Sales \| A disposition.*\n/, "").replace(/\| Sales \| Channels.*\n/, ""),
      ),
      section: "A",
      faults: [
        "Missing commitment of sales to the channels of the attempts, expected a row with its target.",
        "Missing commitment of sales to a disposition on each lead, expected a row with its target.",
      ],
    },
    {
      name: "words without what makes them a commitment",
      markdown: table(
        (marketing + sales)
          .replace(": e-mail, company, job title", ": all required fields")
          .replace("6 attempts in 10 working days", "6 attempts")
          .replace("| Channels | phone and e-mail |", "| Channels | 1 channel |"),
      ),
      section: "A",
      faults: [
        "Unexpected `Complete at handoff: all required fields`, expected the fields by name.",
        "Unexpected `Contact attempts`, expected the window in which they are made, such as 10 working days.",
        "Unexpected `Channels`, expected two channels or more, by name or number.",
      ],
    },
    {
      name: "numbers that are of something else",
      markdown: table(
        "| Marketing | Deliver high-quality MQLs | 100+ per month | MQL date | CMO |\n| Sales | Speed to lead | 90% | Timeline | SDR Lead |\n| Sales | Attempts | within 10 days | Timeline | SDR Lead |\n",
      ),
      section: "A",
      options: { marketing: ["volume", "acceptance"], sales: ["speed", "attempts"] },
      faults: [
        "Missing commitment of marketing to an acceptance rate, expected a row with its target.",
        "Unexpected `Speed to lead`, expected the time within which it is, such as 4 working hours.",
        "Unexpected `Attempts`, expected how many attempts are made in it.",
      ],
    },
    {
      name: "the fewest that close the handoff",
      markdown: table(
        "| Marketing | Acceptance rate | 70% | Lead status | Marketing Lead |\n| Sales | Speed to lead | 4 working hours | First logged call | Account Executive |\n| Sales | Outcome logged | 100% | Lead status | Account Executive |\n",
      ),
      section: "A",
      options: { marketing: ["acceptance"], sales: ["speed", "disposition"], most: 5 },
      faults: [],
    },
    {
      name: "more than a small team keeps",
      markdown: table(marketing + sales),
      section: "A",
      options: { most: 5 },
      faults: ["Unexpected 7 commitments, expected 5 at most."],
    },
    { name: "no table of commitments", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check(context, { most, ...owed }) {
    const sections = scopeOf(context);
    const found = commitmentsIn(sections);
    if (!found) return "unscored";
    const { commitments, ragged, line } = found;
    const around = sections
      .flatMap(clausesOf)
      .filter(({ kind, text }) => kind !== "row" && topicsIn(text, ["marketing"]).includes("completeness"))
      .map(({ text }) => text)
      .join("\n");
    const tooMany: Fault[] =
      most === undefined || commitments.length <= most
        ? []
        : [{ message: `Unexpected ${commitments.length} commitments, expected ${most} at most.`, line }];
    return [
      ...(["marketing", "sales"] as const).flatMap((side) => {
        const own = commitments.filter(({ sides }) => sides.includes(side));
        // A ragged row is a finding of its own, and not that what it says is missing.
        const known = ragged.flatMap((text) => topicsIn(text));
        const topics = owed[side].filter((topic) => !known.includes(topic));
        if (own.length > 0 || topics.length === 0)
          return topics.flatMap((topic) => faultsOf(side, topic, own, around, line));
        const expected = listed(owed[side].map((topic) => nameOf[topic]));
        return [{ message: `Missing commitments of ${side}, expected ${expected}.`, line, expected }];
      }),
      ...tooMany,
    ];
  },
});

function faultsOf(
  side: Side,
  topic: keyof typeof nameOf,
  own: readonly Commitment[],
  around: string,
  line: number,
): Fault[] {
  const about = own.filter(
    ({ name, target, topics }) => topics.includes(topic) || topicsIn(`${name}, ${target}`, [side]).includes(topic),
  );
  if (about.some(({ text }) => lackOf(topic, text, around) === undefined)) return [];
  // A row that is whole as another commitment has only a word of this one.
  const meant = about.filter(({ text, topics }) =>
    topics.every((other) => other === topic || lackOf(other, text, around) !== undefined),
  );
  const [closest] = meant.toSorted((a, b) => Number(b.topics.includes(topic)) - Number(a.topics.includes(topic)));
  if (!closest) {
    const message = `Missing commitment of ${side} to ${nameOf[topic]}, expected a row with its target.`;
    return [{ message, line, expected: nameOf[topic], hint: `say what ${side} owes, with a number and an owner` }];
  }
  const expected = lackOf(topic, closest.text, around)!;
  const name = inLine(closest.name);
  return [{ message: `Unexpected \`${name}\`, expected ${expected}.`, line: closest.line, actual: name, expected }];
}

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
