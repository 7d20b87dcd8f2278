import * as z from "zod";
import { outputSchema } from "../../documents/schema.ts";
import { InputError } from "../../finding.ts";
import { settingsSchema } from "../../settings/schema.ts";
import type { Surroundings } from "../surroundings.ts";

const schemas: Record<string, () => object> = {
  output: outputSchema,
  settings: () => ({
    ...z.toJSONSchema(settingsSchema, { io: "input", unrepresentable: "any" }),
    title: "Settings of Concord (concord.yaml)",
  }),
};

/** Prints the JSON schema of a file that people write, for their editor. */
export function printSchema(name: string, { print }: Surroundings): number {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!schema) throw new InputError(`No schema is called ${name}; there are ${Object.keys(schemas).join(" and ")}.`);
  print(JSON.stringify(schema(), null, 2));
  return 0;
}
