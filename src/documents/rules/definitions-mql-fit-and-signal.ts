import * as z from "zod";
import { signals, whatQualifies } from "../reading/qualification.ts";
import { rowOfStage } from "../reading/stages.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const options = z.strictObject({
  column: z.string().default("Observable Criteria"),
  stage: z.string().default("Stage"),
  row: z.string().default("MQL"),
  /** What earns the label besides fit: what a person does, how the product is used, or what several people of an account do. */
  signal: z.enum(["engagement", "product", "account"]).default("engagement"),
});

const mql = (criteria: string): string => `## A\n\n| Stage | Criteria |\n|---|---|\n| MQL | ${criteria} |\n`;
const given = { section: "A", options: { column: "Criteria" } };
const noFit = "Missing fit in Criteria of MQL, expected a firmographic match such as industry, company size or role.";
const noSignal =
  "Missing signal in Criteria of MQL, expected a score with its threshold or a named action such as a demo request.";

export default defineRule({
  id: "definitions/mql-fit-and-signal",
  severity: "error",
  summary: "An MQL is earned by fit AND a signal: a firmographic match, and a score threshold or a named action.",
  options,
  examples: [
    {
      name: "fit and a score or an action",
      markdown: mql("Industry and company size on the agreed lists AND (score at or above 65 OR demo request)"),
      ...given,
      faults: [],
    },
    {
      name: "as people write it",
      markdown: mql(
        "Fit: SaaS or fintech, 50+ employees.<br>Signal: pricing page viewed 3 times or contact-sales form",
      ),
      ...given,
      faults: [],
    },
    {
      name: "by people who say it plainly",
      markdown: mql("Agency or SaaS, 10-200 people, and filled in the demo or pricing form"),
      ...given,
      faults: [],
    },
    {
      name: "each way in carries both",
      markdown: mql("(Fit score \u2265 50 and engagement score \u2265 50) OR (ICP tier A and a trial started)"),
      ...given,
      faults: [],
    },
    {
      name: "engagement alone",
      markdown: mql("`HubSpot score` at or above 65, or a demo request"),
      ...given,
      faults: [noFit],
    },
    { name: "fit alone", markdown: mql("Industry on the list and 50 to 500 employees"), ...given, faults: [noSignal] },
    {
      name: "a signal with neither threshold nor action",
      markdown: mql("Company size over 50 and a high level of engagement"),
      ...given,
      faults: [noSignal],
    },
    {
      name: "fit or signal",
      markdown: mql("Company size 50 to 500 OR score at or above 65"),
      ...given,
      faults: ["Unexpected OR between fit and signal in Criteria of MQL, expected both to be asked for."],
    },
    {
      name: "use of the product",
      markdown: mql("Work e-mail and company size over 20 AND (workspace activated OR 5 seats in use)"),
      section: "A",
      options: { column: "Criteria", signal: "product" },
      faults: [],
    },
    {
      name: "content where use of the product is asked for",
      markdown: mql("Company size over 20 AND two whitepaper downloads"),
      section: "A",
      options: { column: "Criteria", signal: "product" },
      faults: [
        "Missing signal in Criteria of MQL, expected a product signal such as an activation event, a usage threshold or seats added.",
      ],
    },
    {
      name: "several people of one account",
      markdown: mql("Target account with over 1,000 employees AND 3 contacts from the account engaged within 30 days"),
      section: "A",
      options: { column: "Criteria", signal: "account" },
      faults: [],
    },
    {
      name: "a single hot contact where the account is asked for",
      markdown: mql("Over 1,000 employees AND a demo request"),
      section: "A",
      options: { column: "Criteria", signal: "account" },
      faults: ["Missing signal in Criteria of MQL, expected two or more contacts of one account, with what they did."],
    },
    {
      name: "no MQL",
      markdown: "## A\n\n| Stage | Criteria |\n|---|---|\n| Lead | x |\n",
      ...given,
      faults: "unscored",
    },
  ],
  check(context, { column, stage, row: name, signal }) {
    const row = rowOfStage(scopeOf(context), name, { stage, column });
    if (!row) return "unscored";
    const criteria = row.cells[column]!;
    if (/SIGNAL MISSING: \S/.test(criteria)) return [];
    const { line } = row;
    const place = `in ${column} of ${name}`;
    const { fit, signal: act, isEither } = whatQualifies(criteria, signals[signal].pattern);
    if (isEither) {
      const message = `Unexpected OR between fit and signal ${place}, expected both to be asked for.`;
      return [{ message, line, hint: "write fit AND (score OR action)" }];
    }
    const faults: Fault[] = [];
    if (!fit) {
      const expected = "a firmographic match such as industry, company size or role";
      faults.push({ message: `Missing fit ${place}, expected ${expected}.`, line, expected });
    }
    if (!act) {
      const { expected } = signals[signal];
      faults.push({ message: `Missing signal ${place}, expected ${expected}.`, line, expected });
    }
    return faults;
  },
});
