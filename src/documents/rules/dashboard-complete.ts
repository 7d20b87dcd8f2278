import * as z from "zod";
import { funnelStages, type Metric, metricsIn, stagesIn } from "../reading/dashboard.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const attained =
  /\battain\w*|\bwithin\b|\bin time\b|\bon time\b|%|\bshare\b|\bpercent\w*|\bmet\b|\bcomplian\w*|\binside\b|\bproportion\b|\bhit rate\b/i;

/** What the dashboard shows, with how each is called in a message. */
const shown = {
  median: {
    name: "the median speed to lead",
    test: (row: Metric) => row.topics.includes("speed") && /\bmedian\b|\bp50\b|\b50th\b/i.test(row.text),
  },
  attainment: {
    name: "the attainment of the speed target",
    test: (row: Metric) => row.topics.includes("speed") && attained.test(`${row.text} | ${row.target}`),
  },
  followUp: {
    name: "follow-up against the attempts committed to",
    test: (row: Metric) => row.topics.includes("attempts"),
  },
  funnel: { name: "the funnel from MQL to won by lead source", test: (row: Metric) => row.isFunnel },
  rejections: { name: "rejected leads by reason", test: (row: Metric) => row.isRejections },
  volume: {
    name: "marketing's volume against commitment",
    test: (row: Metric) => row.topics.includes("volume") && !row.isFunnel,
  },
  quality: {
    name: "marketing's quality against commitment",
    test: (row: Metric) =>
      row.topics.includes("acceptance") || (row.topics.includes("completeness") && /quality/i.test(row.text)),
  },
} as const;
type Shown = keyof typeof shown;
const all = Object.keys(shown) as [Shown, ...Shown[]];

const options = z.strictObject({
  require: z.array(z.enum(all)).default(all),
  metric: z.string().default("Metric"),
  definition: z.string().default("Definition"),
  report: z.string().default("HubSpot Report"),
  target: z.string().default("Target"),
});

