import { END, ReducedValue, START, StateGraph, StateSchema } from "@langchain/langgraph";
import * as z from "zod";
import { type Brief, type Contribution, type Delivered, type Ground, writeBrief } from "../briefs/brief.ts";
import type { Kind } from "../briefs/kinds.ts";
import { isoDay } from "../clock/iso-day.ts";
import { resolve } from "../documents/resolve.ts";
import type { DeliveredFile, Emit, RunUsage } from "../events.ts";
import { errorsIn } from "../finding.ts";
import type { Agent } from "../library/types.ts";
import { writeTerms } from "../sla/file.ts";
import { contribute } from "../writers/contribution.ts";
import { noUsage, type Writer } from "../writers/writer.ts";
import { deliverFile } from "./deliver.ts";
import type { Plan, PlannedPhase } from "./plan.ts";
import { type Checked, checkDraft, finalText } from "./produce.ts";
import { repairRound, repairRounds } from "./repair.ts";
import type { RunStore } from "./store.ts";

/** What the nodes of a mission work with; none of it is kept in the state. */
export interface Services {
  ground: Ground;
  writer: Writer;
  store: Pick<RunStore, "put" | "get" | "ledger">;
  emit: Emit;
  /** Folder that files are delivered to. */
  out: string;
  signal?: AbortSignal;
  /** What the run was asked, told when it starts. */
  intake: { request: string; plan: string; portal: string; asOf: string; writer: string };
}

/** A document on its way: its draft by hash, errors left, rounds of repair. */
interface Progress {
  draft: string;
  errors: number;
  round: number;
  /** Nothing more can be mended. */
  settled: boolean;
  /** Tokens that its repair has taken. */
  spent?: number;
}

const merge = <Value extends object>(current: Value, next: Value): Value => ({ ...current, ...next });
const record = <Value>() => z.record(z.string(), z.custom<Value>());

/** The state holds references only: texts are in the store, so that a checkpoint stays small. */
const State = new StateSchema({
  contributions: new ReducedValue(record<string>().default({}), { reducer: merge }),
  progress: new ReducedValue(record<Progress>().default({}), { reducer: merge }),
  delivered: new ReducedValue(record<Delivered>().default({}), { reducer: merge }),
  files: new ReducedValue(record<DeliveredFile>().default({}), { reducer: merge }),
  extras: new ReducedValue(record<string>().default({}), { reducer: merge }),
  usage: new ReducedValue(z.custom<RunUsage>().default(noUsage), { reducer: addUsage }),
});

type MissionState = typeof State.State;
type Update = typeof State.Update;

/** How many supersteps a plan can take at most. */
export const stepsOf = (plan: Plan): number =>
  plan.phases.reduce((sum, phase) => sum + 4 + phase.documents.length * (4 + 2 * repairRounds), 4);

/**
 * Compiles a plan to a LangGraph graph: intake; then for each phase its support agents side by side, and for each of
 * its documents the lead, check, repair while findings are left, deliver.
 */
