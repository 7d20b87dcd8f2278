import { placeOf, type Weights } from "./weights.ts";

/** How a text sounds: log-odds by route, before they are made probabilities. */
export interface Sense {
  /** By place in `routes`. */
  scores: number[];
  /** What each known feature adds to the score of a route, largest first. */
  because(route: number): { feature: string; weight: number }[];
}

/** Features of long texts weigh less each, so that length alone decides nothing. */
export const scaleOf = (features: number): number => 1 / Math.sqrt(features + 1);

/** Scores a text by its features and by how far it says a phrase of each route, 0 to 1. */
export function makeSense(weights: Weights, features: readonly string[], said: readonly number[]): Sense {
  const { routes, rows, phrase } = weights;
  const known = features.flatMap((feature) => {
    const place = placeOf(feature, weights);
    return place < 0 ? [] : [{ feature, start: place * routes.length }];
  });
  const scale = scaleOf(known.length) / 10;
  const scores = routes.map((_, route) => {
    let sum = 0;
    for (const { start } of known) sum += rows[start + route]!;
    return sum * scale + phrase * (said[route] ?? 0);
  });
  return {
    scores,
    because: (route) =>
      known
        .map(({ feature, start }) => {
          const row = rows.subarray(start, start + routes.length);
          const own = row[route]!;
          const others = (row.reduce((sum, weight) => sum + weight, 0) - own) / (routes.length - 1);
          return { feature, weight: (own - others) * scale };
        })
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight),
  };
}

/** Probabilities that add up to 1, from log-odds. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
