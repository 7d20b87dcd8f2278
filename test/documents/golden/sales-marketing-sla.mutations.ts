import { everywhere, type Mutation } from "./mutation.ts";

export default [
  ...everywhere({
    prose: "The revert rule moves a lead on. It is no mark against the rep who missed it.",
    row: "| Duplicate | Another record has the same `Email` | Disqualified |",
    heading: "### VII. GOVERNANCE CADENCE",
  }),
  {
    rule: "text/sentences",
    find: "The alignment is rated INFORMAL",
    replace: "It can be mended. The alignment is rated INFORMAL",
  },
  { rule: "text/one-of", find: "rated INFORMAL,", replace: "rated poor,", at: "### I. ALIGNMENT" },
  {
    rule: "signals/flagged",
    find: "- SIGNAL MISSING: why deals were lost (property `Closed lost reason`)\n",
    replace: "",
    at: "### V.",
  },
  { rule: "table/columns", find: "| Stage | One-Sentence Definition |", replace: "| Stage | Definition |" },
  { rule: "table/rows", find: /\| SAL \| An MQL that .*\n/, replace: "", at: "| Stage |" },
  {
    rule: "cell/one-sentence",
    find: "A person at a company that we know how to reach.",
    replace: "A person at a company. We know how to reach both.",
  },
  {
    rule: "commitments/owner",
    find: "the logged attempts | Assigned SDR |",
    replace: "the logged attempts | The team |",
  },
  { rule: "commitments/number", find: "| 110 MQLs a month | Contacts", replace: "| plenty | Contacts" },
  {
    rule: "commitments/two-way",
    find: /\| Sales \| A disposition on each lead .*\n/,
    replace: "",
    at: "| Team | Commitment |",
  },
  {
    rule: "commitments/two-way",
    find: "Complete at handoff: e-mail, company, job title and lead source | 90% | Share of MQLs with `Email`, `Company name`, `Job title` and `Original source` known",
    replace: "Complete at handoff | 90% | Share of MQLs with every required field known",
  },
  {
    rule: "commitments/measurable",
    find: "Activity types among the logged attempts",
    replace: "As the manager sees it",
  },
  {
    rule: "definitions/observable",
    find: "The associated deal is Closed won",
    replace: "The buyer is happy with us",
  },
  {
    rule: "definitions/mql-fit-and-signal",
    find: "(`Industry`, `Number of employees` and `Job title` on the agreed lists) AND (`HubSpot score`",
    replace: "(`Industry`, `Number of employees` and `Job title` on the agreed lists) OR (`HubSpot score`",
  },
  { rule: "alert/complete", find: "To the contact owner, by Slack, in the minute", replace: "By Slack, in the minute" },
  {
    rule: "window/stated",
    find: "The owner has 8 working hours to set",
    replace: "The owner is asked to set",
  },
  {
    rule: "revert/goes-somewhere",
    find: "returns to Nurture and is flagged for the weekly review.",
    replace: "is flagged for the weekly review.",
  },
  { rule: "rejection/closed-set", find: "| Duplicate | Another record", replace: "| Other | Another record" },
  {
    rule: "mechanism/named",
    find: "Mechanism: a delay step in the same workflow, counted in business hours.",
    replace: "It is counted in business hours.",
  },
  {
    rule: "feedback/loop",
    find: "acceptance under 70% for 2 months in a row, for all leads or for one source.",
    replace: "when the two teams feel that it is time.",
  },
  {
    rule: "dashboard/complete",
    find: 'Custom report "Speed SLA attainment"',
    replace: "Custom report",
  },
  { rule: "dashboard/complete", find: /\| Rejected leads by reason .*\n/, replace: "", at: "| Metric |" },
  {
    rule: "dashboard/same-measures",
    find: "Acceptance rate and completeness at handoff, by source",
    replace: "Acceptance rate, by source",
    at: "| Metric |",
  },
  {
    rule: "dashboard/same-measures",
    find: "| 70% accepted, 90% complete |",
    replace: "| 90% accepted, 90% complete |",
  },
  {
    rule: "governance/agenda",
    find: "4. One improvement action, with an owner and a date",
    replace: "4. One improvement action, with an owner and a date\n5. Open discussion",
    at: "5. Open discussion",
  },
  {
    rule: "governance/owners",
    find: "VP of Sales for sales. The RevOps Lead",
    replace: "the sales team for sales. The RevOps Lead",
  },
  {
    rule: "rollout/sequenced",
    find: /(\| Second month \| Alert and revert rule.*\n)(\| Second month \| Speed target.*\n)/,
    replace:
      "| Second month | Speed target announced | Sales Leadership | Reps have worked a week with it |\n| Second month | Alert and revert rule, together | RevOps | A missed test lead comes back by itself |\n",
  },
  {
    rule: "definitions/sal-commits",
    find: /An MQL that a named rep has agreed to work[^|]*\|[^|]*\|/,
    replace: "An MQL that a named rep has accepted. | `Lead status` is set to Accepted |",
  },
  { rule: "definitions/sql-confirmed", find: "`Need`, `Buying role` and `Timeline` are filled AND ", replace: "" },
  {
    rule: "lifecycle/no-deal-mirror",
    find: /(?=\| Customer \| An account)(?:.|\n)*?stateDiagram-v2\n/,
    replace:
      "| Demo Booked | An SQL that has booked a demo. | A meeting of the type Demo is booked | Assigned SDR |\n\n```mermaid\nstateDiagram-v2\n  SQL --> Demo_Booked: demo booked\n  Demo_Booked --> Opportunity: demo held\n",
  },
  {
    rule: "definitions/marked-draft",
    find: "### II. SHARED DEFINITIONS\n",
    replace: "### II. SHARED DEFINITIONS\n\nTo be settled in the definitions workshop.\n",
    at: "| Lead | A person",
    variants: ["no-definitions"],
  },
  {
    rule: "definitions/self-serve",
    find: "(`HubSpot score` at or above 60 OR one high-intent action: demo request, pricing request or contact-sales form)",
    replace: "`Workspace activated` is true",
    at: "### II.",
    variants: ["product-led"],
  },
  {
    rule: "definitions/account-level",
    find: "(`HubSpot score` at or above 60 OR one high-intent action: demo request, pricing request or contact-sales form)",
    replace: "two contacts of the company with `HubSpot score` at or above 60",
    at: "| SAL |",
    variants: ["buying-committee"],
  },
  {
    rule: "sync/accounted",
    find: "It is no mark against the rep who missed it.",
    replace: "It is no mark against the rep who missed it, and reps work in Salesforce.",
    at: "### IV.",
    variants: ["hubspot-and-salesforce"],
  },
  {
    rule: "contract/shared-not-punitive",
    find: "It is no mark against the rep who missed it.",
    replace: "A rep who misses it twice gets a written warning.",
  },
  {
    rule: "mermaid/exactly",
    find: "Stages follow the buyer and deals follow the sale,",
    replace: "```mermaid\nflowchart TD\n  lead --> mql\n```\n\nStages follow the buyer and deals follow the sale,",
    at: "flowchart TD",
  },
  { rule: "mermaid/valid", find: "stamped --> alert[", replace: "stamped -[-> alert[" },
  {
    rule: "mermaid/says-what-it-means",
    find: '  recyclable -->|"No"',
    replace: '  ghost\n  recyclable -->|"No"',
  },
  {
    rule: "mermaid/lifecycle",
    find: "  Recycled --> Nurture: waiting time over\n",
    replace: "",
    at: "MQL --> Recycled: rejected",
  },
  {
    rule: "mermaid/lifecycle",
    find: "SQL --> Opportunity: deal created",
    replace: "SQL --> Demo_Booked: invited\n  Demo_Booked --> Opportunity: deal created",
  },
  { rule: "mermaid/handoff", find: 'accepted -->|"No"| revert', replace: "accepted --> revert", at: "accepted{" },
  { rule: "mermaid/handoff", find: 'out["Disqualified"]', replace: 'out["Archived"]' },
] satisfies Mutation[];
