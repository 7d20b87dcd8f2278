import type { Library } from "../library/types.ts";
import { createRouter } from "../routing/router.ts";
import type { Weights } from "../routing/weights.ts";
import type { RoutingCase } from "./suite.ts";

/** How a router does on one half of the labelled sentences. */
export interface RoutingReport {
  half: "tune" | "held";
  sentences: number;
  right: number;
  /** Bounds of the share that is right, as Wilson's score interval at 95%. */
  interval: [low: number, high: number];
  /** Sentences that belong nowhere, and how many of them went somewhere. */
  unrelated: number;
  fired: number;
  wrong: { text: string; expect: string | null; got: string | null }[];
  /** Whether the half meets the bar: 95% right, and at most 1 in 50 unrelated sentences fires. */
  passed: boolean;
}

const BAR = { right: 0.95, fired: 0.02 };

/** Routes the sentences of one half and holds each against its label. */
export function evaluateRouting(
  cases: readonly RoutingCase[],
  half: RoutingReport["half"],
  library: Library,
  weights: Weights,
): RoutingReport {
  const route = createRouter(library, weights);
  const own = cases.filter((entry) => entry.half === half);
  const answers = own.map(({ text, expect }) => ({ text, expect, got: route(text).route?.name ?? null }));
  const wrong = answers.filter(({ expect, got }) => expect !== got);
  const unrelated = own.filter(({ expect }) => expect === null).length;
  const fired = wrong.filter(({ expect }) => expect === null).length;
  const right = own.length - wrong.length;
  return {
    half,
    sentences: own.length,
    right,
    interval: wilson(right, own.length),
    unrelated,
    fired,
    wrong,
    passed: right >= BAR.right * own.length && fired <= BAR.fired * unrelated,
  };
}

/**
 * The score interval of a share (E. B. Wilson, JASA 22, 1927), at 95%.
 *
 * @example wilson(95, 100) // [0.888, 0.978]
 */
export function wilson(hits: number, all: number): [low: number, high: number] {
  if (all === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / all;
  const centre = share + z ** 2 / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  const bound = (value: number): number => Math.round((value / (1 + z ** 2 / all)) * 1000) / 1000;
  return [bound(centre - spread), bound(centre + spread)];
}
