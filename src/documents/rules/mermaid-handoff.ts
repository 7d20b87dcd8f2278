import * as z from "zod";
import { type Diagram, type DiagramNode, lineOfNode } from "../diagrams/diagram.ts";
import { isDrawn } from "../diagrams/drawing.ts";
import { type Graph, graphOf } from "../diagrams/graph.ts";
import { defineRule, type Fault } from "../rule.ts";

const words = {
  trigger: /\b(?:[MP]QLs?|qualif\w*|criteria|thresholds?|scores?|scored|hand-?raisers?|(?:demo|pricing) requests?)\b/i,
  alert: /\b(?:alert\w*|notif\w*|ping\w*|Slack|Teams|paged?)\b/i,
  acceptance: /\b(?:accept\w*|claim\w*|pick(?:s|ed)? up|un-?actioned|worked|actioned)\b/i,
  no: /\b(?:no|not|never|miss\w*|late|expire[sd]?|elapsed|tim(?:es|ed)? ?out|un-?actioned|ignored|over|breach\w*|otherwise|else)\b/i,
  yes: /\b(?:yes|accept\w*|claim\w*|in time|on time|within|ok|met)\b/i,
  rejected: /\b(?:reject\w*|declin\w*|refus\w*)\b/i,
  reasons: /\breasons?\b/i,
  back: /\b(?:auto-?revert\w*|revert\w*|recycl\w*|nurtur\w*)\b/i,
  qualified: /\b(?:SQLs?|sales[- ]qualified|opportunit\w*|qualified)\b/i,
  end: /\b(?:SQLs?|opportunit\w*|qualified|nurtur\w*|recycl\w*|disqualif\w*)\b/i,
};

const path = [
  "a[Contact meets MQL criteria] --> b[Slack alert to the assigned rep]",
  "b --> c{Accepted within the window?}",
  "c -->|No| d[Auto-revert to nurture]",
  "c -->|Yes| e[Rep works the lead]",
  "e --> f{Qualified?}",
  "f -->|Yes| g[Lifecycle set to SQL]",
  "f -->|Rejected| h[Rejection reason logged]",
  "h --> i{Recyclable?}",
  "i -->|Yes| d",
  "i -->|No| j[Disqualified]",
];

