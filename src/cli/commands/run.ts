import { resolve } from "node:path";
import type { RunEvent, Stamped } from "../../events.ts";
import { InputError } from "../../finding.ts";
import { findAgent, findMission, findSkill, suggest } from "../../library/find.ts";
import type { Library } from "../../library/types.ts";
import { createRouter, type Route } from "../../routing/router.ts";
import { openGround } from "../ground.ts";
import { openSoundLibrary } from "../library.ts";
import { openLog } from "../log.ts";
import type { CommonOptions } from "../options.ts";
import { createProgress } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { openWriter } from "../writer.ts";

export interface RunOptions extends CommonOptions {
  graph?: boolean;
}

type Target = NonNullable<Route["route"]>;

/** Runs a request, a name, or prints its graph. Gives the exit code. */
export async function runRequest(request: string, options: RunOptions, around: Surroundings): Promise<number> {
  const library = await openSoundLibrary(around.cwd);
  const target = findTarget(request, library);
  const missions = await import("../../missions/run.ts");
  if (options.graph) {
    around.print(await missions.drawRoute(target, library));
    return 0;
  }
  const { settings, sheet } = openGround(options, around.cwd);
  const log = await openLog(options);
  for (const finding of library.findings) log.warn(finding, "library");
  const writer = await openWriter(options.writer ?? settings.writer, library, log);
  const { openRunStore } = await import("../../missions/store.ts");
  const { prepareOut } = await import("../../missions/deliver.ts");
  // What can't be planned or delivered is refused before a run is on record.
  missions.checkPlan(target, library, writer);
  if (options.out !== undefined) prepareOut(outOf(options.out, around.cwd));
  const store = openRunStore(around.cwd);
  try {
    const tell = teller(options, around);
    const onEvent = (event: Stamped<RunEvent>) => {
      log.debug(event, event.type);
      tell(event);
    };
    const result = await missions.startRun(
      { request, route: target, settings, sheet },
      { library, writer, store, out: options.out, cwd: around.cwd, onEvent, signal: around.signal },
    );
    return end(result, around);
  } finally {
    store.close();
  }
}

function outOf(out: string, cwd: string): string {
  if (out.trim() === "") throw new InputError("--out takes a folder; found nothing.");
  return resolve(cwd, out);
}

/** Where a run's events are told: as JSON a line, or as progress that a person reads. */
export const teller = (options: CommonOptions, { print, cwd }: Surroundings) =>
  options.json ? (event: Stamped<RunEvent>) => print(JSON.stringify(event)) : createProgress(print, cwd);

/** The exit code of a run, with a word on how to go on with one that was interrupted. */
export function end(
  { run, status }: { run: string; status: keyof typeof exitCodes },
  { printError }: Surroundings,
): number {
  if (status === "interrupted") printError(`Interrupted; \`coord runs resume ${run}\` goes on from where it stopped.`);
  return exitCodes[status];
}

const exitCodes = { clean: 0, degraded: 1, failed: 1, interrupted: 130 } as const;

/** What a request or a name points to. Throws InputError, with the nearest names, for what points nowhere. */
export function findTarget(request: string, library: Library): Target {
  const named = /^\/coord\s+(\S+)/.exec(request)?.[1] ?? (/\s/.test(request.trim()) ? undefined : request.trim());
  if (named !== undefined) {
    const item = findMission(library, named) ?? findSkill(library, named) ?? findAgent(library, named);
    if (item) return { kind: item.kind, name: item.name };
    const names = [...library.missions, ...library.skills, ...library.agents].map((candidate) => candidate.name);
    const near = suggest(named, [...names, ...commandNames]);
    const missions = library.missions.map((mission) => mission.name).join(", ") || "none";
    throw new InputError(
      `No mission, skill, agent or command is called ${named}; ${near ? `did you mean ${near}?` : `the missions are: ${missions}.`}`,
    );
  }
  const route = createRouter(library)(request);
  if (route.route) return route.route;
  const names = route.alternatives.slice(0, 3).map((candidate) => candidate.name);
  if (route.reason === "tie") {
    throw new InputError(
      `"${request}" fits ${names.slice(0, 2).join(" and ")} equally; say which, as in \`coord ${names[0]}\`.`,
    );
  }
  const nearest = names.length > 0 ? ` The nearest: ${names.join(", ")}.` : "";
  throw new InputError(`Nothing here takes "${request.slice(0, 80)}"; see \`coord lint\` for what there is.${nearest}`);
}

/** Commands that a mistyped name may have meant. */
export const commandNames = ["route", "prompt", "why", "import", "facts", "check", "lint", "rules", "runs", "eval"];
