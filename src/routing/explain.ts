import type { Said } from "./candidates.ts";
import type { Reading } from "./reading.ts";

const RAW = /^~/;
const SHOWN = 3;

/**
 * Says why a text went where it went, strongest first: phrases of the library that it says, with how far it says them,
 * then its own words, with their share of all that spoke for the route.
 */
export function explain(
  phrases: readonly Said[],
  because: readonly { feature: string; weight: number }[],
  readings: readonly Reading[],
): Said[] {
  const said = new Map(readings.toReversed().flatMap((reading) => [...reading.said]));
  const inWords = (term: string): string => said.get(term) ?? term.replace(RAW, "");
  const total = because.reduce((sum, { weight }) => sum + weight, 0);
  const byWords = new Map<string, number>();
  for (const { feature, weight } of because) {
    const words = wordsOf(feature, inWords);
    if (words !== "") byWords.set(words, (byWords.get(words) ?? 0) + weight / total);
  }
  const shares = [...byWords].map(([phrase, weight]) => ({ phrase, weight }));
  const shown = [...phrases.filter(({ weight }) => weight >= 0.5), ...shares].map(({ phrase, weight }) => ({
    phrase,
    weight: Math.round(weight * 1000) / 1000,
  }));
  return shown.sort((a, b) => b.weight - a.weight).slice(0, SHOWN);
}

/** A feature in the words of the text; empty where it stands for none. */
function wordsOf(feature: string, inWords: (term: string) => string): string {
  const [kind, rest] = [feature[0], feature.slice(2)];
  switch (kind) {
    case "w":
    case "n":
    case "f":
      return rest;
    case "c":
    case "a":
    case "z":
      return inWords(rest);
    case "p":
      return rest.split("&").map(inWords).join(" + ");
    case "t":
      return rest.split(" ").map(inWords).join(" ");
    default:
      return "";
  }
}
