import * as z from "zod";
import { type Clause, clausesOf, type Statement, statementsOf } from "../reading/clauses.ts";
import { handoffTopics, saidOf } from "../reading/handoff.ts";
import { defineRule, type Fault } from "../rule.ts";

/** What says that nobody took a lead up in time. */
const missed =
  /(?:\bnot|n['\u2019]t|\bcannot|\b(?:never|nobody|no one|no rep|without|fails? to|neither))\b[^.;]*\b(?:accept|action|work|claim|touch|pick|contact|act(?:s|ed)?\b|respon|follow)\w*|\bmiss(?:es|ed)?\b|\bun-?(?:actioned|accepted|worked|touched|claimed)\b|\bexpir\w*|\blaps\w*|\belaps\w*|\bbreach\w*|\b(?:window|clock|time|deadline|timer) (?:closes|passes|ends|expires|runs out|is over|is missed)|\btim(?:es|ed) out\b|\boverdue\b|\bno (?:action|response|activity|acceptance)\b/i;
/** A time that is over; of a rejected lead it is how long it waits. */
const over = /\bafter (?:the |that )?(?:\d|one|two|four|eight|window|deadline)/i;
const moves =
  "(?:return|revert|recycl|go(?:es)?\\b|going|moves?|moved|send|sent|rout|re-?rout|re-?assign|assign|hand|pass|drop|fall|rotat|re-?enter|enrol|releas|transfer|push|puts?\\b|bounc|back\\b|lands?|plac|add|flow|re-?queue|becom|set\\b|change|marked|status)";
const places =
  "(?:nurtur\\w*|recycl\\w*|queues?|pools?|marketing|demand gen\\w*|next (?:\\w+ )?(?:rep|sdr|bdr|ae|owner|person|seller)|(?:an)?other (?:founder|rep|sdr|bdr|ae|owner|seller|person)|(?:backup|duty|on-call|on-duty|free|available|different|second|standby) (?:rep|sdr|bdr|bdm|ae|owner|seller|person)|round[- ]robin|rotation|backup|fall-?back|re-?engagement|lists?|drip|campaign|re-?qualif\\w*|open|unassigned|mql|lead stage)";
const ends = "(?:disqualif\\w*|clos(?:e|es|ed)\\b|suppress\\w*|archiv\\w*|unqualified|delet\\w*|merg\\w*|removed)";
const destination = new RegExp(
  `\\b${moves}\\w*[^.;]{0,100}?\\b${places}\\b|\\b(?:back )?to (?:the )?${places}\\b|\\b(?:\u2192|->) ?\\w*`,
  "i",
);
const destinationOfRejected = new RegExp(`${destination.source}|\\b(?:recycl\\w*|nurtur\\w*)|\\b${ends}`, "i");

export default defineRule({
  id: "revert/goes-somewhere",
  severity: "error",
  summary: "A lead that nobody accepts in time, and one that is rejected, each goes somewhere named.",
  options: z.strictObject({}),
  examples: [
    {
      name: "both, each in its clause",
      markdown:
        "## A\n\n**The revert rule.** A first miss reassigns the lead to the next rep. A second returns it to Nurture.\n\n**The rejection taxonomy.** A closed set.\n\n| Reason | What happens next |\n|---|---|\n| No project | Recycled after 60 days |\n| Duplicate | Disqualified |\n",
      section: "A",
      faults: [],
    },
    {
      name: "as people write it",
      markdown:
        "## A\n\n- If an MQL isn't accepted within 4 business hours, the workflow clears the owner and puts it into the recycling queue.\n- Rejected leads go back to marketing for nurture, except duplicates, which are merged.\n",
      section: "A",
      faults: [],
    },
    {
      name: "a table of clauses",
      markdown:
        "## A\n\n| Rule | Detail |\n|---|---|\n| Un-actioned leads | After 8 hours rotate to the backup SDR |\n| Rejected leads | Fit reasons: disqualified. Timing reasons: nurture |\n",
      section: "A",
      faults: [],
    },
    {
      name: "escalated and reviewed, which moves no lead",
      markdown:
        "## A\n\n**Revert.** A lead that is not accepted in time is escalated to the manager and reviewed.\n\n**Rejection.** Rejected leads return to marketing.\n",
      section: "A",
      faults: [
        "Missing destination of a lead that nobody accepts in time, expected nurture, a recycling queue or the next rep.",
      ],
    },
    {
      name: "a label that sounds like it, and a flag for the manager",
      markdown:
        "## A\n\n- **Revert/Recycle Logic:** If a lead isn't accepted, it is flagged for the manager.\n- **Rejected leads:** to nurture.\n",
      section: "A",
      faults: [
        "Missing destination of a lead that nobody accepts in time, expected nurture, a recycling queue or the next rep.",
      ],
    },
    {
      name: "only the rejected move, after a wait",
      markdown:
        "## A\n\n| Rule | Detail |\n|---|---|\n| Window | 2 hours |\n| After rejection | Competitors are disqualified, others go back to nurture after 30 days |\n",
      section: "A",
      faults: [
        "Missing destination of a lead that nobody accepts in time, expected nurture, a recycling queue or the next rep.",
      ],
    },
    {
      name: "rejected into nothing",
      markdown:
        "## A\n\n**Revert.** A lead that is not accepted in time returns to Nurture.\n\n**Rejection.** Reps choose one of the reasons: wrong industry, no budget, duplicate.\n",
      section: "A",
      faults: ["Missing destination of a rejected lead, expected nurture, recycled or disqualified."],
    },
    {
      name: "neither",
      markdown: "## A\n\n**Alert.** By Slack, to the owner.\n",
      section: "A",
      faults: [
        "Missing destination of a lead that nobody accepts in time, expected nurture, a recycling queue or the next rep.",
        "Missing destination of a rejected lead, expected nurture, recycled or disqualified.",
      ],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const faults: Fault[] = [];
    if (!clauses.some(movesMissed)) {
      const expected = "nurture, a recycling queue or the next rep";
      const line = (clauses.find(({ text, titles }) => isRevert(titles) || missed.test(text)) ?? section).line;
      faults.push({
        message: `Missing destination of a lead that nobody accepts in time, expected ${expected}.`,
        line,
        expected,
      });
    }
    const rejected = saidOf(clauses, "rejection");
    if (!rejected.some(saysWhereRejectedGo)) {
      const expected = "nurture, recycled or disqualified";
      const line = (rejected[0] ?? section).line;
      faults.push({ message: `Missing destination of a rejected lead, expected ${expected}.`, line, expected });
    }
    return faults;
  },
});

/** `Without acceptance or rejection` is of no rejected lead. */
const saysWhereRejectedGo = (statement: Statement): boolean =>
  statementsOf({
    ...statement,
    text: statement.text.replace(/\baccept\w* (?:or|nor) reject\w*|\breject\w* (?:or|nor) accept\w*/gi, ""),
  }).some(({ text }) => destinationOfRejected.test(text) && (!missed.test(text) || handoffTopics.rejection.test(text)));

const isRejection = (titles: readonly string[]): boolean =>
  titles.some((title) => handoffTopics.rejection.test(title)) && !isRevert(titles);

const isRevert = (titles: readonly string[]): boolean => titles.some((title) => handoffTopics.revert.test(title));

/** `Revert/recycle logic` moves nothing by itself. */
const withoutLabel = ({ label, text }: Clause): string =>
  label !== undefined && !/\bto\b|\u2192|->/.test(label) ? text.replace(label, "") : text;

/** A clause that says where what nobody took up goes; a sentence about rejection alone says nothing of it. */
const movesMissed = (clause: Clause): boolean =>
  !isRejection(clause.titles) &&
  (missed.test(clause.text) || over.test(clause.text) || isRevert(clause.titles)) &&
  statementsOf({ ...clause, text: withoutLabel(clause) }).some(
    ({ text }) => destination.test(text) && (missed.test(text) || !handoffTopics.rejection.test(text)),
  );
