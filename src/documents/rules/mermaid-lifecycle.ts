import * as z from "zod";
import { type Diagram, type DiagramNode, lineOfNode } from "../diagrams/diagram.ts";
import { isDrawn } from "../diagrams/drawing.ts";
import { graphOf } from "../diagrams/graph.ts";
import { isDealStage } from "../reading/stages.ts";
import { columnOf, defineRule, type Fault } from "../rule.ts";

/** Stages that a definitions table may leave out; that it may not leave out MQL, SAL and SQL is another rule's. */
const around = ["Subscriber", "Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer", "Evangelist"];
/** States a lead rests in beside the stages. */
const beside = ["Nurture", "Recycled", "Disqualified"];

const long: Readonly<Record<string, string>> = {
  marketingqualifiedlead: "mql",
  productqualifiedlead: "pql",
  salesacceptedlead: "sal",
  salesqualifiedlead: "sql",
  nurturing: "nurture",
  recycle: "recycled",
};

/** A name as it is compared: `SAL (Sales Accepted Lead)` is SAL, and so is `Sales_Accepted_Lead`. */
const namesOf = (text: string): string[] => {
  const [, outside = text, inside = ""] = /^([^(]*)\(([^)]*)\)/.exec(text) ?? [];
  return [text, outside, inside]
    .map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter((name) => name !== "")
    .map((name) => long[name] ?? name);
};

const isOneOf = (text: string, names: readonly string[]): boolean => namesOf(text).some((name) => names.includes(name));

