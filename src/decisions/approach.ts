import type { Decision } from "./decision.ts";
import type { Misalignment } from "./misalignment.ts";
import type { Complaint, MisalignmentDecision } from "./relationship.ts";
import type { Attempt } from "./story/attempts.ts";
import type { Story } from "./story/story.ts";

/** Something that would make it worse, and that the user is likely to consider. */
export type Mistake =
  | "material"
  | "escalation"
  | "escalation-again"
  | "definition"
  | "meeting"
  | "announcement"
  | "same-again"
  | "budget-number"
  | "promise"
  | "waiting"
  | "two-at-once"
  | "counter-story"
  | "counter-complaint"
  | "scorecard"
  | "programs"
  | "attribution-model";

/** The positions of a plan that rest on the story as a whole. */
export interface Approach {
  decisions: Decision[];
  /** Leadership says first what marketing is expected to contribute: type 4, and only where that is clear. */
  leadershipFirst: boolean;
  /** Whom to go to in the end. */
  above: string;
  seat: "ask" | "after-change" | "one-review" | "not-yet";
  /** One or two, the likeliest first. */
  mistakes: Mistake[];
}

const base = { quantities: [], confidence: "medium" as const };

/** How to go about it: who speaks first, when to ask for the seat, when to escalate, and what to leave. */
export function decideApproach(
  story: Story,
  misalignment: MisalignmentDecision,
  complaint: Decision & { choice: Complaint },
): Approach {
  const [main = "earned"] = misalignment.types;
  const isNew = misalignment.choice === "new-role";
  const leadershipFirst =
    main === "opposed" && !misalignment.types.includes("earned") && misalignment.confidence !== "low";
  const above =
    story.boss ??
    story.ownBoss ??
    topOf(story) ??
    (/^(?:C[A-Z]O|Chief)/.test(story.leader.role) ? "CEO" : "CEO or CRO");
  const seat = seatOf(story, main, isNew);
  const mistakes = mistakesOf(story, misalignment, complaint.choice, leadershipFirst);
  return {
    leadershipFirst,
    above,
    seat,
    mistakes,
    decisions: [
      {
        ...base,
        id: "first-conversation",
        choice: leadershipFirst ? "after-leadership" : "one-on-one",
        because: leadershipFirst
          ? "a verdict on the function is not moved by a conversation, so leadership says first what is expected"
          : story.stage
            ? `it was said in ${story.stage}, and is better answered where nobody has to keep face`
            : "a critique is only told whole where nobody else listens",
      },
      {
        ...base,
        id: "first-change",
        choice: isNew ? "what-is-asked-for" : `answer-to-${complaint.choice}`,
        because: isNew
          ? "the first thing that is asked for and done is what the relationship starts with"
          : "one change that answers the complaint as it was made is believed before any program is",
      },
      { ...base, id: "seat", choice: seat, because: seatReasons[seat] },
      {
        ...base,
        id: "escalation",
        choice: leadershipFirst ? "clarity-first" : "last-resort",
        because: leadershipFirst
          ? `only the ${above} can say what marketing is expected to contribute`
          : "going above before a direct conversation has failed costs more than it can bring",
      },
      {
        ...base,
        id: "leave",
        choice: mistakes.join("+"),
        because: story.considered
          ? `you wrote "${story.considered.phrase}"`
          : story.tried.length > 0
            ? "it is what you have tried, or the next thing of its kind"
            : "it is what most people in this position reach for",
      },
    ],
  };
}

/** Who decides, where the words name one such person beside the two: the founder of a small company, its CEO. */
const topOf = ({ above, sides }: Story): string | undefined =>
  [above, ...sides.map(({ who }) => who)].find(
    (who) => who !== undefined && /^(?:CEO|founder|president|MD)$/.test(who),
  );

const seatReasons: Record<Approach["seat"], string> = {
  ask: "nobody has a reason to refuse somebody new who asks to listen",
  "after-change": "a seat is given to somebody who has just been useful",
  "one-review": "it was refused once, and a single review is easier to grant than a standing seat",
  "not-yet": "nobody talks openly in front of somebody whom leadership has put there",
};

function seatOf(story: Story, main: Misalignment, isNew: boolean): Approach["seat"] {
  if (isNew) return "ask";
  if (main === "opposed") return "not-yet";
  return story.seatRefused ? "one-review" : "after-change";
}

const mostMistakes = 2;

/** What most people reach for who hear a complaint; by type where the words name none. */
const mistakesBy: Partial<Record<Complaint, Mistake[]>> = {
  "not-ready": ["definition", "escalation"],
  "wrong-fit": ["definition", "material"],
  unreachable: ["counter-complaint", "escalation"],
  "no-context": ["scorecard", "material"],
  known: ["counter-complaint", "material"],
  late: ["scorecard", "counter-complaint"],
  unbelieved: ["material", "definition"],
  promise: ["promise", "escalation"],
  "no-answer": ["material", "promise"],
  volume: ["definition", "counter-complaint"],
  pay: ["scorecard", "escalation"],
  definition: ["definition", "escalation"],
  horizon: ["material", "scorecard"],
  segment: ["scorecard", "material"],
  method: ["attribution-model", "material"],
  resources: ["budget-number", "counter-story"],
  undermining: ["counter-story", "material"],
  dismissed: ["material", "programs"],
  refuses: ["meeting", "escalation"],
};
const mistakesByType: Record<Misalignment, Mistake[]> = {
  earned: ["material", "escalation"],
  structural: ["definition", "scorecard"],
  political: ["attribution-model", "counter-story"],
  opposed: ["programs", "escalation"],
};

const likeliest = (complaint: Complaint, main: Misalignment): Mistake[] =>
  mistakesBy[complaint] ?? mistakesByType[main];

function mistakesOf(
  story: Story,
  misalignment: MisalignmentDecision,
  complaint: Complaint,
  leadershipFirst: boolean,
): Mistake[] {
  const [main = "earned"] = misalignment.types;
  if (misalignment.choice === "new-role") return ["definition", "promise"];
  const kinds = [...story.tried.map(({ kind }) => kind)];
  const escalated = kinds.includes("escalation");
  const own = (kind: Attempt["kind"]): Mistake =>
    kind === "escalation"
      ? escalated
        ? "escalation-again"
        : "escalation"
      : kind === "other" || kind === "joint"
        ? "same-again"
        : kind;
  const ranked: Mistake[] = [
    ...(story.considered ? [own(story.considered.kind)] : []),
    ...kinds.map(own),
    ...(story.wantsResources ? (["budget-number"] as const) : []),
    ...(leadershipFirst ? (["waiting"] as const) : []),
    ...(story.second ? (["two-at-once"] as const) : []),
    ...(story.above ? (["counter-story"] as const) : []),
    ...likeliest(complaint, main),
  ];
  return [...new Set(ranked)].filter((mistake) => !(escalated && mistake === "escalation")).slice(0, mostMistakes);
}
