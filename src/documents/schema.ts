import * as z from "zod";
import { rules } from "./rules/index.ts";
import { specFile } from "./spec-file.ts";

type JsonSchema = Record<string, unknown>;

/** The JSON schema of a spec's file, each rule with its own options, for editors. */
export function outputSchema(): JsonSchema {
  const { $defs: _, ...schema } = z.toJSONSchema(specFile, { io: "input", unrepresentable: "any" });
  const ruleSet = { type: "object", properties: ruleProperties(), additionalProperties: false };
  return {
    ...(withRules(schema) as JsonSchema),
    title: "Output spec of Concord",
    $defs: { rules: ruleSet },
  };
}

/** The same with each property called `rules` as the set of rules there are. */
function withRules(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withRules);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const isRules = key === "rules" && typeof value === "object" && value !== null && "additionalProperties" in value;
      return [key, isRules ? { $ref: "#/$defs/rules" } : withRules(value)];
    }),
  );
}

function ruleProperties(): JsonSchema {
  return Object.fromEntries(
    [...rules.values()].map(({ id, summary, options }) => {
      const { $schema: _, ...given } = z.toJSONSchema(options, { io: "input", unrepresentable: "any" });
      return [id, { description: summary, anyOf: [given, { const: false, description: "not demanded" }] }];
    }),
  );
}
