import * as z from "zod";
import { amountsIn } from "../reading/amounts.ts";
import { type Commitment, commitmentsIn, type Topic } from "../reading/commitments.ts";
import { type Metric, metricsIn } from "../reading/dashboard.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const options = z.strictObject({
  metric: z.string().default("Metric"),
  definition: z.string().default("Definition"),
  report: z.string().default("HubSpot Report"),
  target: z.string().default("Target"),
});

const document = (commitments: string, metrics: string): string =>
  `## A\n\n| Team | Commitment | Target | Measure | Owner |\n|---|---|---|---|---|\n${commitments}\n## B\n\n| Metric | Definition | HubSpot Report | Target |\n|---|---|---|---|\n${metrics}`;
const owed =
  "| Marketing | Acceptance rate | 70% | Lead status | CMO |\n| Sales | Speed to lead | 30 minutes, met on 90% of MQLs | First call | Assigned SDR |\n";

export default defineRule({
  id: "dashboard/same-measures",
  severity: "error",
  summary: "Each commitment is on the dashboard, with the target that the two sides committed to.",
  options,
  examples: [
    {
      name: "the same measures, and the median beside its own target",
      markdown: document(
        owed,
        '| Speed to lead, median | MQL to first call | "Speed" | 15 minutes |\n| Speed to lead, attainment | Share called within 30 minutes | "SLA" | 90% |\n| Lead quality | Share of MQLs that sales accepts | "Quality" | 70% |\n',
      ),
      faults: [],
    },
    {
      name: "a commitment in words of its own",
      markdown: document(
        "| Sales | Win-back of stalled trials | 20 a month | Tasks | Assigned AE |\n",
        '| Stalled trials won back | Tasks closed | "Win-backs" | 20 |\n',
      ),
      faults: [],
    },
    {
      name: "the same words on both sides",
      markdown: document(
        "| Sales | Say what happened | 100% of leads | Lead status | Lee Park |\n",
        '| What happened | Leads that carry one | "Open leads" | 100% |\n',
      ),
      faults: [],
    },
    {
      name: "one that nobody would see",
      markdown: document(owed, '| Speed to lead | Share called within 30 minutes | "SLA" | 90% |\n'),
      faults: ["Missing on the dashboard: `Acceptance rate`, to which marketing has committed."],
    },
    {
      name: "another number than the one agreed",
      markdown: document(
        owed,
        '| Speed attainment | Share called within the target | "SLA" | 80% |\n| Acceptance rate | Accepted MQLs | "Quality" | 70% |\n',
      ),
      faults: ["Unexpected target `80%` of Speed attainment, expected that of `Speed to lead`."],
    },
    { name: "no dashboard", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context, columns) {
    const owed = commitmentsIn(context.sections);
    const board = metricsIn(scopeOf(context), columns) ?? metricsIn(context.sections, columns);
    if (!owed || !board) return "unscored";
    const { metrics, ragged, line } = board;
    const missing =
      ragged.length > 0
        ? []
        : owed.commitments.filter((commitment) => !metrics.some((metric) => isSame(commitment, metric)));
    return [
      ...missing.map((commitment): Fault => {
        const name = inLine(commitment.name);
        const who = commitment.sides.length === 1 ? commitment.sides[0] : "a side";
        return {
          message: `Missing on the dashboard: \`${name}\`, to which ${who} has committed.`,
          line,
          expected: name,
        };
      }),
      ...owed.commitments.flatMap((commitment) => otherTargets(commitment, metrics)),
    ];
  },
});

/** Words that any two measures may share. */
const common =
  /^(?:accounts?|leads?|rates?|each|every|time|with|from|marketing|sales|month(?:ly)?|mqls?|sqls?|sals?|quality|data|number|share|that|which|what|within|before|contacts?)$/;

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/`/g, "")
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 3 && !common.test(word))
    .map((word) => word.slice(0, 5));

/** A topic of the commitment is measured, or most of the words of its name stand there; of one in words of its own, one does. */
function isSame({ topics, name }: Commitment, metric: Metric): boolean {
  if (topics.some((topic) => metric.topics.includes(topic))) return true;
  const there = words(metric.text);
  const own = words(name);
  const shared = own.filter((word) => there.includes(word)).length;
  return topics.length === 0 ? shared > 0 : shared * 2 > own.length;
}

/** Topics whose target is one figure, wherever it stands; attempts are counted there and kept as a share here. */
const oneFigure: ReadonlySet<Topic> = new Set(["volume", "acceptance", "completeness", "speed", "disposition"]);

function otherTargets(commitment: Commitment, metrics: readonly Metric[]): Fault[] {
  const [topic] = commitment.topics;
  if (topic === undefined || commitment.topics.length > 1 || !oneFigure.has(topic)) return [];
  const rows = metrics.filter(
    (metric) => metric.topics.includes(topic) && !metric.isMedian && !metric.isRejections && !metric.isFunnel,
  );
  const agreed = amountsIn(commitment.target);
  const printed = rows.flatMap((row) => amountsIn(row.target).map((amount) => ({ ...amount, row })));
  for (const measure of new Set(agreed.map((amount) => amount.measure))) {
    const here = printed.filter((amount) => amount.measure === measure);
    const isThere = here.some(({ value }) =>
      agreed.some((amount) => amount.measure === measure && Math.abs(amount.value - value) < 1e-9),
    );
    if (here.length === 0 || isThere) continue;
    const { row } = here[0]!;
    return [
      {
        message: `Unexpected target \`${inLine(row.target)}\` of ${inLine(row.name)}, expected that of \`${inLine(commitment.name)}\`.`,
        line: row.line,
        actual: inLine(row.target),
        expected: inLine(commitment.target),
        hint: `both sides committed to ${inLine(commitment.target)}`,
      },
    ];
  }
  return [];
}
