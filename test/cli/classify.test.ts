import { beforeEach, expect, test, vi } from "vitest";
import { answerWith, base } from "../model-server.ts";
import { coord, temporaryFolder } from "../support.ts";

beforeEach(() => {
  vi.stubEnv("ANTHROPIC_API_KEY", "test-key-of-nobody");
  vi.stubEnv("ANTHROPIC_BASE_URL", base);
  return () => vi.unstubAllEnvs();
});

const route = (text: string, ...more: string[]) =>
  coord(temporaryFolder(), "route", text, "--json", "--classify", "--writer", "anthropic", ...more);

test("a model chooses among the names where the router leaves a text open, and the answer says so", async () => {
  const sent = answerWith("`sales-marketing-sla`");
  const { code, out } = await route("the thing with the paper from last time");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    route: { kind: "skill", name: "sales-marketing-sla" },
    reason: "model",
    classifiedBy: "anthropic",
  });
  const asked = JSON.stringify(sent[0]!.messages);
  expect(asked).toContain("- sales-pipeline-revops: ");
  expect(asked).toContain("the thing with the paper from last time");
});

test("none of them is an answer too, and a name that nobody has is not", async () => {
  answerWith("none");
  expect(JSON.parse((await route("write a haiku")).out)).toMatchObject({ route: null, classifiedBy: "anthropic" });
  answerWith("the-haiku-skill");
  const { code, err } = await route("write a haiku");
  expect(code).toBe(2);
  expect(err).toContain('answered "the-haiku-skill", which is no name of the library');
});

test("what the router decides is not asked", async () => {
  const sent = answerWith("none");
  expect(JSON.parse((await route("draft our SLA")).out)).toMatchObject({ reason: "phrase" });
  expect(JSON.parse((await route("")).out)).toMatchObject({ reason: "nothing" });
  expect(sent).toEqual([]);
});

test("a run takes the model's choice", async () => {
  answerWith("sales-marketing-sla");
  const { out } = await coord(
    temporaryFolder(),
    "the thing with the paper from last time",
    "--classify",
    "--writer",
    "anthropic",
    "--graph",
  );
  expect(out).toContain("graph");
});

test("without a chat model it says which option names one", async () => {
  const { code, err } = await coord(temporaryFolder(), "route", "write a haiku", "--classify");
  expect(code).toBe(2);
  expect(err).toContain("--writer anthropic");
});
