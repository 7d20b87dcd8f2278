import * as z from "zod";
import { clausesOf, type Statement, statementsOf } from "../reading/clauses.ts";
import { clauseOf, type HandoffTopic, saidAloneOf } from "../reading/handoff.ts";
import { defineRule } from "../rule.ts";

/** What does it in a CRM. */
const mechanism =
  /\bworkflows?\b|\b(?:record-triggered|salesforce|screen|hubspot|n8n|make) flows?\b|\bflow builder\b|\bprocess builder\b|\bif\/then\b|\bbranch(?:es)?\b|\bdelay(?: steps?| until)?\b|\bdrop-?downs?\b|\bpicklists?\b|\bvalidation rules?\b|\bassignment rules?\b|\b(?:active|static|smart) lists?\b|\b(?:creates?|created) (?:an? )?task\b|\btask is created\b|\bsequences?\b|\bunenrol\w*|\benrol\w*|\bwebhooks?\b|\bzap(?:s|ier)?\b|\b(?:slack|teams|salesforce|outreach) (?:integration|app|connector|sync)\b|\bleandata\b|\bchili ?piper\b|\blead rout(?:er|ing rules?)\b|\b(?:calculated|required|custom|mandatory|conditional|select|enumeration|score|date|checkbox|status) (?:propert(?:y|ies)|fields?)\b|\brotate (?:record|contact|lead|owner)\w*|\bapex\b|\bautomat(?:ion|ed rule)s?\b|\bscheduled (?:job|trigger|path|flow)s?\b|\btime-based (?:trigger|rule|action)s?\b|\bescalation rules?\b/i;
/** What may hold or carry it, where the sentence says that it does. */
const holder =
  /`[^`]+`|\bpropert(?:y|ies)\b|\bfields?\b|\bqueues?\b|\breports?\b|\bforms?\b|\blists?\b|\btasks?\b|\bnotification\b/i;
const cue =
  /\bmechanisms?\b|\bvia\b|\bthrough\b|\busing\b|\buses\b|\benforced\b|\bbuilt\b|\bhow\b|\b(?:in|by) (?:hubspot|salesforce)\b|\b(?:hubspot|salesforce|crm)\b\s?(?:mechanism|setup|build|config\w*)?:|\bimplement\w*|\btracked (?:in|by|with)\b/i;

const names: Record<HandoffTopic, string> = {
  alert: "the alert",
  window: "the acceptance window",
  revert: "the revert rule",
  rejection: "the rejection taxonomy",
};

const expected = "the workflow, property or other setting of the CRM that does it";

export default defineRule({
  id: "mechanism/named",
  severity: "error",
  summary:
    "Alert, acceptance window, revert rule and rejection taxonomy each name the mechanism of the CRM that does it.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a mechanism in each clause",
      markdown:
        "## A\n\n**Alert.** By Slack to the owner. Mechanism: a contact-based workflow.\n\n**Acceptance window.** 4 working hours. Mechanism: a delay step.\n\n**Revert rule.** Back to Nurture. Mechanism: an if/then branch.\n\n**Rejection taxonomy.** A closed set. Mechanism: a required dropdown property.\n",
      section: "A",
      faults: [],
    },
    {
      name: "a column for it",
      markdown:
        "## A\n\n| Rule | Detail | HubSpot mechanism |\n|---|---|---|\n| Alert | Slack to the owner | Workflow `SLA 01` |\n| Acceptance window | 4 hours | `Lead status` checked by workflow `SLA 02` |\n| Revert | To nurture | Workflow `SLA 02`, no branch |\n| Rejection reasons | See list | Property `Rejection reason` |\n",
      section: "A",
      faults: [],
    },
    {
      name: "listed after the clauses",
      markdown:
        "## A\n\n- **Alert:** Slack to the owner.\n- **Acceptance window:** 4 hours.\n- **Revert:** back to nurture.\n- **Rejection reasons:** wrong industry, no budget, duplicate.\n\n**How it is built**\n\n- Alert: record-triggered flow\n- Window and revert: scheduled path of the same flow\n- Rejection reason: picklist with a validation rule\n",
      section: "A",
      faults: [],
    },
    {
      name: "words without one",
      markdown:
        "## A\n\n**Alert.** The owner is told by Slack. Mechanism: a workflow.\n\n**Acceptance window.** 4 working hours to set `Lead status` to Accepted.\n\n**Revert rule.** The lead goes back to Nurture by itself.\n\n**Rejection taxonomy.** Mechanism: the reps see to it.\n",
      section: "A",
      faults: [
        `Missing mechanism of the acceptance window, expected ${expected}.`,
        `Missing mechanism of the revert rule, expected ${expected}.`,
        `Missing mechanism of the rejection taxonomy, expected ${expected}.`,
      ],
    },
    {
      name: "no clause that would need one",
      markdown: "## A\n\nWe hand leads over with care.\n",
      section: "A",
      faults: "unscored",
    },
  ],
  check({ section }) {
    const clauses = section ? clausesOf(section) : [];
    const told = (Object.keys(names) as HandoffTopic[]).map((topic) => ({
      topic,
      clause: clauseOf(clauses, topic),
      said: saidAloneOf(clauses, topic),
    }));
    if (told.every(({ clause }) => clause.length === 0)) return "unscored";
    return told
      .filter(({ clause, said }) => clause.length > 0 && ![...clause, ...said].some(isMechanism))
      .map(({ topic, clause }) => ({
        message: `Missing mechanism of ${names[topic]}, expected ${expected}.`,
        line: clause[0]!.line,
        expected,
        hint: "such as: contact-based workflow, delay step, required dropdown property",
      }));
  },
});

const isMechanism = (statement: Statement): boolean =>
  statementsOf(statement).some(({ text }) => mechanism.test(text) || (holder.test(text) && cue.test(text)));
