import { InputError } from "../finding.ts";
import { findAgent, findMission, findSkill, suggest } from "../library/find.ts";
import type { Library } from "../library/types.ts";
import { type Route, TIE } from "../routing/router.ts";
import { refuseBroken } from "./library.ts";
import type { CommonOptions } from "./options.ts";
import { openRouter } from "./router.ts";

export type Target = NonNullable<Route["route"]>;

/** A request that fits two equally: a chat can ask which is meant. */
export class UndecidedError extends InputError {
  override name = "UndecidedError";
  readonly choices: string[];

  constructor(request: string, choices: string[]) {
    super(`"${shown(request)}" fits ${choices.join(" and ")} equally; say which, as in \`coord ${choices[0]}\`.`);
    this.choices = choices;
  }
}

/** Commands that a mistyped name may have meant. */
const commandNames = [
  "init",
  "route",
  "prompt",
  "why",
  "context",
  "import",
  "sample",
  "facts",
  "forget",
  "check",
  "lint",
  "rules",
  "runs",
  "sla",
  "eval",
];

/**
 * What a request or a name points to; one word that is no name is a request too. Throws InputError, with the nearest
 * names, for what points nowhere, and for what a broken file would have been.
 */
export async function findTarget(
  request: string,
  library: Library,
  options: CommonOptions & { classify?: boolean },
  cwd: string,
): Promise<Target> {
  const command = /^\/coord\s+(\S+)/i.exec(request)?.[1];
  const word = /\s/.test(request.trim()) ? undefined : request.trim();
  const named = command ?? word;
  const item = named === undefined ? undefined : itemNamed(named, library);
  if (item) return sound(item);
  if (named !== undefined) refuseBroken(library, [plainName(named)]);
  if (command !== undefined) throw noSuchName(command, library);
  const routed = (await openRouter(library))(request);
  // A mistyped name is no request, unless it is a phrase to the letter.
  if (word !== undefined && routed.score < 1 && nearName(word, library)) throw noSuchName(word, library);
  const route = options.classify ? await settle(routed) : routed;
  if (route.route) return sound(route.route);
  const names = route.alternatives.slice(0, 3).map((candidate) => candidate.name);
  if (route.reason === "tie") throw new UndecidedError(request, tied(route));
  if (word !== undefined) throw noSuchName(word, library);
  const nearest = names.length > 0 ? ` The nearest: ${names.join(", ")}.` : "";
  throw new InputError(`Nothing here takes "${shown(request)}"; see \`coord lint\` for what there is.${nearest}`);

  function sound({ kind, name }: Target): Target {
    const phases = findMission(library, name)?.phases ?? [];
    refuseBroken(library, [name, ...phases.flatMap((phase) => [phase.lead, ...phase.support])]);
    return { kind, name };
  }

  async function settle(open: Route): Promise<Route> {
    const { openClassifier } = await import("./classify.ts");
    return (await openClassifier(options, cwd))(open, library);
  }
}

/** Those that the first is no nearer than by a hair. */
const tied = ({ alternatives }: Route): string[] =>
  alternatives.filter(({ score }) => (alternatives[0]?.score ?? 0) - score < TIE).map(({ name }) => name);

const plainName = (name: string): string => name.toLowerCase().replace(/^[/@]/, "").replaceAll("_", "-");

function itemNamed(named: string, library: Library) {
  const name = plainName(named);
  return findMission(library, name) ?? findSkill(library, name) ?? findAgent(library, name);
}

function nearName(named: string, library: Library): string | undefined {
  const names = [...library.missions, ...library.skills, ...library.agents].map((candidate) => candidate.name);
  return suggest(named.slice(0, 80), [...names, ...commandNames]);
}

function noSuchName(named: string, library: Library): InputError {
  const near = nearName(named, library);
  const missions = library.missions.map((mission) => mission.name).join(", ") || "none";
  return new InputError(
    `No mission, skill, agent or command is called ${shown(named)}; ${near ? `did you mean ${near}?` : `the missions are: ${missions}.`}`,
  );
}

/** A text as a terminal can show it: short, on one line, nothing in it that steers the terminal or turns the writing round. */
const shown = (text: string): string => text.slice(0, 80).replace(/[\p{Cc}\p{Cf}]+/gu, " ");
