import { join, resolve } from "node:path";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import { type Agreement, layGround } from "../briefs/brief.ts";
import type { Context } from "../briefs/context/context.ts";
import { readKinds } from "../briefs/kinds.ts";
import { wishOf } from "../briefs/wish.ts";
import { isoDay } from "../clock/iso-day.ts";
import type { Compared } from "../decisions/comparison.ts";
import type { DeliveredFile, RunEvent, RunStatus, RunUsage, Stamped } from "../events.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { openSnapshot, type Snapshot, takeSnapshot } from "../facts/snapshot.ts";
import { type Finding, InputError } from "../finding.ts";
import type { Library } from "../library/types.ts";
import { type Settings, settingsSchema } from "../settings/schema.ts";
import { noUsage, type Writer } from "../writers/writer.ts";
import { buildGraph, stepsOf } from "./graph.ts";
import { type Plan, planRoute } from "./plan.ts";
import { daysBefore, pruneQuietly } from "./prune.ts";
import type { RunStore } from "./store.ts";

export interface RunRequest {
  request: string;
  route: { kind: "mission" | "skill" | "agent"; name: string };
  settings: Settings;
  sheet: FactSheet;
  /** What the company says of itself; a run may be kept that had none. */
  context?: Context;
  /** What the two sides have agreed on; nothing where no terms were adopted. */
  agreement?: Agreement;
}

/** What a run keeps of its inputs, content-addressed. */
interface Inputs extends Omit<RunRequest, "sheet" | "agreement"> {
  snapshot: Snapshot;
  agreement?: Omit<Agreement, "compared"> & { compared?: Omit<Compared, "before"> & { before: Snapshot } };
}

export interface RunSurroundings {
  library: Library;
  writer: Writer;
  store: RunStore;
  /** Folder that files go to; `alignment/RUN/` when none is named. */
  out?: string;
  cwd: string;
  onEvent(event: Stamped<RunEvent>): void;
  signal?: AbortSignal;
  now?: () => Date;
}

export interface RunResult {
  run: string;
  status: RunStatus;
  documents: DeliveredFile[];
  files: string[];
  usage: RunUsage;
}

/** Runs a request from its route to its files. Throws InputError before anything is written where it can't start. */
export async function startRun(request: RunRequest, around: RunSurroundings): Promise<RunResult> {
  const { library, store, writer } = around;
  const plan = checkPlan(request.route, library, writer, request.request);
  const startedAt = (around.now ?? (() => new Date()))().toISOString();
  const { sheet, agreement, ...kept } = request;
  const inputs: Inputs = { ...kept, agreement: keptAgreement(agreement), snapshot: takeSnapshot(sheet) };
  const outOf = (run: string) => resolve(around.cwd, around.out ?? join("alignment", run));
  const { keep_runs_days: keptDays } = request.settings;
  if (keptDays !== undefined) pruneQuietly(store, daysBefore(startedAt, keptDays));
  // At once, so that another process that prunes never sees a text without the run that needs it.
  const record = store.db
    .transaction(() =>
      store.start(
        {
          startedAt,
          request: request.request,
          plan: plan.name,
          writer: writer.name,
          inputs: store.put(JSON.stringify(inputs)),
        },
        outOf,
      ),
    )
    .immediate();
  return execute(record.run, plan, inputs, record.out, around, false);
}

function keptAgreement({ inForce, compared }: Agreement = {}): Inputs["agreement"] {
  return { inForce, compared: compared && { ...compared, before: takeSnapshot(compared.before) } };
}

function openAgreement({ inForce, compared }: NonNullable<Inputs["agreement"]> = {}): Agreement {
  return { inForce, compared: compared && { ...compared, before: openSnapshot(compared.before) } };
}

/** Takes an interrupted run up where its last checkpoint stands, with the inputs that it started with. */
export async function resumeRun(run: string, around: RunSurroundings): Promise<RunResult> {
  const record = around.store.find(run);
  if (record.status !== "interrupted" && record.status !== "running" && record.status !== "failed") {
    throw new InputError(`Run ${run} has ended (${record.status}); there is nothing to resume.`);
  }
  if (around.store.hasErased(run)) {
    throw new InputError(
      `Run ${run} can't be resumed: what it started with, or wrote since, named a person who was forgotten; start it again.`,
    );
  }
  if (!around.store.claim(run))
    throw new InputError(`Run ${run} is at work in another process; wait for it or end that one.`);
  const stored = JSON.parse(around.store.get(record.inputs)) as Inputs;
  // A setting that an earlier version did not know takes its default.
  const inputs = { ...stored, settings: settingsSchema.parse(stored.settings) };
  const { kinds } = readKinds(around.library);
  const plan = planRoute(inputs.route, around.library, kinds, wishOf(inputs.request));
  return execute(run, plan, inputs, record.out, around, true);
}

