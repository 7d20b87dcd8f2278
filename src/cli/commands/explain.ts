import { join } from "node:path";
import { layGround, printReference, writeBrief } from "../../briefs/brief.ts";
import { readContext } from "../../briefs/context/context.ts";
import { readKinds } from "../../briefs/kinds.ts";
import { wishOf } from "../../briefs/wish.ts";
import { resolve as resolveReferences } from "../../documents/resolve.ts";
import { rules } from "../../documents/rules/index.ts";
import { InputError } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { planRoute } from "../../missions/plan.ts";
import { draftPrompt } from "../../writers/prompt.ts";
import { openAgreedGround } from "../ground.ts";
import { openRunLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import { packageRoot } from "../package.ts";
import type { Surroundings } from "../surroundings.ts";
import { findTarget } from "../target.ts";

/** Prints the decisions behind a request's documents, with their reasons. */
export async function why(
  request: string,
  id: string | undefined,
  options: CommonOptions,
  { cwd, print }: Surroundings,
): Promise<number> {
  const { settings, sheet, agreement } = openAgreedGround(request, options, cwd);
  const ground = layGround(request, sheet, settings, undefined, agreement);
  const decisions = ground.decisions.filter((decision) => id === undefined || decision.id === id);
  if (decisions.length === 0) {
    throw new InputError(
      `No decision is called ${id}; there are ${ground.decisions.map((decision) => decision.id).join(", ")}.`,
    );
  }
  const said = (text: string): string => resolveReferences(text, ground.quantities).text;
  const told = decisions.map(({ id: name, choice, because, quantities, confidence }) => ({
    id: name,
    choice: said(choice),
    because: said(because),
    quantities,
    rests: quantities.flatMap((ref) => {
      const found = ground.quantities.find(ref);
      return found.kind === "quantity" ? [`${found.quantity.title}: ${printReference(ground, ref)}`] : [];
    }),
    confidence,
  }));
  if (options.json) {
    const decided = told.map(({ rests: _, ...decision }) => decision);
    print(JSON.stringify({ decisions: decided, terms: ground.terms }, null, 2));
    return 0;
  }
  for (const { id: name, choice, because, rests, confidence } of told) {
    print(`${name}: ${choice}, because ${because} (confidence: ${confidence})`);
    for (const line of rests) print(`  ${line}`);
  }
  return 0;
}

/** Prints what a model would be sent for each document of a request. */
export async function prompt(
  request: string,
  options: CommonOptions,
  { cwd, print, printError }: Surroundings,
): Promise<number> {
  const context = readContext(cwd, options.context);
  const library = await openRunLibrary(cwd, printError)();
  const target = await findTarget(request, library, options, cwd);
  const plan = planRoute(target, library, readKinds(library).kinds, wishOf(request));
  const { settings, sheet, agreement } = openAgreedGround(request, options, cwd);
  const ground = layGround(request, sheet, settings, context, agreement);
  const template =
    library.prompts.find((candidate) => candidate.name === "draft")?.file ?? join(packageRoot, "prompts", "draft.hbs");
  const prompts = plan.phases.flatMap((phase) =>
    phase.documents.map((kind) => {
      const brief = writeBrief(ground, kind, { persona: phase.lead, mission: plan.mission, phase: phase.source });
      return { document: kind.kind, ...draftPrompt(brief, template) };
    }),
  );
  if (options.json) print(JSON.stringify({ prompts }, null, 2));
  else
    for (const { document, system, user } of prompts)
      print(`===== ${document}: system\n${system}\n\n===== ${document}: user\n${user}`);
  return 0;
}

/** Lists the rules, or documents one by its examples. */
export async function listRules(
  id: string | undefined,
  options: CommonOptions,
  { print }: Surroundings,
): Promise<number> {
  const all = [...rules.values()];
  if (id !== undefined && !rules.has(id)) {
    const near = suggest(id, [...rules.keys()]);
    throw new InputError(`No rule is called ${id}; ${near ? `did you mean ${near}?` : "`coord rules` lists them."}`);
  }
  const chosen = id === undefined ? all : [rules.get(id)!];
  if (options.json) {
    print(
      JSON.stringify(
        {
          rules: chosen.map(({ id: name, severity, summary, examples }) => ({ id: name, severity, summary, examples })),
        },
        null,
        2,
      ),
    );
  } else if (id === undefined) {
    for (const rule of chosen) print(`${rule.id.padEnd(26)} ${rule.severity.padEnd(8)} ${rule.summary}`);
  } else {
    const { severity, summary, examples } = chosen[0]!;
    print(`${id} (${severity})\n${summary}`);
    for (const example of examples) {
      const outcome =
        example.faults === "unscored" ? "unscored" : example.faults.length === 0 ? "passes" : example.faults.join("\n");
      print(
        `\n${example.name}${example.options ? ` ${JSON.stringify(example.options)}` : ""}\n${example.markdown.replace(/^/gm, "    ")}\n=> ${outcome}`,
      );
    }
  }
  return 0;
}
