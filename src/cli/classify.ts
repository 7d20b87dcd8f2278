import { join } from "node:path";
import { InputError } from "../finding.ts";
import { type Library, targetsOf } from "../library/types.ts";
import type { ModelClient } from "../models/client.ts";
import type { Route } from "../routing/router.ts";
import { loadSettings } from "../settings/load.ts";
import type { CommonOptions } from "./options.ts";
import { packageRoot } from "./package.ts";

/** A route that a chat model was asked about. */
export interface Classified extends Route {
  /** The model that was asked, as its writer is named. */
  classifiedBy?: string;
}

export type Classifier = (route: Route, library: Library) => Promise<Classified>;

const NONE = "none";

/**
 * Opens what settles a tie or a low score: the chat model of `--writer` or the settings, which chooses among the names
 * of the library and none of them. Throws InputError where no chat model is configured.
 */
export async function openClassifier(options: CommonOptions, cwd: string): Promise<Classifier> {
  const name = options.writer ?? loadSettings(cwd, options.set).writer;
  if (name === "playbook") {
    throw new InputError("--classify asks a chat model; name one with --writer, such as --writer anthropic.");
  }
  const { openModel } = await import("../models/client.ts");
  const client = await openModel(name);
  return async (route, library) => (isOpen(route) ? choose(route, library, client) : route);
}

/** Whether the router left a text open; a mistyped command is no text. */
const isOpen = ({ route, text }: Route): boolean =>
  route === null && text.trim() !== "" && !/^\s*\/coord\b/i.test(text);

async function choose(route: Route, library: Library, client: ModelClient): Promise<Classified> {
  const targets = targetsOf(library);
  const { markFor } = await import("../writers/mark.ts");
  const { renderAsset } = await import("../writers/template.ts");
  const template =
    library.prompts.find((prompt) => prompt.name === "classify")?.file ?? join(packageRoot, "prompts", "classify.hbs");
  const text = route.text.slice(0, 4_000);
  const routes = targets.map(({ name, description }) => ({ name, description }));
  const user = renderAsset(template, { routes, text, mark: markFor(text) }, () => false);
  const { text: answer } = await client.call({ system: "You send requests to the one who does such work.", user });
  const chosen = answer.trim().replace(/^[`"'@]+|[`"'.]+$/g, "");
  const classified = { ...route, classifiedBy: client.name };
  if (chosen === NONE) return { ...classified, reason: "nothing" };
  const target = targets.find(({ name }) => name === chosen);
  if (!target)
    throw new InputError(
      `${client.name} answered "${chosen.slice(0, 60)}", which is no name of the library; ask without --classify.`,
    );
  return { ...classified, route: { kind: target.kind, name: target.name }, reason: "model" };
}
