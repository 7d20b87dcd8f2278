import { scaleOf, softmax } from "./sense.ts";
import { type Weights, weightsOf } from "./weights.ts";

/** A labelled sentence as the learner sees it. */
export interface Example {
  features: readonly string[];
  /** How far the sentence says a phrase of each route, 0 to 1, by place in the routes. */
  said: readonly number[];
  /** Place of its label in the routes. */
  route: number;
}

const EPOCHS = 40;
const RATE = 0.3;
const DECAY = 1e-4;
const FEWEST = 2;

/**
 * Learns how much each feature speaks for each route: multinomial logistic regression by AdaGrad (Duchi, Hazan and
 * Singer, 2011) with L2 decay, over features that at least two sentences hold. The same examples give the same weights.
 *
 * @param routes Names by place; the first is "", for sentences that belong nowhere.
 */
export function learn(examples: readonly Example[], routes: readonly string[]): Weights {
  const index = indexOf(examples);
  const width = routes.length;
  const rows = index.size;
  const weights = new Float64Array(rows * width);
  const squares = new Float64Array(rows * width);
  const phrase = { weight: 2, squares: 0 };
  const data = examples.map(({ features, said, route }) => ({
    rows: features.flatMap((feature) => index.get(feature) ?? []),
    said,
    route,
  }));
  const random = randomFrom(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const example of shuffled(data, random)) step(example);
  }
  return weightsOf(
    routes,
    Math.round(phrase.weight * 1000) / 1000,
    [...index].map(([feature, row]) => ({
      feature,
      row: routes.map((_, route) => weights[row * width + route]!),
    })),
  );

  function step({ rows: held, said, route }: (typeof data)[number]): void {
    const scale = scaleOf(held.length);
    const scores = routes.map((_, at) => {
      let sum = 0;
      for (const row of held) sum += weights[row * width + at]!;
      return sum * scale + phrase.weight * (said[at] ?? 0);
    });
    const errors = softmax(scores).map((probability, at) => probability - (at === route ? 1 : 0));
    for (const [at, error] of errors.entries()) {
      for (const row of held) move(row * width + at, error * scale);
    }
    const slope = errors.reduce((sum, error, at) => sum + error * (said[at] ?? 0), 0);
    phrase.squares += slope * slope;
    phrase.weight -= (RATE * slope) / Math.sqrt(phrase.squares + 1e-8);
  }

  function move(at: number, slope: number): void {
    const gradient = slope + DECAY * weights[at]!;
    squares[at]! += gradient * gradient;
    weights[at]! -= (RATE * gradient) / Math.sqrt(squares[at]! + 1e-8);
  }
}

/** Features that enough examples hold, each with a row of its own, in the order in which they are met. */
function indexOf(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= FEWEST);
  return new Map(kept.map(([feature], row) => [feature, row]));
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Numbers from 0 to under 1, the same for the same seed (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
