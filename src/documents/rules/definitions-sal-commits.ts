import * as z from "zod";
import { firstAsserted } from "../reading/negation.ts";
import { asWords } from "../reading/shown.ts";
import { rowOfStage } from "../reading/stages.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const accepting =
  /\baccept\w*|\bagree[sd]?\b|\b(?:tak(?:es?|en)|took)\b|\bclaim\w*|\btakes? ownership\b|\bowns?\b|\bcommit\w*/i;
/** What a rep does with a lead once it is accepted. */
const working =
  /\bwork(?:s|ed|ing)?\b|\bmessag\w*|\bchat(?:s|ted)?\b|\battempts?\b|\bcall(?:s|ed)?\b|\bcontact(?:s|ed|ing)\b|\b(?:to|will) (?:contact|call|reach|work|pursue)\b|\breach(?:es|ed)? out\b|\btouch\w*|\bfollow(?:s|ed)?[ -]up\b|\boutreach\b|\bpursu\w*|\be-?mail(?:s|ed)?\b[^.;|]*\blogged\b|\bfirst (?:touch|activity|action|contact|conversation)\b|\bsequence\b|\bengag\w*/i;
const closing =
  /\b(?:will|going to|expected to|likely to|agrees? to|commits? to|promises? to|can be|to be)\b[^.;|]{0,20}\b(?:clos(?:e|ed|ing)|win|won|buy|convert(?:ed)?)\b|\bforecast(?:ed|s)?\b/i;

const row = (definition: string, criteria: string): string =>
  `## A\n\n| Stage | One-Sentence Definition | Observable Criteria |\n|---|---|---|\n| SAL | ${definition} | ${criteria} |\n`;

export default defineRule({
  id: "definitions/sal-commits",
  severity: "error",
  summary: "SAL says what sales commits to when it accepts a lead: to work it, which is no promise that it will close.",
  options: z.strictObject({
    stage: z.string().default("Stage"),
    definition: z.string().default("One-Sentence Definition"),
    criteria: z.string().default("Observable Criteria"),
    row: z.string().default("SAL"),
  }),
  examples: [
    {
      name: "accepted and worked",
      markdown: row(
        "An MQL that a named rep has agreed to work, which is no promise that it will close.",
        "`Lead status` is Accepted and one outbound call is logged",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "as people write it",
      markdown: row(
        "Sales has taken ownership and started outreach.",
        "Status = Working; first attempt within 4 hours",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "of a product-led motion",
      markdown: row("The rep took the PQL and messaged the admin.", "`sa_status` = accepted and first message logged"),
      section: "A",
      faults: [],
    },
    {
      name: "accepted, and nothing said of what that obliges to",
      markdown: row("An MQL that sales accepts.", "`Lead status` is Accepted"),
      section: "A",
      faults: ["Missing in SAL: what sales commits to on acceptance, such as a first attempt in a given time."],
    },
    {
      name: "a promise to close",
      markdown: row("An MQL that sales accepts, works and expects to win, since it will close.", "Lead is accepted"),
      section: "A",
      faults: ["Unexpected `will close` in SAL, expected a commitment to work the lead."],
    },
    { name: "no SAL", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check(context, { stage, definition, criteria, row: name }) {
    const found = rowOfStage(scopeOf(context), name, { stage, column: criteria });
    if (!found) return "unscored";
    const text = asWords(`${found.cells[definition] ?? ""} | ${found.cells[criteria]!}`);
    const { line } = found;
    const faults: Fault[] = [];
    if (!accepting.test(text) && !working.test(text)) {
      const expected = "that a rep accepts the lead";
      faults.push({ message: `Missing in ${name}: ${expected}.`, line, expected });
    } else if (!working.test(text)) {
      const expected = "what sales commits to on acceptance, such as a first attempt in a given time";
      faults.push({ message: `Missing in ${name}: ${expected}.`, line, expected });
    }
    const promise = firstAsserted(text, closing);
    if (promise && !/\bno promise\b|\bdistinct from\b/i.test(text.slice(0, promise.index)))
      faults.push({
        message: `Unexpected \`${promise[0]}\` in ${name}, expected a commitment to work the lead.`,
        line,
        actual: promise[0],
        expected: "a commitment to work the lead",
      });
    return faults;
  },
});
