import * as z from "zod";
import { allOf, clausesOf } from "../reading/clauses.ts";
import { clauseOf } from "../reading/handoff.ts";
import { defineRule } from "../rule.ts";

const person =
  "(?:owners?|reps?|representatives?|[sb]drs?|aes?|account executives?|sellers?|sales ?persons?|salespeople|account managers?|managers?|assignees?|bdms?|advis[eo]rs?|consultants?|agents?|whoever|founder)";
const telling =
  "(?:to|for|notif\\w*|alert(?:s|ed|ing)?|ping(?:s|ed)?|messag\\w*|tell(?:s|ing)?|dms?|mail(?:s|ed)?|sends?|gives?|tag(?:s|ged|ging)?|mention\\w*|recipients?|who|reach(?:es)?|at)";

/** The parts of an alert, with how each is called in a message. */
const parts: [name: string, isThere: (text: string) => boolean][] = [
  [
    "to whom it goes",
    (text) =>
      new RegExp(
        `\\b${telling}\\b[^.;|]{0,60}?\\b${person}\\b|\\b${person}\\b[^.;|]{0,40}?\\b(?:receives?|gets?|is (?:notified|alerted|pinged|tagged|messaged|told)|sees?)\\b`,
        "i",
      ).test(text),
  ],
  [
    "on which channel",
    (text) =>
      /\bslack\b|\be-?mails?\b|\bsms\b|\btext messages?\b|\bpush\b|\bin-app\b|\bby phone\b|\bwhatsapp\b|\bchatter\b|\bdesktop\b|\b(?:mobile|browser|hubspot|salesforce|crm) (?:app |bell )?(?:notification|alert|task)/i.test(
        withoutPayload(text),
      ) || /(?<!\b(?:both|the|two|our|sales|marketing|all|their|your) )\bTeams\b/.test(text),
  ],
  [
    "at what moment",
    (text) =>
      /\binstant(?:ly)?\b|\bimmediate(?:ly)?\b|\bat once\b|\breal[- ]time\b|\bstraight away\b|\bright away\b|\b(?:the|that|same) (?:moment|minute|second|instant|hour|day)\b|\bas soon as\b|\bupon\b|\bon (?:the )?(?:status|stage|lifecycle)\b|\bon (?:entry|entering|qualif\w+|becoming|mql|stage|reaching|submission)\b|\b(?:when|once|whenever|if|after)\b[^.;]*\b(?:becom\w+|qualif\w+|reach\w*|meets?|enters?|hits?|cross\w*|is (?:set|stamped)|changes?|turns?|assigned|fires?|submit\w*)\b|\bwithin (?:\d+|one|two|three|five|ten|a|the) (?:\w+ )?(?:seconds?|minutes?|mins?|hour)\b|\b(?:under|in) (?:\d+|one|two|five|a) (?:seconds?|minutes?|mins?)\b|\btrigger(?:s|ed)?\b[^.;]*\b(?:mql|stage|status|qualif\w+|when|on|by)\b|\btrigger:/i.test(
        text,
      ),
  ],
  ["what it carries", (text) => carriedBy(text).length >= 2],
];

const carrying =
  /\b(?:(?:post|message|alert|notification|it|dm|e-?mail) has|carr(?:y|ies|ying)|includ(?:e|es|ed|ing)|contain(?:s|ed|ing)?|show(?:s|n|ing)?|with|list(?:s|ing)|payload|contents?|details|information|body|fields|gives?|states?|holds?|displays?|features?|what it says|context|data)\b/i;
const carried =
  /\b(?:who (?:it is|they are|it was)|what (?:they|he or she|the lead) (?:did|do|asked for|wants?|viewed|downloaded|needs?|requested)|names?|compan(?:y|ies)|role|(?:job )?title|(?:lead |original )?source|score|(?:qualifying |last |trigger\w* )?action|page|form|phone|e-?mail|link|url|record|history|owner|segment|size|industry|activit(?:y|ies)|campaign|message|reason|deadline|due|notes?|territory|account|website|timeline|intent|usage|plan|seats?|contact details|next step|asset|engagement|country|region|employees)\b/gi;

/** What an alert is said to carry: the distinct things that stand after a word for carrying. */
function carriedBy(text: string): string[] {
  const from = carrying.exec(text);
  const list = from ? text.slice(from.index) : "";
  const found = thingsIn(list);
  // A colon carries too, where enough follows it.
  const afterColon = text
    .split(/:\s/)
    .slice(1)
    .map(thingsIn)
    .find((things) => things.length > 2);
  return found.length > 1 ? found : (afterColon ?? found);
}

