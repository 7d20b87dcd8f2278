import { resolve } from "node:path";
import { type Context, readContext } from "../../briefs/context/context.ts";
import type { RunEvent, Stamped } from "../../events.ts";
import { InputError } from "../../finding.ts";
import type { Library } from "../../library/types.ts";
import type { Terms } from "../../terms.ts";
import { openAgreedGround } from "../ground.ts";
import { openRunLibrary } from "../library.ts";
import { openLog } from "../log.ts";
import type { CommonOptions } from "../options.ts";
import { createProgress } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { findTarget, type Target } from "../target.ts";
import { openWriter } from "../writer.ts";

export interface RunOptions extends CommonOptions {
  graph?: boolean;
  classify?: boolean;
}

/**
 * Runs a request, a name, or prints its graph. Gives the exit code.
 *
 * @param openLibrary Where the library comes from; a chat keeps the last good version of what it has read.
 */
export async function runRequest(
  request: string,
  options: RunOptions,
  around: Surroundings,
  openLibrary: () => Promise<Library> = openRunLibrary(around.cwd, around.printError),
): Promise<number> {
  // Before the request is read: what is asked back may rest on it.
  const context = readContext(around.cwd, options.context);
  const library = await openLibrary();
  const target = await findTarget(request, library, options, around.cwd);
  return run({ request, target, library, context }, options, around);
}

/** Delivers the comparison of an earlier agreement with later terms, as the SLA's skill makes it. */
export async function runComparison(
  request: string,
  terms: { was: Terms; now: Terms },
  options: CommonOptions,
  around: Surroundings,
): Promise<number> {
  const context = readContext(around.cwd, options.context);
  const library = await openRunLibrary(around.cwd, around.printError)();
  const target = { kind: "skill" as const, name: "sales-marketing-sla" };
  return run({ request, target, library, context, terms }, options, around);
}

interface Asked {
  request: string;
  target: Target;
  library: Library;
  context: Context;
  /** Two agreements that are compared. */
  terms?: { was: Terms; now: Terms };
}

async function run(
  { request, target, library, context, terms }: Asked,
  options: RunOptions,
  around: Surroundings,
): Promise<number> {
  const missions = await import("../../missions/run.ts");
  if (options.graph) {
    around.print(await missions.drawRoute(target, library));
    return 0;
  }
  const { settings, sheet, agreement } = openAgreedGround(request, options, around.cwd, terms);
  const log = await openLog(options);
  for (const finding of library.findings) log.warn(finding, "library");
  const writer = await openWriter(options.writer ?? settings.writer, library, log);
  const { openRunStore } = await import("../../missions/store.ts");
  const { prepareOut } = await import("../../missions/deliver.ts");
  // What can't be planned or delivered is refused before a run is on record.
  missions.checkPlan(target, library, writer, request);
  if (options.out !== undefined) prepareOut(outOf(options.out, around.cwd));
  const store = openRunStore(around.cwd);
  try {
    const tell = teller(options, around);
    const onEvent = (event: Stamped<RunEvent>) => {
      log.debug(event, event.type);
      tell(event);
    };
    const result = await missions.startRun(
      { request, route: target, settings, sheet, context, agreement },
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