/** Plans a route without running it. Throws InputError where the library, or the writer, lacks what the plan needs. */
export function checkPlan(route: RunRequest["route"], library: Library, writer: Writer, request = ""): Plan {
  const { kinds, findings } = readKinds(library);
  const broken = findings.find((finding) => finding.severity === "error");
  const owner = [...library.missions, ...library.skills, ...library.agents].find(
    (item) => item.kind === route.kind && item.name === route.name,
  );
  if (broken?.file !== undefined && owner?.dir !== undefined && broken.file.startsWith(join(owner.dir, "/")))
    throw brokenSpec(broken);
  const plan = planOr(() => (broken ? brokenSpec(broken) : undefined));
  for (const kind of plan.phases.flatMap((phase) => phase.documents)) writer.prepare?.(kind);
  return plan;

  /** A plan that lacks a document may lack it because a spec is broken. */
  function planOr(reason: () => Error | undefined): Plan {
    try {
      return planRoute(route, library, kinds, wishOf(request));
    } catch (error) {
      throw reason() ?? error;
    }
  }
}

const brokenSpec = ({ file, line, message }: Finding): InputError =>
  new InputError(`${file}${line === undefined ? "" : `:${line}`}: ${message} Mend the spec or take it out.`);

/** The graph of a route in mermaid, as it would run. */
export async function drawRoute(route: RunRequest["route"], library: Library): Promise<string> {
  const plan = planRoute(route, library, readKinds(library).kinds);
  const graph = buildGraph(plan, {} as Parameters<typeof buildGraph>[1]).compile();
  return (await graph.getGraphAsync()).drawMermaid({ withStyles: false });
}

async function execute(
  run: string,
  plan: Plan,
  { request, settings, context, agreement, snapshot }: Inputs,
  out: string,
  { store, writer, onEvent, signal, now = () => new Date() }: RunSurroundings,
  isResumed: boolean,
): Promise<RunResult> {
  const emit = (event: RunEvent) => {
    const stamped = { run, at: now().toISOString(), ...event };
    store.addEvent(stamped);
    onEvent(stamped);
  };
  const ground = layGround(request, openSnapshot(snapshot), settings, context, openAgreement(agreement));
  const intake = {
    request,
    plan: plan.name,
    portal: snapshot.portal,
    asOf: isoDay(snapshot.asOf),
    writer: writer.name,
  };
  const saver = new SqliteSaver(store.db);
  const graph = buildGraph(plan, { ground, writer, store, emit, out, signal, intake }).compile({ checkpointer: saver });
  const config = {
    configurable: { thread_id: run },
    recursionLimit: stepsOf(plan),
    durability: "sync" as const,
    signal,
  };
  if (isResumed && !(await saver.getTuple(config)))
    throw new InputError(`Run ${run} has no checkpoint to resume from; start it again.`);
  const end = (status: RunStatus, state: Partial<End>, error?: string): RunResult => {
    const documents = Object.values(state.files ?? {});
    const files = [...documents.map((document) => document.path), ...Object.values(state.extras ?? {})];
    const usage = state.usage ?? noUsage;
    emit({ type: "run.finished", status, documents, files, usage, ...(error === undefined ? {} : { error }) });
    store.setStatus(run, status);
    return { run, status, documents, files, usage };
  };
  try {
    const state = (await graph.invoke(isResumed ? null : {}, config)) as unknown as End;
    const clean = Object.values(state.delivered).every((document) => document.status === "clean");
    return end(clean ? "clean" : "degraded", state);
  } catch (error) {
    const { values } = await graph.getState(config);
    if (signal?.aborted) return end("interrupted", values as Partial<End>);
    end("failed", values as Partial<End>, (error as Error).message);
    throw error;
  }
}

interface End {
  files: Record<string, DeliveredFile>;
  delivered: Record<string, { status: "clean" | "degraded" }>;
  extras: Record<string, string>;
  usage: RunUsage;
}