const thingsIn = (list: string): string[] => {
  return [...new Set([...list.matchAll(carried), ...list.matchAll(/`[^`]+`/g)].map(([found]) => found.toLowerCase()))];
};

/** An e-mail among what an alert carries is no channel. */
const withoutPayload = (text: string): string =>
  text.replace(/\b(?:carr(?:y|ies)|includ(?:es|ing)|contains?|shows?|lists?)\b[^.]*\./gi, ".");

export default defineRule({
  id: "alert/complete",
  severity: "error",
  summary: "The handoff has an alert that says to whom it goes, on which channel, at what moment and what it carries.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a paragraph",
      markdown:
        "## A\n\n**The alert.** To the contact owner, by Slack, in the minute in which `Lifecycle stage` becomes MQL. It carries name, company, score and a link to the record.\n",
      section: "A",
      faults: [],
    },
    {
      name: "bullets under a heading",
      markdown:
        "## A\n\n### Alert\n\n- **To:** assigned SDR\n- **Channel:** Microsoft Teams\n- **When:** immediately on MQL\n- **Contains:** contact name, phone, lead source, page viewed\n",
      section: "A",
      faults: [],
    },
    {
      name: "a row of a table",
      markdown:
        "## A\n\n| Rule | What happens | Mechanism |\n|---|---|---|\n| Alert | Instant Slack DM and e-mail to the assigned AE with name, company, score and the form they filled | Workflow 1 |\n| Acceptance | 4 business hours | Workflow 2 |\n",
      section: "A",
      faults: [],
    },
    {
      name: "a sentence among others",
      markdown:
        "## A\n\nAs soon as a contact hits the threshold, HubSpot notifies the owning rep in Slack, including the contact's name, title, company and what they did. The rep then has two business hours to accept.\n",
      section: "A",
      faults: [],
    },
    {
      name: "what it carries after a colon, and a status in place of a verb",
      markdown:
        "## A\n\n- **Alert** \u2013 Slack DM to the contact owner as soon as the lifecycle flips to MQL: name, title, company, score, record link.\n- **Window** \u2013 4 hours.\n\n## B\n\ntext\n",
      section: "A",
      faults: [],
    },
    {
      name: "in plain words",
      markdown:
        "## A\n\nWhen a form comes in, HubSpot e-mails whoever is on duty straight away, with name, company and what they asked for.\n",
      section: "A",
      faults: [],
    },
    {
      name: "in the words of a contract",
      markdown:
        "## A\n\n4.1 **Notification.** Upon a contact becoming an MQL, the System shall transmit a notification by email to the Representative to whom the contact is assigned, such notification to include the contact's name, employer, job title and telephone number.\n",
      section: "A",
      faults: [],
    },
    {
      name: "one that only fires",
      markdown: "## A\n\n**Alert.** An alert fires when a lead qualifies.\n\n**Window.** 4 hours to accept.\n",
      section: "A",
      faults: ["Missing in the alert: to whom it goes, on which channel and what it carries."],
    },
    {
      name: "to a team, and the rest elsewhere",
      markdown:
        "## A\n\n- **Alert:** posted to sales in Slack at once, with name and company.\n- **Revert:** an e-mail goes to the owner when the window ends.\n",
      section: "A",
      faults: ["Missing in the alert: to whom it goes."],
    },
    {
      name: "an e-mail address that it carries is no channel",
      markdown:
        "## A\n\n**Alert.** The contact owner is told the moment a lead qualifies. It carries name, e-mail and score.\n",
      section: "A",
      faults: ["Missing in the alert: on which channel."],
    },
    {
      name: "none",
      markdown: "## A\n\nReps look at their list each morning and accept within 4 hours.\n",
      section: "A",
      faults: [
        "Missing alert, expected one that says to whom it goes, on which channel, at what moment and what it carries.",
      ],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const said = clauseOf(clauses, "alert");
    const expected = listed(parts.map(([name]) => name));
    const hint =
      "such as: to the contact owner, by Slack, the moment a lead becomes an MQL, with name, company and score";
    if (said.length === 0)
      return [{ message: `Missing alert, expected one that says ${expected}.`, line: section.line, expected, hint }];
    const text = allOf(said);
    const lacking = parts.filter(([, isThere]) => !isThere(text)).map(([name]) => name);
    if (lacking.length === 0) return [];
    return [
      { message: `Missing in the alert: ${listed(lacking)}.`, line: said[0]!.line, expected: listed(lacking), hint },
    ];
  },
});

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
