import * as z from "zod";
import { clausesOf } from "../reading/clauses.ts";
import { isNobody, namesIn, namesSomebody, sidesOf } from "../reading/owners.ts";
import { type Milestone, milestoneNames, type Step, stepsOf } from "../reading/rollout.ts";
import { tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, literal } from "../rule.ts";
import type { Section } from "../tree.ts";

/** Each pair in this order. */
const order: [Milestone, Milestone][] = [
  ["definitions", "automation"],
  ["automation", "alert"],
  ["automation", "revert"],
  ["alert", "speed"],
  ["revert", "speed"],
  ["alert", "dashboard"],
  ["revert", "dashboard"],
  ["dashboard", "review"],
];
/** An announcement may never come; the others have to. */
const asked: Milestone[] = ["definitions", "automation", "alert", "revert", "dashboard", "review"];

const roles = {
  RevOps: (text: string) =>
    /\brev ?ops\b|\brevenue op\w*|\b(?:sales|marketing|business) op\w*|\bmops\b|\b(?:crm|hubspot|salesforce|systems?) (?:admin\w*|manager|owner|lead)/i.test(
      text,
    ),
  "Demand Gen": (text: string) =>
    /\bdemand[ -]?gen\w*|\bgrowth\b|\bcmo\b/i.test(text) ||
    (sidesOf(text).includes("marketing") &&
      /\b(?:head|vp|director|manager|lead|leader|leadership|chief|officer)\b/i.test(text)),
  "Sales Leadership": (text: string) =>
    /\bcro\b|\bchief revenue\b|\bsales lead\w*|\bsales (?:director|manager|vp)\b|\b(?:vp|head|director|svp|evp)\b[^|]{0,12}\bsales\b|\b[sb]dr (?:manager|lead|director)\b|\bfounder\b/i.test(
      text,
    ),
} as const;
type Role = keyof typeof roles;
const allRoles = Object.keys(roles) as [Role, ...Role[]];

const table = (rows: string): string =>
  `## A\n\n| When | Action | Owner role | Done when |\n|---|---|---|---|\n${rows}`;
const good =
  "| Days 1-30 | Definitions workshop | RevOps, with Demand Gen and Sales Leadership | Signed |\n| Days 1-30 | Lifecycle automation: MQL and SAL stamped by workflow | RevOps | Test contact moves |\n| Days 31-60 | Alert and revert rule, together, before any speed target is announced | RevOps | A missed lead comes back |\n| Days 31-60 | Speed target announced | Sales Leadership | Reps know it |\n| Days 61-90 | Shared dashboard | RevOps | One link |\n| Days 61-90 | First review, to the agenda | Sales Leadership and Demand Gen | One action |\n";
const rows = good.trimEnd().split("\n");