export function buildGraph(plan: Plan, services: Services) {
  const { ground, writer, store, emit } = services;
  // Node names come from the plan, which the builder's types can't follow.
  const graph = new StateGraph(State) as unknown as DynamicGraph;

  graph.addNode("intake", () => {
    emit({ type: "run.started", ...services.intake });
    return {};
  });
  const checks = new Map<string, Promise<Checked>>();
  graph.addEdge(START, "intake");
  let previous = "intake";

  for (const phase of plan.phases) {
    const at = (step: string) => `phase${phase.number}.${step}`;
    const begin = at("begin");
    graph.addNode(begin, () => {
      emit({ type: "phase.started", phase: phase.number, title: phase.title });
      return {};
    });
    graph.addEdge(previous, begin);
    const gather = at("gather");
    graph.addNode(gather, () => ({}));
    for (const agent of phase.support) {
      const node = at(`support.${agent.name}`);
      graph.addNode(node, () => support(phase, agent));
      graph.addEdge(begin, node);
      graph.addEdge(node, gather);
    }
    if (phase.support.length === 0) graph.addEdge(begin, gather);
    previous = gather;
    for (const kind of phase.documents) previous = addDocument(phase, kind, previous);
    const done = at("done");
    graph.addNode(done, () => {
      emit({ type: "phase.finished", phase: phase.number });
      return {};
    });
    graph.addEdge(previous, done);
    previous = done;
  }
  graph.addEdge(previous, END);
  return graph;

  function addDocument(phase: PlannedPhase, kind: Kind, after: string): string {
    const at = (step: string) => `phase${phase.number}.${step}.${kind.kind}`;
    const [lead, check, repair, deliver] = [at("lead"), at("check"), at("repair"), at("deliver")];
    graph.addNode(lead, (state) => draft(phase, kind, state));
    graph.addNode(check, (state) => checkStep(phase, kind, state));
    graph.addNode(repair, (state) => repairStep(phase, kind, state));
    graph.addNode(deliver, (state) => deliverStep(phase, kind, state));
    graph.addEdge(after, lead);
    graph.addEdge(lead, check);
    graph.addConditionalEdges(check, (state) => (wantsRepair(state.progress[kind.kind]!) ? repair : deliver), [
      repair,
      deliver,
    ]);
    graph.addEdge(repair, check);
    return deliver;
  }

  /** A draft held against its spec; the same draft of the same kind is checked once. */
  function held(brief: Brief, draft: string): Promise<Checked> {
    const key = `${brief.kind.kind}/${draft}`;
    const known = checks.get(key) ?? checkDraft(brief, store.get(draft));
    checks.set(key, known);
    return known;
  }

  function wantsRepair(progress: Progress): boolean {
    return progress.errors > 0 && !progress.settled && writer.repair !== undefined && progress.round < repairRounds;
  }

  function briefOf(phase: PlannedPhase, kind: Kind, state: MissionState): Brief {
    const contributions = phase.support.flatMap((agent): Contribution[] => {
      const hash = state.contributions[`${phase.number}/${agent.name}`];
      return hash ? [JSON.parse(store.get(hash)) as Contribution] : [];
    });
    const delivered = Object.values(state.delivered);
    return writeBrief(ground, kind, {
      persona: phase.lead,
      mission: plan.mission,
      phase: phase.source,
      contributions,
      delivered,
    });
  }

  function support(phase: PlannedPhase, agent: Agent): Update {
    emit({ type: "agent.started", phase: phase.number, agent: agent.name, role: "support" });
    const kind = phase.documents[0];
    const brief = kind && writeBrief(ground, kind, { persona: agent, mission: plan.mission, phase: phase.source });
    const contribution = brief ? contribute(agent, brief) : { agent: agent.name, points: [] };
    const points = contribution.points.length;
    emit({ type: "agent.finished", phase: phase.number, agent: agent.name, role: "support", points });
    return { contributions: { [`${phase.number}/${agent.name}`]: store.put(JSON.stringify(contribution)) } };
  }

  async function draft(phase: PlannedPhase, kind: Kind, state: MissionState): Promise<Update> {
    const agent = phase.lead?.name ?? kind.owner.name;
    emit({ type: "agent.started", phase: phase.number, agent, role: "lead" });
    const written = await writer.draft(briefOf(phase, kind, state), services.signal);
    emit({ type: "agent.finished", phase: phase.number, agent, role: "lead", document: kind.kind });
    const progress = { draft: store.put(written.markdown), errors: 0, round: 0, settled: false };
    return { progress: { [kind.kind]: progress }, usage: written.usage };
  }

  async function checkStep(phase: PlannedPhase, kind: Kind, state: MissionState): Promise<Update> {
    const progress = state.progress[kind.kind]!;
    const { result } = await held(briefOf(phase, kind, state), progress.draft);
    const errors = errorsIn(result.findings).length;
    emit({ type: "document.checked", document: kind.kind, passed: result.passed, errors, round: progress.round });
    return { progress: { [kind.kind]: { ...progress, errors } } };
  }

  async function repairStep(phase: PlannedPhase, kind: Kind, state: MissionState): Promise<Update> {
    const progress = state.progress[kind.kind]!;
    const brief = briefOf(phase, kind, state);
    const check = async (draft: string) => (await held(brief, store.put(draft))).result;
    const repair = writer.repair!.bind(writer);
    // A checkpoint of an earlier version holds none.
    const spent = progress.spent ?? 0;
    const draft = store.get(progress.draft);
    const repaired = await repairRound({ repair }, brief, draft, check, spent, services.signal);
    const round = progress.round + 1;
    emit({ type: "document.repaired", document: kind.kind, round });
    const { inputTokens, outputTokens } = repaired.usage;
    const next = {
      ...progress,
      draft: store.put(repaired.markdown),
      round,
      settled: !repaired.isChanged,
      spent: spent + inputTokens + outputTokens,
    };
    return { progress: { [kind.kind]: next }, usage: repaired.usage };
  }

  async function deliverStep(phase: PlannedPhase, kind: Kind, state: MissionState): Promise<Update> {
    const brief = briefOf(phase, kind, state);
    const { text, resolved, result } = await held(brief, state.progress[kind.kind]!.draft);
    const isPrivate = kind.spec.private;
    const path = deliverFile(store.ledger, services.out, `${kind.kind}.md`, finalText(text, result.findings), {
      isPrivate,
    });
    const extras: Record<string, string> = {};
    if (kind.kind === "sales-marketing-sla") {
      const built = isoDay(ground.sheet.asOf);
      extras["sla-terms"] = deliverFile(
        store.ledger,
        services.out,
        "sla-terms.yaml",
        writeTerms(ground.terms, built, (text) => resolve(text, ground.quantities).text),
      );
    }
    if (!result.passed) {
      const found = `${JSON.stringify({ document: kind.kind, findings: result.findings }, null, 2)}\n`;
      const beside = `${kind.kind}.findings.json`;
      extras[`${kind.kind}.findings`] = deliverFile(store.ledger, services.out, beside, found, { isPrivate });
    }
    const signals = resolved.text.split("SIGNAL MISSING").length - 1;
    const status = result.passed ? "clean" : "degraded";
    emit({ type: "document.delivered", document: kind.kind, path, status, signals });
    return {
      delivered: { [kind.kind]: { kind: kind.kind, title: kind.spec.title, status, signals } },
      files: { [kind.kind]: { kind: kind.kind, path, findings: result.findings } },
      extras,
    };
  }
}

/** The builder with node names that are only known at run time. */
interface DynamicGraph {
  addNode(name: string, run: (state: MissionState) => Update | Promise<Update>): void;
  addEdge(from: string, to: string): void;
  addConditionalEdges(from: string, choose: (state: MissionState) => string, targets: string[]): void;
  compile: StateGraph<typeof State>["compile"];
}

function addUsage(total: RunUsage, more: RunUsage): RunUsage {
  return {
    requests: total.requests + more.requests,
    inputTokens: total.inputTokens + more.inputTokens,
    outputTokens: total.outputTokens + more.outputTokens,
  };
}