export default defineRule({
  id: "mermaid/handoff",
  severity: "error",
  summary:
    "The flowchart goes from the qualification trigger over the alert to an acceptance decision with labelled branches, an accept path, a revert path from its no, and a rejection with reasons; it ends only in qualified, nurture or recycle, or disqualified.",
  options: z.strictObject({}),
  examples: [
    { name: "the whole path", markdown: handoff(...path), section: "A", faults: [] },
    {
      name: "the flowchart of the prompt that the SLA comes from",
      markdown: handoff(
        "A[Contact meets MQL criteria] --> B[Lifecycle set to MQL]",
        "B --> C[Alert fires to assigned rep]",
        "C --> D{Accepted within SLA window?}",
        "D -->|No| E[Auto-revert to nurture, flag for review]",
        "D -->|Yes| F[Lifecycle set to SAL, rep works the lead]",
        "F --> G{Qualified? need / authority / timing}",
        "G -->|Rejected| H[Log rejection reason]",
        "H --> I{Recyclable?}",
        "I -->|Yes| E",
        "I -->|No| J[Disqualified]",
        "G -->|Yes| K[Lifecycle set to SQL, create opportunity]",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "a second chance before the revert, in a container",
      markdown: handoff(
        "subgraph sales [Sales]",
        ...path.slice(0, 2),
        "c -->|Not accepted| k{Which miss?}",
        "k -->|First| l[Reassigned to the next rep]",
        "end",
        "l --> b",
        "k -->|Second| d[Auto-revert to nurture]",
        ...path.slice(3),
      ),
      section: "A",
      faults: [],
    },
    {
      name: "no alert",
      markdown: handoff("a[Contact meets MQL criteria] --> c{Accepted within the window?}", ...path.slice(2)),
      section: "A",
      faults: [
        "Missing alert after the qualification trigger, expected a step such as `Slack alert to the assigned rep`.",
      ],
    },
    {
      name: "no trigger",
      markdown: handoff("a[Somebody comes by] --> b[Slack alert to the assigned rep]", ...path.slice(1)),
      section: "A",
      faults: ["Missing qualification trigger, expected a first step such as `Contact meets MQL criteria`."],
    },
    {
      name: "no acceptance decision",
      markdown: handoff(
        path[0]!,
        "b --> e[Rep works the lead]",
        ...path.slice(4),
        "f -->|Later| d[Auto-revert to nurture]",
      ),
      section: "A",
      faults: [
        "Missing acceptance decision after the alert, expected one such as `Accepted within the window?` with a yes and a no.",
      ],
    },
    {
      name: "a branch without a label",
      markdown: handoff(...path.slice(0, 2), "c --> d[Auto-revert to nurture]", ...path.slice(3)),
      section: "A",
      faults: [
        "Unexpected branch without a label from `Accepted within the window?` to `Auto-revert to nurture`, expected Yes or No.",
      ],
    },
    {
      name: "a no that only asks the next one, for ever",
      markdown: handoff(
        ...path.slice(0, 2),
        "c -->|No| k[Reassigned]",
        "k --> b",
        "i -->|Yes| d[Recycled]",
        ...path.slice(3),
      ),
      section: "A",
      faults: [
        "Missing revert path from the no of `Accepted within the window?`, expected it to lead to nurture or recycle by itself.",
      ],
    },
    {
      name: "a yes that never ends in a qualified lead",
      markdown: handoff(
        ...path.slice(0, 3),
        "c -->|Yes| e[Rep works the lead]",
        "e -->|Rejected| h[Rejection reason logged]",
        ...path.slice(7),
      ),
      section: "A",
      faults: [
        "Missing accept path from the yes of `Accepted within the window?`, expected it to lead to a qualified lead.",
      ],
    },
    {
      name: "a rejection without a reason, and an end that is none",
      markdown: handoff(...path.slice(0, 6), "f -->|Rejected| h[Archived]"),
      section: "A",
      faults: [
        "Missing rejection with its reasons, expected a step such as `Rejection reason logged`.",
        "Unexpected end `Archived`, expected a path to end in qualified, nurture or recycle, or disqualified.",
      ],
    },
    {
      name: "a loop without a way out",
      markdown: handoff(...path.slice(0, 9), "i -->|No| k[Called again]", "k --> l[Called once more]", "l --> k"),
      section: "A",
      faults: [
        "Unexpected `Called again` without a way to an end, expected each path to end in qualified, nurture or recycle, or disqualified.",
      ],
    },
    { name: "no diagram", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const diagrams =
      section?.diagrams.filter((diagram) => /^(?:flowchart|graph)$/.test(diagram.kind) && isDrawn(diagram)) ?? [];
    if (diagrams.length === 0) return "unscored";
    return diagrams.flatMap(faultsOf);
  },
});

function faultsOf(diagram: Diagram): Fault[] {
  const graph = graphOf(diagram);
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label.replace(/<br ?\/?>/g, " ")]));
  const says = (id: string, pattern: RegExp): boolean => pattern.test(labels.get(id) ?? "");
  const at = (id: string): number => lineOfNode(diagram, id);
  const faults: Fault[] = [];
  const miss = (what: string, line = diagram.line): void => void faults.push({ message: `Missing ${what}.`, line });

  const alerts = graph.nodes.filter(({ id }) => says(id, words.alert)).map(({ id }) => id);
  const decisions = graph.nodes.filter((node) => isAcceptance(node, graph, says)).map(({ id }) => id);
  const goal = alerts.length > 0 ? alerts : decisions;
  const before = (id: string) => !goal.includes(id) && goal.some((target) => graph.reach([id]).has(target));
  const triggers = graph.nodes.map(({ id }) => id).filter((id) => says(id, words.trigger) && before(id));
  if (goal.length > 0 && triggers.length === 0)
    miss("qualification trigger, expected a first step such as `Contact meets MQL criteria`");
  if (alerts.length === 0)
    miss("alert after the qualification trigger, expected a step such as `Slack alert to the assigned rep`");
  const afterAlert = graph.reach(alerts);
  const decision = decisions.find((id) => alerts.length === 0 || afterAlert.has(id));
  if (decision === undefined)
    miss("acceptance decision after the alert, expected one such as `Accepted within the window?` with a yes and a no");
  else faults.push(...branchFaults(decision, graph, labels, at));

  const reasons = graph.nodes.filter(({ id }) => says(id, words.reasons) && isRejection(id, graph, says));
  if (reasons.length === 0) miss("rejection with its reasons, expected a step such as `Rejection reason logged`");
  return [...faults, ...endFaults(graph, labels, at)];
}

