import { expect, test } from "vitest";
import { redact } from "../../src/models/redact.ts";

const environment = { OPENAI_API_KEY: "sk-long-enough", SOME_TOKEN: "short", HOME: "/home/somebody" };

test("each key of the environment is taken out wherever it stands, by its name", () => {
  const text = "sk-long-enough and again sk-long-enough in /home/somebody";
  expect(redact(text, environment)).toBe("[OPENAI_API_KEY] and again [OPENAI_API_KEY] in /home/somebody");
});

test("what is too short to be a key is left alone, or every text would be full of holes", () => {
  expect(redact("a short word", environment)).toBe("a short word");
});
