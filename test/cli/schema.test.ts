import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { rules } from "../../src/documents/rules/index.ts";
import { coord, temporaryFolder } from "../support.ts";

const root = join(import.meta.dirname, "..", "..");
const schemaOf = async (name: string) => {
  const { code, out } = await coord(temporaryFolder(), "schema", name);
  expect(code).toBe(0);
  return JSON.parse(out);
};

test("the schema of output specs names each rule with its options, and takes each spec there is", async () => {
  const schema = await schemaOf("output");
  expect(Object.keys(schema.$defs.rules.properties).toSorted()).toEqual([...rules.keys()].toSorted());
  expect(schema.$defs.rules.properties["text/sentences"].anyOf[0].properties.count.type).toBe("integer");
  const validator = z.fromJSONSchema(schema);
  const specs = [join("skills", "sales-marketing-sla"), join("missions", "sales-marketing-alignment")].flatMap(
    (owner) => readdirSync(join(root, owner, "outputs")).map((name) => join(root, owner, "outputs", name)),
  );
  expect(specs.length).toBeGreaterThan(3);
  for (const file of specs) {
    const found = validator.safeParse(parse(readFileSync(file, "utf8")));
    expect([file, found.error?.issues]).toEqual([file, undefined]);
  }
  const wrong = { document: "x", version: 1, title: "X", sections: [{ heading: "A", rules: { "text/sentence": {} } }] };
  expect(validator.safeParse(wrong).success).toBe(false);
});

test("the schema of settings takes what init writes, and no key that there is not", async () => {
  const validator = z.fromJSONSchema(await schemaOf("settings"));
  expect(
    validator.safeParse({ company: "Brightmoor", team_sizes: { sdr: 4 }, sales_motion: "inbound-led" }).success,
  ).toBe(true);
  expect(validator.safeParse({ compny: "Brightmoor" }).success).toBe(false);
});

test("a schema that there is not is refused with those there are", async () => {
  const { code, err } = await coord(temporaryFolder(), "schema", "constructor");
  expect([code, err]).toEqual([2, "coord: No schema is called constructor; there are output and settings."]);
});