type Says = (id: string, pattern: RegExp) => boolean;

const isAcceptance = ({ id, shape }: DiagramNode, graph: Graph, says: Says): boolean =>
  says(id, words.acceptance) &&
  (graph.next(id).length > 1 || /^(?:diamond|question|diam|decision|hexagon)$/.test(shape));

const isRejection = (id: string, graph: Graph, says: Says): boolean =>
  says(id, words.rejected) ||
  graph.edges.some(({ from, to, label }) => to === id && (words.rejected.test(label) || says(from, words.rejected)));

function branchFaults(
  decision: string,
  graph: Graph,
  labels: ReadonlyMap<string, string>,
  at: (id: string) => number,
): Fault[] {
  const name = labels.get(decision)!;
  const branches = graph.edges.filter(({ from }) => from === decision);
  const bare = branches.filter(({ label }) => label.trim() === "");
  if (bare.length > 0)
    return bare.map(({ to }) => ({
      message: `Unexpected branch without a label from \`${name}\` to \`${labels.get(to)}\`, expected Yes or No.`,
      line: at(decision),
    }));
  const no = branches.filter(({ label }) => words.no.test(label) && !words.rejected.test(label));
  const yes = branches.filter(({ label }) => words.yes.test(label) && !words.no.test(label));
  const leads = (ends: typeof branches, pattern: RegExp): boolean => {
    const reached = graph.reach(
      ends.map(({ to }) => to),
      new Set([decision]),
    );
    return [...reached].some((id) => pattern.test(labels.get(id) ?? ""));
  };
  const faults: Fault[] = [];
  const miss = (what: string) => faults.push({ message: `Missing ${what}.`, line: at(decision) });
  if (!leads(no, words.back))
    miss(`revert path from the no of \`${name}\`, expected it to lead to nurture or recycle by itself`);
  if (!leads(yes, words.qualified))
    miss(`accept path from the yes of \`${name}\`, expected it to lead to a qualified lead`);
  return faults;
}

function endFaults(graph: Graph, labels: ReadonlyMap<string, string>, at: (id: string) => number): Fault[] {
  const expected = "in qualified, nurture or recycle, or disqualified";
  const ends = graph.nodes.filter(({ id }) => graph.next(id).length === 0);
  const wrong = ends.filter(({ id }) => !words.end.test(labels.get(id)!));
  const ending = new Set(ends.map(({ id }) => id));
  // One finding a loop: what leads into it does not end either.
  const endless = graph.nodes.filter(({ id }) => [...graph.reach([id])].every((reached) => !ending.has(reached)));
  return [
    ...wrong.map(({ id }) => ({
      message: `Unexpected end \`${labels.get(id)}\`, expected a path to end ${expected}.`,
      line: at(id),
      actual: labels.get(id),
    })),
    ...endless.slice(0, 1).map(({ id }) => ({
      message: `Unexpected \`${labels.get(id)}\` without a way to an end, expected each path to end ${expected}.`,
      line: at(id),
    })),
  ];
}

/** A section with a flowchart of these lines. */
function handoff(...lines: string[]): string {
  return `## A\n\n\`\`\`mermaid\nflowchart TD\n${lines.map((line) => `  ${line}`).join("\n")}\n\`\`\`\n`;
}
