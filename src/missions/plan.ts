import type { Kind } from "../briefs/kinds.ts";
import type { Wish } from "../briefs/wish.ts";
import { InputError } from "../finding.ts";
import { findAgent, findMission } from "../library/find.ts";
import type { Agent, Library, Mission, Phase } from "../library/types.ts";

/** One phase as it will run. */
export interface PlannedPhase {
  number: number;
  title: string;
  lead?: Agent;
  support: Agent[];
  documents: Kind[];
  /** The mission's own text of the phase; a skill or agent request has none. */
  source?: Phase;
}

/** What a run does: the phases of a mission, or the one phase of a skill or an agent. */
export interface Plan {
  name: string;
  mission?: Mission;
  phases: PlannedPhase[];
}

/** Plans a route; what a request wishes for takes the place of a route's usual documents. Throws InputError where the library lacks a document or an agent that it names. */
export function planRoute(
  route: { kind: "mission" | "skill" | "agent"; name: string },
  library: Library,
  kinds: readonly Kind[],
  wish?: Wish,
): Plan {
  const mission = route.kind === "mission" ? findMission(library, route.name) : undefined;
  if (mission) return planMission(mission, library, kinds);
  const own = kinds
    .filter((kind) => kind.owner.kind === route.kind && kind.owner.name === route.name)
    .toSorted((a, b) => Number(a.spec.goes_with !== undefined) - Number(b.spec.goes_with !== undefined));
  const wished = own.filter(({ spec }) => wish !== undefined && spec.wish === wish);
  const documents = wished.length > 0 ? wished : own.filter(({ spec }) => spec.wish === undefined);
  if (documents.length === 0) {
    throw new InputError(
      `${route.kind} ${route.name} has no document to deliver yet; add an outputs/KIND.yaml beside it.`,
    );
  }
  const agent = route.kind === "agent" ? findAgent(library, route.name) : undefined;
  return {
    name: route.name,
    phases: [{ number: 1, title: documents[0]!.spec.title, lead: agent, support: [], documents }],
  };
}

function planMission(mission: Mission, library: Library, kinds: readonly Kind[]): Plan {
  const agent = (name: string): Agent => {
    const found = findAgent(library, name);
    if (!found)
      throw new InputError(
        `${mission.file} names the agent @${name}, which does not exist; add agents/${name}/AGENT.md.`,
      );
    return found;
  };
  const phases = mission.phases.map((phase) => ({
    number: phase.number,
    title: phase.title,
    lead: agent(phase.lead),
    support: phase.support.map(agent),
    documents: phase.documents.map((name) => {
      const kind = kinds.find((candidate) => candidate.kind === name);
      if (!kind)
        throw new InputError(
          `${mission.file} names the document ${name}, which has no outputs/${name}.yaml in the library.`,
        );
      return kind;
    }),
    source: phase,
  }));
  if (phases.every((phase) => phase.documents.length === 0)) {
    throw new InputError(`${mission.file} delivers nothing: no phase has a line \`**Documents**: KIND, KIND\`.`);
  }
  return { name: mission.name, mission, phases };
}
