import * as z from "zod";
import { tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, scopeOf } from "../rule.ts";

/** Where a measure can be read: a property, a logged event, a report. */
const source =
  /`[^`]+`|"[^"]{2,}"|\u201c[^\u201d]{2,}\u201d|\b(?:reports?|dashboards?|propert(?:y|ies)|fields?|time ?stamps?|stamp(?:ed|s)?|dates?|logs?|logged|activit(?:y|ies)|crm|hubspot|salesforce|sfdc|pardot|marketo|outreach|salesloft|amplitude|mixpanel|segment|workflows?|timelines?|lifecycle|lead status|status|stages?|forms?|(?:active|smart|saved) lists?|list views?|audit|history|dispositions?|\w+__c|calls?|e-?mails?|meetings|(?:held|booked|logged|completed) meeting|tasks?|records?|events?|sequences?|cadences?|queue|picklist|dropdown|query|sql|export|ticket)\b/i;
/** A count or a quotient of what the funnel counts. */
const formula =
  /(?:\b(?:count|number|share|rate|ratio|percentage|percent|median|average|mean|sum|total|proportion)\b|%|\/|\u00f7|\bover\b|\bdivided by\b|\bper\b|\bout of\b|\bfrom\b|\bbetween\b)/i;
const counted =
  /\b(?:[mspa]qls?|sals?|mqas?|leads?|contacts?|accounts?|accepted|rejected|passed|attempts?|touch(?:es)?|deals?|opportunit(?:y|ies)|minutes?|hours?|days?|signups?|users?)\b/i;

export default defineRule({
  id: "commitments/measurable",
  severity: "error",
  summary: "Each measure names where it is read: a property, a logged event, a report, or a count or share of leads.",
  options: z.strictObject({ column: z.string().default("Measure") }),
  examples: [
    {
      name: "a property, an event, a report",
      markdown:
        "## A\n\n| Commitment | Measure |\n|---|---|\n| Volume | Contacts by `Became a Marketing Qualified Lead date` |\n| Speed | MQL time stamp to first logged call |\n| Attempts | Activity report, per lead |\n",
      section: "A",
      options: { column: "Measure" },
      faults: [],
    },
    {
      name: "a count or a quotient, as people write it",
      markdown:
        '## A\n\n| Commitment | Measure |\n|---|---|\n| Quality | SALs \u00f7 MQLs, monthly |\n| Volume | Number of MQLs |\n| Speed | Median minutes, MQL to first touch |\n| Disposition | % of leads with a status other than New |\n| Follow-up | "Attempts per lead" |\n| Speed, SFDC | MQL_Date__c to first completed Task |\n| Data | SIGNAL MISSING: which fields the form asks for |\n',
      section: "A",
      options: { column: "Measure" },
      faults: [],
    },
    {
      name: "nothing that can be looked up",
      markdown:
        "## A\n\n| Commitment | Measure |\n|---|---|\n| Quality | Sales is happy with what it gets |\n| Speed | Spot checks by the manager |\n| Volume | |\n| Attempts | Ongoing |\n| Data | Report |\n",
      section: "A",
      options: { column: "Measure" },
      faults: [
        "Unexpected `Sales is happy with what it gets` in Measure, expected the property, event or report it is read from.",
        "Unexpected `Spot checks by the manager` in Measure, expected the property, event or report it is read from.",
        "Unexpected `` in Measure, expected the property, event or report it is read from.",
        "Unexpected `Ongoing` in Measure, expected the property, event or report it is read from.",
        "Unexpected `Report` in Measure, expected the property, event or report it is read from.",
      ],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Measure" },
      faults: "unscored",
    },
  ],
  check(context, { column }) {
    const table = tableWith(scopeOf(context), [column]);
    if (!table) return "unscored";
    return table.rows
      .map(({ cells, line }) => ({ measure: cells[column]!, line }))
      .filter(({ measure }) => !isMeasure(measure))
      .map(({ measure, line }) => ({
        message: `Unexpected \`${inLine(measure)}\` in ${column}, expected the property, event or report it is read from.`,
        line,
        actual: inLine(measure),
        expected: "a property, event or report",
        hint: "such as: share of MQLs with a logged call within the target, from the MQL date",
      }));
  },
});

/** A word for where to look that says nothing of where. */
const bare =
  /^(?:an? |the )?(?:reports?|dashboards?|crm|hubspot|salesforce|fields?|propert(?:y|ies)|data|records?|dates?|logs?|status|events?|lists?)[.]?$/i;

const isMeasure = (text: string): boolean =>
  /SIGNAL MISSING: \S/.test(text) ||
  (source.test(text) && !bare.test(text.trim())) ||
  (formula.test(text) && counted.test(text));
