import { layGround } from "../briefs/brief.ts";
import { figureNames } from "../decisions/positions/positions.ts";
import { createFactSheet } from "../facts/sheet.ts";
import { emptyPortal } from "../portal/portal.ts";
import { settingsSchema } from "../settings/schema.ts";
import type { TemplateGround } from "./lint-template.ts";
import { viewOf } from "./view.ts";

/** What each of Concord's own prompts is rendered over, by its name. */
const promptVariables: Readonly<Record<string, readonly string[]>> = {
  draft: [
    "kind",
    "title",
    "level",
    "sections",
    "demands",
    "quantities",
    "signals",
    "tables",
    "decisions",
    "tasks",
    "diagrams",
    "contributions",
    "context",
    "request",
    "mark",
  ],
  repair: ["findings", "headings", "isWhole", "document", "mark"],
  classify: ["routes", "text", "mark"],
};

/** What a reference prints once it is set or can be worked out. */
const OPEN = /^(?:setting\.[a-z_]+|term\.(?:volume|cohort_floor))$/;

/** What assets and prompts may speak of, taken from a brief on a portal that holds nothing. */
export function templateGrounds(): { asset: TemplateGround; prompt(name: string): TemplateGround | undefined } {
  const settings = settingsSchema.parse({});
  const sheet = createFactSheet({ portal: emptyPortal(), settings, today: 0 });
  const ground = layGround("", sheet, settings);
  const view = viewOf({
    ...ground,
    kind: { kind: "", spec: {} as never, file: "", dir: "", owner: { kind: "skill", name: "" } },
    contributions: [],
    delivered: [],
    signals: [],
    variants: [],
  });
  const isReference = (ref: string): boolean =>
    OPEN.test(ref) || figureNames.includes(ref) || ground.quantities.find(ref).kind !== "unknown";
  return {
    asset: { variables: new Set(Object.keys(view)), isReference },
    prompt: (name) => {
      const known = promptVariables[name];
      return known && { variables: new Set(known), isReference: () => true };
    },
  };
}
