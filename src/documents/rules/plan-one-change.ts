import type { List } from "mdast";
import * as z from "zod";
import { firstAsserted, isNegated } from "../reading/negation.ts";
import { withoutQuotations } from "../reading/quotation.ts";
import { lineIn, type Statement, statementsIn } from "../reading/statements.ts";
import { timesIn } from "../reading/time.ts";
import { defineRule, type Fault } from "../rule.ts";
import { plain } from "../tree.ts";

/** What is done to a program, a report or a list of leads; telling somebody of it, or measuring it, is no second change. */
const doing =
  "add|adopt|align|improve|refresh|relaunch|roll out|brief|appoint|automate|build|buy|change|create|cut|drop|expand|fix|freeze|hire|implement|increase|introduce|kill|launch|lower|move|overhaul|pause|pull|raise|rebuild|redefine|redesign|reduce|remove|replace|restructure|retire|revamp|revise|rewrite|roll out|set up|shut down|start|stop|switch|tighten|train|update";
const opens = new RegExp(
  `^[\\s"*_\\d.)-]*(?:(?:within|in|by|before|over|on|at|after|for) [^,]{3,50}, )?(?:(?:and|then|also|next|first|second|third|finally|please|lastly)(?:ly)?,? )*(?:${doing})\\b`,
  "i",
);
const further = new RegExp(
  `\\b(?:also|additionally|in addition(?: to (?:this|that))?|on top of (?:this|that)|at the same time|in parallel|meanwhile|besides(?: this| that)?|second(?:ly)?|third(?:ly)?),? (?:(?:we|you|I) (?:will |should )?)?(?:${doing})\\b`,
  "i",
);
/** Three things told in one breath: `introduce A, refresh B and relaunch C`. */
const listed = new RegExp(`\\b(?:${doing})\\b[^,;]{3,60}, (?:${doing})\\b[^,;]{3,60},? and (?:${doing})\\b`, "i");
const programme =
  /\b(?:roadmap|relaunch(?:es|ed|ing)? of|(?:covers?|includes?|comprises?|consists? of|spans?|made up of)\b[^.;:]{3,60},[^.;:]{3,80}\band\b|work ?streams?|overhaul(?:ed|ing)?|revamp(?:ed|ing)?|program(?:me)? redesign|transformation|phases? (?:1|2|3|one|two|three)|multi-(?:quarter|month|phase)|(?:two|three|four|five|six|seven|several|a (?:set|series|number|handful) of|\d+) (?:key |quick |concrete |big |small )?(?:changes|initiatives|priorities|wins|projects|improvements|fixes|actions))\b/i;
const longest = 31;

