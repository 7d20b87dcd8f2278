import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { InputError } from "../../finding.ts";
import type { Route } from "../../routing/router.ts";
import type { Classified } from "../classify.ts";
import { openLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import { openRouter } from "../router.ts";
import type { Surroundings } from "../surroundings.ts";

/** Says where a text goes, and why; with `--file`, one JSON line for each line of the file. */
export async function routeText(
  text: string | undefined,
  options: CommonOptions & { file?: string; classify?: boolean },
  { cwd, print }: Surroundings,
): Promise<number> {
  const library = await openLibrary(cwd);
  const route = await openRouter(library);
  const settle = options.classify
    ? await (await import("../classify.ts")).openClassifier(options, cwd)
    : async (answer: Route): Promise<Classified> => answer;
  if (options.file !== undefined) {
    for (const sentence of readSentences(resolve(cwd, options.file))) {
      print(JSON.stringify(await settle(route(sentence), library)));
    }
    return 0;
  }
  if (text === undefined)
    throw new InputError("coord route takes a text in quotes, or --file with a line of JSON for each text.");
  const result = await settle(route(text), library);
  print(options.json ? JSON.stringify(result) : describe(result));
  return 0;
}

function readSentences(file: string): string[] {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    throw new InputError(`No file at ${file}; name one with a line such as {"text": "draft our SLA"}.`);
  }
  return content.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      const { text } = JSON.parse(line) as { text?: unknown };
      if (typeof text === "string") return [text];
    } catch {
      // Falls through to the one sentence about this line.
    }
    throw new InputError(`${file}:${index + 1} is no line such as {"text": "draft our SLA"}.`);
  });
}

function describe({ route, reason, score, why, redirectedFrom, alternatives, classifiedBy }: Classified): string {
  const others = alternatives
    .filter((other) => !route || other.score >= 0.01)
    .map((other) => `${other.name} (${other.score.toFixed(2)})`);
  const near = others.length > 0 ? `\nnearest: ${others.join(", ")}` : "";
  if (!route) return `${reason === "tie" ? "undecided between two" : "goes nowhere"}${near}`;
  if (reason === "model") return `${route.kind} ${route.name}, chosen by ${classifiedBy}${near}`;
  const phrases = why.map(({ phrase, weight }) => `  ${weight.toFixed(2)}  ${phrase}`).join("\n");
  const from = redirectedFrom ? `\nredirected from ${redirectedFrom}` : "";
  return `${route.kind} ${route.name} (${score.toFixed(2)})${from}${phrases ? `\nbecause of:\n${phrases}` : ""}${near}`;
}