const generic =
  /\b(?:an?|the|our|custom|new|existing|standard|default|single|object|reports?|reporting|dashboards?|hubspot|salesforce|crm|charts?|bar|line|table|builder|widget|card|tile|n\/?a|none|manual\w*|tb[dc]|spreadsheet|excel|sheet|yes|no|same|as above|to be built|build)\b|[-\u2013\u2014./&,:()"\u201c\u201d']/gi;

/** A report has a name where something is left besides the words for a report. */
const isNamed = (report: string): boolean => /[\p{L}\d]{2,}/u.test(report.replace(/`/g, " ").replace(generic, " "));

const table = (rows: string): string =>
  `## A\n\n| Metric | Definition | HubSpot Report | Target |\n|---|---|---|---|\n${rows}`;
const good =
  '| Speed to lead, median | MQL stamp to first outbound activity | "Speed to lead" | 4 working hours |\n| Speed to lead, attainment | Share touched within the target | "Speed attainment" | 60% |\n| Follow-up | MQLs with 6 attempts in 10 working days | "Attempts per MQL" | 90% |\n| Funnel MQL to SAL to SQL to opportunity to won, by source | Contacts that entered each stage | "Lifecycle funnel" | 70% |\n| Rejected leads by reason | Rejections in the period | "Rejections by reason" | 100% with a reason |\n| Marketing volume | MQLs a month against commitment | "MQLs by month" | 110 MQLs |\n| Marketing quality | Acceptance rate by source | "Acceptance by source" | 70% |\n';

export default defineRule({
  id: "dashboard/complete",
  severity: "error",
  summary:
    "The dashboard shows speed (median and attainment), follow-up, the funnel by source, rejections by reason, and marketing's volume and quality, each from a report with a name.",
  options,
  examples: [
    { name: "each on a row", markdown: table(good), section: "A", faults: [] },
    {
      name: "as people write it, two in one row and the funnel in steps",
      markdown: table(
        "| Speed-to-lead | Median minutes and % inside 30 min | Lead response time by rep | 30 min / 90% |\n| Touches per lead | Avg. attempts in 10 days | Sales activity: touches per MQL | 6 |\n| MQL\u2192SAL | Accepted / passed, by original source | Funnel: MQL to SAL by source | 70% |\n| SAL\u2192SQL\u2192Opp\u2192Won | Conversion at each stage, by original source | Deal funnel by source | 40% |\n| Rejections | Count by reason code | Rejected MQLs by reason | < 30% |\n| MQLs vs goal | MQLs per month | MQL goal line | 120 a month |\n",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "what nobody shows",
      markdown: table(good.replace(/\| Rejected leads.*\n/, "").replace(/\| Speed to lead, median.*\n/, "")),
      section: "A",
      faults: [
        "Missing on the dashboard: the median speed to lead.",
        "Missing on the dashboard: rejected leads by reason.",
      ],
    },
    {
      name: "a funnel of no source, and one that stops early",
      markdown: table(
        good
          .replace("Funnel MQL to SAL to SQL to opportunity to won, by source", "Funnel MQL to SAL to SQL")
          .replace("entered each stage", "moved on"),
      ),
      section: "A",
      faults: [
        "Unexpected funnel without its sources, expected it by lead source.",
        "Unexpected funnel without opportunity and won, expected it from MQL to won.",
      ],
    },
    {
      name: "reports without a name",
      markdown: table(good.replace('"Speed to lead"', "Custom report").replace('"Lifecycle funnel"', "")),
      section: "A",
      faults: [
        "Unexpected `Custom report` in HubSpot Report of Speed to lead, median, expected a report with a name.",
        "Unexpected `` in HubSpot Report of Funnel MQL to SAL to SQL to opportunity to won, by source, expected a report with a name.",
      ],
    },
    {
      name: "the few that a small team reads",
      markdown: table(good.split("\n").slice(0, 2).join("\n")),
      section: "A",
      options: { require: ["median", "attainment"] },
      faults: [],
    },
    { name: "no dashboard", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check(context, { require, ...columns }) {
    const found = metricsIn(scopeOf(context), columns);
    if (!found) return "unscored";
    const { metrics, ragged, line } = found;
    const missing = ragged.length > 0 ? [] : require.filter((what) => !metrics.some(shown[what].test));
    return [
      ...missing.map(
        (what): Fault => ({
          message: `Missing on the dashboard: ${shown[what].name}.`,
          line,
          expected: shown[what].name,
        }),
      ),
      ...(require.includes("funnel") && ragged.length === 0
        ? faultsOfFunnel(metrics.filter(({ isFunnel }) => isFunnel))
        : []),
      ...metrics
        .filter(({ report }) => !isNamed(report) && !/SIGNAL MISSING: \S/.test(report))
        .map(({ name, report, line: at }) => ({
          message: `Unexpected \`${inLine(report)}\` in ${columns.report} of ${inLine(name)}, expected a report with a name.`,
          line: at,
          actual: inLine(report),
          expected: "the report's name",
          hint: 'such as: custom report "Speed to lead by rep"',
        })),
    ];
  },
});

/** One funnel may stand in several rows, a step each. */
function faultsOfFunnel(rows: readonly Metric[]): Fault[] {
  const [first] = rows;
  if (!first) return [];
  const text = rows.map((row) => `${row.text} | ${row.report}`).join("\n");
  const faults: Fault[] = [];
  if (!/\bsources?\b|\bchannels?\b|\bcampaigns?\b/i.test(text))
    faults.push({ message: "Unexpected funnel without its sources, expected it by lead source.", line: first.line });
  const named = stagesIn(text);
  const lacking = funnelStages.filter((stage) => !named.includes(stage));
  if (
    lacking.length > 0 &&
    !/\b(?:each|every|all|full|whole) (?:lifecycle )?(?:stages?|steps?|funnel)\b|\bstage[- ](?:to|by)[- ]stage\b|\bend[- ]to[- ]end\b/i.test(
      text,
    )
  ) {
    const expected = lacking.length > 1 ? `${lacking.slice(0, -1).join(", ")} and ${lacking.at(-1)}` : lacking[0];
    faults.push({
      message: `Unexpected funnel without ${expected}, expected it from MQL to won.`,
      line: first.line,
      expected,
    });
  }
  return faults;
}
