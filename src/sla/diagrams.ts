import type { Terms } from "../terms.ts";

/** Stages of the definitions table with the state id they are drawn as. */
export const lifecycle = ["Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer"] as const;

/** How an agreement is shaped, in the words that its diagrams need. */
export interface Shape {
  /** Names of the adaptations, such as `small-team`. */
  variants: readonly string[];
  /** Whether one rep works alone. */
  alone?: boolean;
}

const plainShape: Shape = { variants: [] };

/** Who takes a lead after a first miss. */
const nextHand = ({ variants, alone }: Shape, terms: Terms): string => {
  if (alone) return terms.owners.sales;
  return variants.includes("small-team") ? "the other rep" : "the next rep";
};

/** What earns the MQL stamp, in a few words. */
function earned({ variants }: Shape): { state: string; chart: string } {
  if (variants.includes("product-led"))
    return { state: "fit and product use met", chart: "User meets the product-qualified MQL criteria" };
  if (variants.includes("buying-committee"))
    return { state: "account fits, two contacts engaged or the decision maker", chart: "Account meets MQL criteria" };
  if (variants.includes("no-definitions"))
    return { state: "fit and a high-intent action, as drafted", chart: "Contact meets the drafted MQL criteria" };
  return { state: "fit and engagement met", chart: "Contact meets MQL criteria" };
}

/** A label that mermaid reads as text, whatever stands in it. */
const label = (text: string): string => `"${text.replace(/"/g, "#quot;")}"`;

/** A transition's text: a state diagram takes it bare, so what would end it is taken out. */
const transition = (text: string): string => text.replace(/[:;#"]/g, "").replace(/\s+/g, " ");

/**
 * The lifecycle and its transitions as a Mermaid stateDiagram-v2, with the revert and recycle paths. It is drawn from
 * the terms that the tables print, so that the two cannot disagree.
 */
export function drawLifecycle(terms: Terms, print: (ref: string) => string, shape: Shape = plainShape): string {
  const window = print("term.acceptance_window");
  const edges: [from: string, to: string, text: string][] = [
    ["[*]", "Lead", "person and company known"],
    ["Lead", "MQL", earned(shape).state],
    ["MQL", "SAL", `accepted within ${window}`],
    ["MQL", "MQL", `first miss, reassigned to ${nextHand(shape, terms)}`],
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
    ...(shape.variants.includes("product-led")
      ? ([["MQL", "Customer", "buys without sales, self-serve"]] as [string, string, string][])
      : []),
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
export function drawHandoff(terms: Terms, print: (ref: string) => string, shape: Shape = plainShape): string {
  const window = print("term.acceptance_window");
  const attempts = `${print("term.attempts")} attempts in ${print("term.attempt_days")}`;
  const channel = terms.alertChannel === "email" ? "E-mail" : terms.alertChannel;
  const whom = shape.variants.includes("buying-committee") ? "account owner" : "assigned rep";
  const alert = `alert[${label(`${channel} alert to the ${whom}`)}]`;
  const crosses = shape.variants.includes("hubspot-and-salesforce");
  return fence("flowchart TD", [
    `qualifies[${label(earned(shape).chart)}] --> stamped[${label("Lifecycle set to MQL, moment stamped")}]`,
    ...(crosses
      ? [
          `stamped --> synced{${label("Synced to Salesforce?")}}`,
          `synced -->|${label("No")}| held[${label("Held with RevOps, no clock runs")}]`,
          "held --> synced",
          `synced -->|${label("Yes")}| ${alert}`,
        ]
      : [`stamped --> ${alert}`]),
    `alert --> accepted{${label(`Accepted within ${window}?`)}}`,
    `accepted -->|${label("No")}| missed{${label("Which miss is it?")}}`,
    `missed -->|${label("First")}| next[${label(`Reassigned to ${nextHand(shape, terms)}`)}]`,
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