export default defineRule({
  id: "plan/one-change",
  severity: "warning",
  summary: "The first change is one thing within 30 days, and no programme.",
  options: z.strictObject({}),
  examples: [
    {
      name: "one thing, told to the leader",
      markdown:
        '## A\n\nWithin 30 days, stop passing webinar leads to reps. They go to nurture. Tell her on the day it stops: "Here is what I heard from you." Not a program redesign. One thing.\n',
      section: "A",
      faults: [],
    },
    {
      name: "one thing with its what, when and proof as a list",
      markdown:
        "## A\n\n- **What:** take MQL volume off page one of the report.\n- **When:** before Friday's pipeline review.\n- **How she sees it:** she gets the page before anybody else.\n",
      section: "A",
      faults: [],
    },
    {
      name: "one thing in two steps, plainly said",
      markdown:
        "## A\n\nPull the e-book leads out of the round robin this week. Two hundred of them will sit in nurture, and your MQL count will look worse for it. That is the point: you said you would, and you did.\n",
      section: "A",
      faults: [],
    },
    {
      name: "by a date",
      markdown: "## A\n\nBy 2026-07-15 every lead from the pricing page carries the page in its alert.\n",
      section: "A",
      faults: [],
    },
    {
      name: "a list of changes",
      markdown:
        "## A\n\nIn the next 30 days:\n\n- Rewrite the MQL definition\n- Launch a joint dashboard\n- Set up a weekly sync\n",
      section: "A",
      faults: ["Unexpected 3 changes, expected one thing."],
    },
    {
      name: "one after the other in prose",
      markdown: "## A\n\nThis month, pause the content syndication. In addition, launch a new scoring model.\n",
      section: "A",
      faults: ["Unexpected `In addition, launch`, expected one thing."],
    },
    {
      name: "a programme",
      markdown: "## A\n\nOver the next two quarters, work through a roadmap for lead quality.\n",
      section: "A",
      faults: [
        "Unexpected `roadmap`, expected one thing that the sales leader sees within 30 days.",
        "Unexpected `two quarters` for the first change, expected 30 days at most.",
      ],
    },
    {
      name: "one thing in name",
      markdown:
        "## A\n\nOne thing, within 30 days. This covers a new definition, a dashboard, an SLA and weekly syncs.\n",
      section: "A",
      faults: [
        "Unexpected `covers a new definition, a dashboard, an SLA and`, expected one thing that the sales leader sees within 30 days.",
      ],
    },
    {
      name: "at no time",
      markdown: "## A\n\nStop passing webinar leads to reps.\n",
      section: "A",
      faults: ["Missing time for the first change, expected one within 30 days."],
    },
    { name: "no such section", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, section }) {
    if (!section) return "unscored";
    const statements = statementsIn(document, section.nodes).map((statement) => ({
      ...statement,
      text: withoutQuotations(statement.text),
    }));
    const told = statements.filter(({ text }) => !/SIGNAL MISSING/.test(text));
    if (told.length === 0) return [];
    const items = section.nodes
      .filter((node): node is List => node.type === "list")
      .flatMap(({ children }) => children)
      .filter((item) => opens.test(plain(item)));
    const faults: Fault[] = [];
    if (items.length > 1)
      faults.push({
        message: `Unexpected ${items.length} changes, expected one thing.`,
        line: items[1]!.position!.start.line,
        hint: "keep the one that answers what the sales leader said, and leave the rest for later",
      });
    else faults.push(...secondChange(told));
    faults.push(
      ...told.flatMap((statement) => {
        const found = firstAsserted(statement.text, programme);
        if (!found) return [];
        const message = `Unexpected \`${found[0]}\`, expected one thing that the sales leader sees within 30 days.`;
        return [{ message, line: lineIn(document, statement, found.index), actual: found[0] }];
      }),
    );
    return [...faults, ...whenOf(told)];
  },
});

/** A change added to the first, or a third sentence that tells to change something. */
function secondChange(told: readonly Statement[]): Fault[] {
  for (const { text, line } of told) {
    const found = further.exec(text) ?? listed.exec(text);
    if (found && !isNegated(text, found.index))
      return [{ message: `Unexpected \`${found[0]}\`, expected one thing.`, line }];
  }
  const changes = told.filter(({ text }) => opens.test(text));
  if (changes.length < 3) return [];
  return [{ message: `Unexpected ${changes.length} changes, expected one thing.`, line: changes[2]!.line }];
}

/** The time of the change: within 30 days, somewhere in the section. */
function whenOf(told: readonly Statement[]): Fault[] {
  const times = told.flatMap(({ text, line }) => timesIn(text).map((time) => ({ ...time, line })));
  const hold = times.some(({ days }) => days === undefined || days <= longest);
  const late = times.find(({ days }) => (days ?? 0) > longest);
  if (late && !hold)
    return [
      {
        message: `Unexpected \`${late.text.replace(/^(?:the next|the|within|another) /i, "")}\` for the first change, expected 30 days at most.`,
        line: late.line,
      },
    ];
  if (hold) return [];
  return [{ message: "Missing time for the first change, expected one within 30 days.", line: told[0]!.line }];
}
