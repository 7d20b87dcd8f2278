import { join } from "node:path";
import type { Library } from "../library/types.ts";
import { prepareField, saidByRoute } from "../routing/candidates.ts";
import { featuresOf } from "../routing/features.ts";
import { type Example, learn } from "../routing/learn.ts";
import type { Weights } from "../routing/weights.ts";
import { type RoutingCase, readRoutingCases } from "./suite.ts";

/** Learns the weights of the router from labelled sentences, over the phrases of a library. */
export function learnRoutes(cases: readonly RoutingCase[], library: Library): Weights {
  const names = [...new Set(cases.flatMap(({ expect }) => (expect === null ? [] : [expect])))].sort();
  const routes = ["", ...names];
  const field = prepareField(library, routes);
  const examples = cases.map(({ text, expect }): Example => {
    const readings = field.read(text);
    const said = new Map(field.candidates.map((candidate) => [candidate, field.phrasesSaid(candidate, readings)]));
    return { features: featuresOf(readings), said: saidByRoute(routes, said), route: routes.indexOf(expect ?? "") };
  });
  return learn(examples, routes);
}

/** Learns from the sentences of a folder: the half of `routing.jsonl` that is for tuning, and all of `routing-more.jsonl`. */
export function learnFrom(folder: string, library: Library): Weights {
  const tuning = readRoutingCases(join(folder, "routing.jsonl")).filter(({ half }) => half === "tune");
  return learnRoutes([...tuning, ...readRoutingCases(join(folder, "routing-more.jsonl"))], library);
}
