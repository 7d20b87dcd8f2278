import { InputError } from "../finding.ts";
import { findAgent, findMission, findSkill, suggest } from "../library/find.ts";
import type { Library } from "../library/types.ts";
import type { Route } from "../routing/router.ts";
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
export const commandNames = ["route", "prompt", "why", "import", "facts", "check", "lint", "rules", "runs", "eval"];

/** What a request or a name points to. Throws InputError, with the nearest names, for what points nowhere. */
export async function findTarget(
  request: string,
  library: Library,
  options: CommonOptions & { classify?: boolean },
  cwd: string,
): Promise<Target> {
  const named = /^\/coord\s+(\S+)/.exec(request)?.[1] ?? (/\s/.test(request.trim()) ? undefined : request.trim());
  if (named !== undefined) return findNamed(named, library);
  const routed = (await openRouter(library))(request);
  const route = options.classify ? await settle(routed) : routed;
  if (route.route) return route.route;
  const names = route.alternatives.slice(0, 3).map((candidate) => candidate.name);
  if (route.reason === "tie") throw new UndecidedError(request, names.slice(0, 2));
  const nearest = names.length > 0 ? ` The nearest: ${names.join(", ")}.` : "";
  throw new InputError(`Nothing here takes "${shown(request)}"; see \`coord lint\` for what there is.${nearest}`);

  async function settle(open: Route): Promise<Route> {
    const { openClassifier } = await import("./classify.ts");
    return (await openClassifier(options, cwd))(open, library);
  }
}

function findNamed(named: string, library: Library): Target {
  const item = findMission(library, named) ?? findSkill(library, named) ?? findAgent(library, named);
  if (item) return { kind: item.kind, name: item.name };
  const names = [...library.missions, ...library.skills, ...library.agents].map((candidate) => candidate.name);
  const near = suggest(named.slice(0, 80), [...names, ...commandNames]);
  const missions = library.missions.map((mission) => mission.name).join(", ") || "none";
  throw new InputError(
    `No mission, skill, agent or command is called ${shown(named)}; ${near ? `did you mean ${near}?` : `the missions are: ${missions}.`}`,
  );
}

/** A text as a terminal can show it: short, on one line, nothing in it that steers the terminal or turns the writing round. */
const shown = (text: string): string => text.slice(0, 80).replace(/[\p{Cc}\p{Cf}]+/gu, " ");