export default defineRule({
  id: "rollout/sequenced",
  severity: "error",
  summary:
    "The rollout goes in order: definitions, lifecycle automation, alert with revert before the speed target is announced, dashboard, first review; each step with an owner role.",
  options: z.strictObject({ roles: z.array(z.enum(allRoles)).default(allRoles) }),
  examples: [
    { name: "a table", markdown: table(good), section: "A", faults: [] },
    {
      name: "lists under headings",
      markdown:
        "## A\n\n#### Days 1\u201330\n\n- Run the definitions workshop (VP Sales, Head of Marketing)\n- Build the lifecycle workflows that stamp MQL and SAL (RevOps)\n\n#### Days 31\u201360\n\n- Switch on alerts and the revert rule (RevOps)\n- Launch the 30-minute SLA once both have run for a week (VP Sales)\n\n#### Days 61\u201390\n\n- Publish the shared dashboard (RevOps)\n- Hold the first monthly review (VP Sales + Head of Marketing)\n",
      section: "A",
      faults: [],
    },
    {
      name: "numbered, with a baseline at the start",
      markdown:
        "## A\n\n1. **RevOps Lead:** pull the baseline for the dashboard.\n2. **CMO and CRO:** agree MQL, SAL and SQL in one workshop.\n3. **RevOps Lead:** automate the stage transitions.\n4. **RevOps Lead:** wire alert and recycle workflow.\n5. **RevOps Lead:** build the dashboard.\n6. **CMO and CRO:** hold the first governance meeting.\n",
      section: "A",
      faults: [],
    },
    {
      name: "by hand at first, from a view that is no dashboard",
      markdown: table(good.replace("stamped by workflow", "stamped from the shared view, and by workflow later")),
      section: "A",
      faults: [],
    },
    {
      name: "the speed target before the net under it",
      markdown: table([rows[0], rows[1], rows[3], rows[2], rows[4], rows[5]].join("\n")),
      section: "A",
      faults: [
        "Unexpected place of the announcement of the speed target, expected after the alert and the revert rule.",
      ],
    },
    {
      name: "the dashboard first and no definitions",
      markdown: table([rows[4], rows[1], rows[2], rows[5]].join("\n")),
      section: "A",
      faults: [
        "Missing in the rollout: the definitions workshop.",
        "Unexpected place of the shared dashboard, expected after the alert and the revert rule.",
      ],
    },
    {
      name: "steps that nobody owns, and a role that owns none",
      markdown: table(
        good
          .replace("Shared dashboard | RevOps", "Shared dashboard | The team")
          .replaceAll("Sales Leadership and Demand Gen", "RevOps Lead")
          .replaceAll("Sales Leadership", "RevOps Lead"),
      ),
      section: "A",
      faults: [
        "Missing owner role Sales Leadership in the rollout, expected a step that it owns.",
        "Unexpected `The team` as owner of `Shared dashboard`, expected a role.",
      ],
    },
    {
      name: "a list whose steps have no owner",
      markdown:
        "## A\n\n- Definitions workshop, led by RevOps with the CMO and the VP of Sales\n- Lifecycle automation (RevOps)\n- Alert and revert (RevOps)\n- Dashboard\n- First review (VP of Sales)\n",
      section: "A",
      faults: ["Missing owner of `Dashboard`, expected a role."],
    },
    {
      name: "a list that nobody owns",
      markdown:
        "## A\n\n- **30 days:** definitions workshop\n- **45 days:** lifecycle automation\n- **60 days:** alert and revert rule\n- **75 days:** dashboard\n- **90 days:** first review\n",
      section: "A",
      faults: ["Missing owners in the rollout, expected owner roles such as RevOps, Demand Gen, Sales Leadership."],
    },
    {
      name: "people by the names that other tables give them",
      markdown: `## B\n\n| Stage | Owner |\n|---|---|\n| MQL | Priya (Marketing Lead) |\n| SAL | Sam Ortiz |\n\n## A\n\n1. Definitions at the whiteboard (Priya, Sam)\n2. Priya sets up the lifecycle workflow\n3. Priya turns on alert and revert\n4. Priya builds the dashboard\n5. First review (Sam)\n`,
      section: "A",
      options: { roles: [] },
      faults: [],
    },
    {
      name: "the roles that a small team has",
      markdown: table(good.replaceAll("RevOps", "Marketing Lead").replaceAll("Sales Leadership", "Founder")),
      section: "A",
      options: { roles: ["Demand Gen", "Sales Leadership"] },
      faults: [],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section, sections }, { roles: wanted }) {
    const steps = section ? stepsOf(section) : [];
    if (!section || clausesOf(section).length === 0) return "unscored";
    const first = new Map<Milestone, number>();
    for (const [index, step] of steps.entries())
      for (const milestone of step.milestones) if (!first.has(milestone)) first.set(milestone, index);
    const people = peopleIn(sections);
    const ownerless = steps.filter((step) => hasNoOwner(step, people));
    const owners = steps.map(({ owner, around }) => owner ?? around);
    return [
      ...asked
        .filter((milestone) => !first.has(milestone))
        .map(
          (milestone): Fault => ({
            message: `Missing in the rollout: ${milestoneNames[milestone]}.`,
            line: section.line,
            expected: milestoneNames[milestone],
          }),
        ),
      ...outOfPlace(first, steps),
      ...(ownerless.length === steps.length && steps.length > 0 ? [] : wanted)
        .filter((role) => !owners.some(roles[role]))
        .map(
          (role): Fault => ({
            message: `Missing owner role ${role} in the rollout, expected a step that it owns.`,
            line: section.line,
            expected: role,
          }),
        ),
      ...(ownerless.length === steps.length && steps.length > 0
        ? [nobodyOwns(section.line, wanted)]
        : ownerless.map(faultOfOwner)),
    ];
  },
});

/** One finding for each milestone that comes too early, with all that it has to wait for. */
function outOfPlace(first: ReadonlyMap<Milestone, number>, steps: readonly Step[]): Fault[] {
  const early = new Map<Milestone, string[]>();
  for (const [before, after] of order) {
    const [a, b] = [first.get(before), first.get(after)];
    if (a === undefined || b === undefined || a <= b) continue;
    early.set(after, [...(early.get(after) ?? []), milestoneNames[before]]);
  }
  return [...early].map(([milestone, waitsFor]) => ({
    message: `Unexpected place of ${milestoneNames[milestone]}, expected after ${waitsFor.join(" and ")}.`,
    line: steps[first.get(milestone)!]!.line,
    expected: `after ${waitsFor.join(" and ")}`,
  }));
}

/** First and last names in the columns of owners, which a step may use alone. */
const peopleIn = (sections: readonly Section[]): string[] => {
  const owners = sections.flatMap(
    (section) => tableWith([section], ["Owner"])?.rows.map(({ cells }) => cells.Owner!) ?? [],
  );
  return owners.flatMap(namesIn);
};

const hasNoOwner = ({ owner, around }: Step, people: readonly string[]): boolean =>
  owner === undefined
    ? !namesSomebody(around) &&
      !people.some((name) => new RegExp(`(?<!\\p{L})${literal(name)}(?!\\p{L})`, "u").test(around)) &&
      !Object.values(roles).some((isRole) => isRole(around))
    : isNobody(owner);

function faultOfOwner({ owner, text, line }: Step): Fault {
  const name = inLine(text.replace(/^[^:]{1,20}:\s/, ""))
    .split(/[.;]/)[0]!
    .slice(0, 60);
  const expected = "a role";
  if (owner === undefined) return { message: `Missing owner of \`${name}\`, expected ${expected}.`, line, expected };
  const actual = inLine(owner);
  return { message: `Unexpected \`${actual}\` as owner of \`${name}\`, expected ${expected}.`, line, actual, expected };
}

function nobodyOwns(line: number, wanted: readonly Role[]): Fault {
  const expected = `owner roles such as ${wanted.join(", ")}`;
  return { message: `Missing owners in the rollout, expected ${expected}.`, line, expected };
}
