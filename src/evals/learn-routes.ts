import { join } from "node:path";
import type { Library } from "../library/types.ts";
import { prepareField, saidByRoute } from "../routing/candidates.ts";
import { featuresOf } from "../routing/features.ts";
import { type Example, learn } from "../routing/learn.ts";
import type { Weights } from "../routing/weights.ts";
import { stem, words } from "../routing/words.ts";
import { type RoutingCase, readRoutingCases } from "./suite.ts";

/** Learns the weights of the router from labelled sentences, over the phrases of a library. */
function learnRoutes(cases: readonly RoutingCase[], library: Library): Weights {
  const names = [...new Set(cases.flatMap(({ expect }) => (expect === null ? [] : [expect])))].sort();
  const routes = ["", ...names];
  const field = prepareField(library, routes, commonStems(cases));
  const examples = cases.map(({ text, expect }): Example => {
    const readings = field.read(text);
    const said = saidByRoute(routes, field.phrasesSaid(readings));
    return { features: featuresOf(readings), said, route: routes.indexOf(expect ?? "") };
  });
  return learn(examples, routes);
}

/** Stems that two sentences hold: such a word is meant as it is written. */
function commonStems(cases: readonly RoutingCase[]): (stem: string) => boolean {
  const counts = new Map<string, number>();
  for (const { text } of cases)
    for (const word of new Set(words(text).map(stem))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => (counts.get(word) ?? 0) >= 2;
}

/** Learns from the sentences of a folder: the half of `routing.jsonl` that is for tuning, and all of `routing-more.jsonl`. */
export function learnFrom(folder: string, library: Library): Weights {
  const tuning = readRoutingCases(join(folder, "routing.jsonl")).filter(({ half }) => half === "tune");
  return learnRoutes([...tuning, ...readRoutingCases(join(folder, "routing-more.jsonl"))], library);
}