export default defineRule({
  id: "mermaid/lifecycle",
  severity: "error",
  summary:
    "The state diagram holds each stage of the definitions table and no state besides Nurture, Recycled, Disqualified and the stages before and after; each state that is not final leads on, and there is a way to revert and one to recycle.",
  options: z.strictObject({ column: z.string().default("Stage"), also: z.array(z.string()).default([]) }),
  examples: [
    {
      name: "each stage, with a way back",
      markdown: lifecycle(
        "[*] --> Lead",
        "Lead --> MQL",
        "MQL --> Sales_Accepted_Lead: accepted",
        "MQL --> Nurture: not accepted in time",
        "Sales_Accepted_Lead --> SQL",
        "Sales_Accepted_Lead --> Recycled: rejected",
        "SQL --> Customer",
        "Nurture --> MQL",
        "Recycled --> Nurture",
        "MQL --> Disqualified",
        "Customer --> [*]",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "a choice, and a container whose edge is one of each state in it",
      markdown: lifecycle(
        "state decided <<choice>>",
        "MQL --> decided",
        "decided --> SAL: accepted",
        "decided --> Nurture: not in time",
        "state Working {",
        "SAL --> SQL",
        "}",
        "Working --> Recycled: not qualified",
        "Nurture --> MQL",
        "Recycled --> MQL",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "a stage left out, and a stage of the deal pipeline",
      markdown: lifecycle(
        "MQL --> SAL",
        "MQL --> Nurture",
        "SAL --> Demo_Booked",
        "SAL --> Nurture",
        "Demo_Booked --> Customer",
        "Nurture --> MQL",
      ),
      section: "A",
      faults: [
        "Missing state for `SQL`, expected each stage of the table in the diagram.",
        "Unexpected state `Demo_Booked`, expected a stage of the table or one of Nurture, Recycled, Disqualified.",
      ],
    },
    {
      name: "dead ends",
      markdown: lifecycle(
        "MQL --> SAL",
        "MQL --> Recycled",
        "SAL --> SQL",
        "SAL --> Recycled",
        "SQL --> SQL: still talking",
        "Recycled --> [*]",
      ),
      section: "A",
      faults: [
        "Unexpected `Recycled` that leads nowhere, expected a way on.",
        "Unexpected `SQL` that leads nowhere, expected a way on.",
      ],
    },
    {
      name: "no way back",
      markdown: lifecycle("MQL --> SAL", "SAL --> SQL", "SQL --> Customer", "SQL --> Disqualified"),
      section: "A",
      faults: [
        "Missing revert path, expected a way from `MQL` to Nurture, Recycled or an earlier stage.",
        "Missing recycle path, expected a way from an accepted stage to Nurture, Recycled or an earlier stage.",
      ],
    },
    { name: "no diagram", markdown: "## A\n\n| Stage |\n|---|\n| MQL |\n", section: "A", faults: "unscored" },
  ],
  check({ section }, { column, also }) {
    const cells = columnOf(section, column)?.map(({ cell }) => cell);
    const diagrams =
      section?.diagrams.filter((diagram) => diagram.kind.startsWith("stateDiagram") && isDrawn(diagram)) ?? [];
    if (!cells || diagrams.length === 0) return "unscored";
    return diagrams.flatMap((diagram) => faultsOf(diagram, cells, also));
  },
});

function faultsOf(diagram: Diagram, stages: readonly string[], also: readonly string[]): Fault[] {
  const graph = graphOf(diagram);
  const isReal = ({ shape }: DiagramNode) => !/^(?:state(?:Start|End)|choice|fork|join|forkJoin)$/.test(shape);
  const states = graph.nodes.filter(isReal);
  const helpers = new Set(graph.nodes.filter((node) => !isReal(node)).map(({ id }) => id));
  const isNamed = ({ id, label }: DiagramNode, names: readonly string[]) => isOneOf(id, names) || isOneOf(label, names);
  /** The states that one leads to, past choices; itself is none of them. */
  const after = (id: string): DiagramNode[] => {
    const found = new Set<string>();
    const waiting = [...graph.next(id)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      if (helpers.has(next)) waiting.push(...graph.next(next));
    }
    return states.filter((state) => found.has(state.id) && state.id !== id);
  };
  const faults: Fault[] = [];
  const stateOf = (stage: string) => states.find((state) => isNamed(state, namesOf(stage)));
  // A stage that copies a deal stage is no stage to draw.
  for (const stage of stages.filter((candidate) => !stateOf(candidate) && !isDealStage(candidate))) {
    const message = `Missing state for \`${stage}\`, expected each stage of the table in the diagram.`;
    faults.push({ message, line: diagram.line, expected: stage });
  }
  const known = [...stages, ...around, ...beside, ...also].flatMap(namesOf);
  const final = ["Customer", "Evangelist", "Disqualified", ...also].flatMap(namesOf);
  for (const state of states) {
    const line = lineOfNode(diagram, state.id);
    if (!isNamed(state, known)) {
      const message = `Unexpected state \`${state.label}\`, expected a stage of the table or one of ${beside.join(", ")}.`;
      faults.push({ message, line, actual: state.label });
    } else if (!isNamed(state, final) && after(state.id).length === 0) {
      faults.push({
        message: `Unexpected \`${state.label}\` that leads nowhere, expected a way on.`,
        line,
        actual: state.label,
      });
    }
  }
  const order = stages.flatMap((stage) => stateOf(stage)?.id ?? []);
  const handedOver = order.findIndex(
    (id) => isOneOf(id, ["mql", "pql"]) || isOneOf(labelOf(states, id), ["mql", "pql"]),
  );
  if (handedOver < 0) return faults;
  const rests = ["Nurture", "Recycled"].flatMap(namesOf);
  const leadsBack = (id: string): boolean => {
    const earlier = [...order.slice(0, order.indexOf(id)), ...(id === order[handedOver] ? ["Lead", "Subscriber"] : [])];
    return after(id).some((state) => isNamed(state, rests) || earlier.includes(state.id));
  };
  const back = "to Nurture, Recycled or an earlier stage";
  const mql = order[handedOver]!;
  if (!leadsBack(mql))
    faults.push({
      message: `Missing revert path, expected a way from \`${labelOf(states, mql)}\` ${back}.`,
      line: lineOfNode(diagram, mql),
    });
  const accepted = order.slice(handedOver + 1);
  if (accepted.length > 0 && !accepted.some(leadsBack))
    faults.push({
      message: `Missing recycle path, expected a way from an accepted stage ${back}.`,
      line: lineOfNode(diagram, accepted[0]!),
    });
  return faults;
}

const labelOf = (states: readonly DiagramNode[], id: string): string =>
  states.find((state) => state.id === id)?.label ?? id;

/** A definitions table with a diagram of these lines. */
function lifecycle(...lines: string[]): string {
  const table = "| Stage |\n|---|\n| MQL |\n| SAL (Sales Accepted Lead) |\n| SQL |\n";
  return `## A\n\n${table}\n\`\`\`mermaid\nstateDiagram-v2\n${lines.map((line) => `  ${line}`).join("\n")}\n\`\`\`\n`;
}
