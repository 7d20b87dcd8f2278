import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { packBuiltIn } from "../../src/evals/learn-built-in.ts";
import { learn } from "../../src/routing/learn.ts";
import { makeSense, softmax } from "../../src/routing/sense.ts";
import { packWeights, placeOf, unpackWeights } from "../../src/routing/weights.ts";

const examples = [
  { features: ["w:draft", "w:sla"], said: [0, 0, 0], route: 1 },
  { features: ["w:draft", "w:poem"], said: [0, 0, 0], route: 0 },
  { features: ["w:poem", "w:sla"], said: [0, 0, 0], route: 0 },
  { features: ["w:boss", "w:hate"], said: [0, 0, 0], route: 2 },
  { features: ["w:boss", "w:hate", "w:sla"], said: [0, 0, 0], route: 2 },
  { features: ["w:draft", "w:sla", "w:rare"], said: [0, 0, 0], route: 1 },
];
const routes = ["", "sla", "leader"];

test("what was learned decides, and a feature that one example holds is not learned", () => {
  const weights = learn(examples, routes);
  const likeliest = (...features: string[]) => {
    const shares = softmax(makeSense(weights, features, [0, 0, 0]).scores);
    return routes[shares.indexOf(Math.max(...shares))];
  };
  expect(likeliest("w:draft", "w:sla")).toBe("sla");
  expect(likeliest("w:boss", "w:hate")).toBe("leader");
  expect(likeliest("w:poem")).toBe("");
  expect(placeOf("w:rare", weights)).toBe(-1);
  expect(placeOf("w:sla", weights)).toBeGreaterThanOrEqual(0);
});

test("the same examples give the same weights, and a file gives them back", () => {
  const weights = learn(examples, routes);
  expect(packWeights(learn(examples, routes))).toBe(packWeights(weights));
  expect(unpackWeights(packWeights(weights))).toEqual(weights);
});

test("the weights that were built are those of the sentences", async () => {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  expect(await packBuiltIn(project)).toBe(readFileSync(`${project}dist/routes.json`, "utf8"));
});
