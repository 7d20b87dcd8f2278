import type { Terms } from "../terms.ts";

/** Stages of the definitions table with the state id they are drawn as. */
export const lifecycle = ["Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer"] as const;

/** A label that mermaid reads as text, whatever stands in it. */
const label = (text: string): string => `"${text.replace(/"/g, "#quot;")}"`;

/** A transition's text: a state diagram takes it bare, so what would end it is taken out. */
const transition = (text: string): string => text.replace(/[:;#"]/g, "").replace(/\s+/g, " ");

/**
 * The lifecycle and its transitions as a Mermaid stateDiagram-v2, with the revert and recycle paths. It is drawn from
 * the terms that the tables print, so that the two cannot disagree.
 */
export function drawLifecycle(terms: Terms, print: (ref: string) => string): string {
  const window = print("term.acceptance_window");
  const edges: [from: string, to: string, text: string][] = [
    ["[*]", "Lead", "person and company known"],
    ["Lead", "MQL", "fit and engagement met"],
    ["MQL", "SAL", `accepted within ${window}`],
    ["MQL", "MQL", "first miss, reassigned to the next rep"],
    ["MQL", "Nurture", `second miss of ${window}, reverts`],
    ["MQL", "Recycled", "rejected with a reason that recycles"],
    ["MQL", "Disqualified", "rejected with a reason that ends it"],
    ["SAL", "SQL", "need, authority and timing confirmed"],
    ["SAL", "Recycled", "not qualified, reason logged"],
    ["SQL", "Opportunity", "deal created"],
    ["SQL", "Recycled", "no project now"],
    ["Opportunity", "Customer", "closed won"],
    ["Opportunity", "Recycled", "closed lost, reason logged"],
    ["Nurture", "MQL", "qualifies again"],
    ["Recycled", "Nurture", "waiting time over"],
    ["Disqualified", "[*]", ""],
    ["Customer", "[*]", ""],
  ];
  const kept = terms.reasons.some((reason) => !reason.recycles)
    ? edges
    : edges.filter(([, to]) => to !== "Disqualified");
  return fence(
    "stateDiagram-v2",
    kept.map(([from, to, text]) => `${from} --> ${to}${text ? `: ${transition(text)}` : ""}`),
  );
}

/** The handoff and its revert path as a Mermaid flowchart, from the same terms. */
export function drawHandoff(terms: Terms, print: (ref: string) => string): string {
  const window = print("term.acceptance_window");
  const attempts = `${print("term.attempts")} attempts in ${print("term.attempt_days")}`;
  return fence("flowchart TD", [
    `qualifies[${label("Contact meets MQL criteria")}] --> stamped[${label("Lifecycle set to MQL, moment stamped")}]`,
    `stamped --> alert[${label(`${terms.alertChannel} alert to the assigned rep`)}]`,
    `alert --> accepted{${label(`Accepted within ${window}?`)}}`,
    `accepted -->|${label("No")}| missed{${label("Which miss is it?")}}`,
    `missed -->|${label("First")}| next[${label("Reassigned to the next rep")}]`,
    "next --> alert",
    `missed -->|${label("Second")}| revert[${label("Auto-revert, flagged for review")}]`,
    `accepted -->|${label("Yes")}| working[${label(`Lifecycle set to SAL, ${attempts}`)}]`,
    `working --> qualified{${label("Need, authority and timing confirmed?")}}`,
    `qualified -->|${label("Yes")}| sql[${label("Lifecycle set to SQL, opportunity created")}]`,
    `qualified -->|${label("Rejected")}| reason[${label("Rejection reason logged from the closed set")}]`,
    `reason --> recyclable{${label("Does the reason recycle?")}}`,
    `recyclable -->|${label("Yes")}| recycled[${label("Recycled, waits as its reason says")}]`,
    `recycled --> nurture[${label("Nurture, may qualify again")}]`,
    "revert --> nurture",
    `recyclable -->|${label("No")}| out[${label("Disqualified")}]`,
  ]);
}

const fence = (header: string, lines: string[]): string =>
  `\`\`\`mermaid\n${header}\n${lines.map((line) => `  ${line}`).join("\n")}\n\`\`\``;
