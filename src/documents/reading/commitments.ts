import type { Section } from "../tree.ts";
import { amountsIn, inDigits, isTime } from "./amounts.ts";
import { type Side, sidesOf } from "./owners.ts";
import { type NamedRow, tableWith } from "./rows.ts";

/** What a commitment of an SLA is about. */
export type Topic = "volume" | "acceptance" | "completeness" | "speed" | "attempts" | "channels" | "disposition";

export const topicsOf = {
  marketing: ["volume", "acceptance", "completeness"],
  sales: ["speed", "attempts", "channels", "disposition"],
} as const satisfies Record<Side, readonly Topic[]>;

/** How a topic is called in a message. */
export const nameOf: Record<Topic, string> = {
  volume: "a volume of qualified leads",
  acceptance: "an acceptance rate",
  completeness: "complete data at handoff",
  speed: "speed to lead",
  attempts: "contact attempts in a window",
  channels: "the channels of the attempts",
  disposition: "a disposition on each lead",
};

const lead = "(?:[mspa]qls?|mqas?|leads?|accounts?|hand-?raisers?|contacts?|pqas?|[ei]nquir(?:y|ies)|prospects?)";
const patterns: Record<Topic, RegExp> = {
  volume: new RegExp(
    `\\bvolume\\b|\\b(?:number|count|quantity|supply|flow) of\\b.*\\b${lead}\\b|\\b${lead}\\b[^.;|]*(?:\\b(?:per|a|each|every)\\s|/\\s?)(?:month|quarter|week)\\b|\\b(?:monthly|quarterly|weekly|new)\\b[^.;|]*\\b${lead}\\b|\\b${lead} (?:\\w+ )?(?:delivered|passed|generated|created|handed|sourced|produced|supplied)\\b|\\b(?:deliver|pass|generate|create|source|produce|supply|hand over)s?\\b[^.;|]*\\b${lead}\\b`,
    "i",
  ),
  acceptance: new RegExp(
    `\\bsal (?:rate|share|%)|\\baccept\\w*[- ](?:rate|share|ratio|percentage|bar)\\b|\\b(?:rate|share|percentage|percent|proportion|%)[^.;|]*\\baccept|\\bacceptance\\b(?! (?:window|time|deadline|sla))|\\bquality\\b|\\b${lead} accepted\\b|\\bmql\\W{1,4}(?:to\\W{1,2})?sal\\b|\\baccepted by sales\\b|\\baccepted\\W{1,3}(?:\\u00f7|\\/|over\\b|divided\\b)`,
    "i",
  ),
  completeness:
    /\bcomplete(?:ness|d?)?\b|\b(?:required|mandatory|agreed|key|core) (?:\w+ )?(?:fields?|properties|data|attributes)\b|\bdata (?:quality|standard|fill|hygiene)\b|\bfields? (?:\w+ )?(?:populated|filled|known|set|present)\b|\bpopulated\b|\ball (?:the |required |agreed )?fields\b|\brecord quality\b/i,
  speed:
    /\bspeed\b|\bfirst[- ](?:\w+ )?(?:touch|contact|attempt|response|call|outreach|reply|engagement|action|activity|message|e-?mail|conversation|reach-?out)\b|\brespon(?:se|ds?|d)\b|\btime[- ]to[- ](?:lead|contact|first|touch|respond|call)\b|\b(?:contact|call|reach|touch|work|engage|follow(?:ed)?[- ]?up)\w*\b[^.;|]*\b(?:within|in under|under|inside|no later than)\b/i,
  attempts:
    /\battempts?\b|\btouches\b|\btouch ?points?\b|\bcadence\b|\bsequence\b|\bfollow[- ]?up (?:rate|effort|persistence)\b|\bpersisten|\b\d+\+? (?:\w+ )?(?:calls|tries|follow[- ]?ups)\b|\btries\b/i,
  channels: /\bchannels?\b|\bmulti-?channel|\bomni-?channel/i,
  disposition:
    /\bdisposition|\boutcomes?\b|\blead status\b|\bstatus (?:\w+ )?(?:set|logged|updated|recorded)\b|\baccept(?:ed|s)? or reject|\breject\w* (?:reasons?|codes?)\b|\bclos(?:e|ing) the loop\b|\blog(?:ged|s|ging)?\b[^.;|]*\b(?:result|reason|decision|every|each|all)\b|\bdecision\b|\bdecided\b/i,
};

/** Ways to reach a person; two of them are channels, whether or not the word stands there. */
const means =
  /\b(?:(?:tele)?phone|calls?|e-?mails?|linkedin|sms|texts?|video|meetings?|chat|whatsapp|in[- ]person|voicemail|direct mail|social|in-app)\b/gi;

/** The distinct ways to reach a person that a text names. */
export const channelsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(means)].map(([found]) =>
      found
        .toLowerCase()
        .replace(/^e-?mails?$/, "e-mail")
        .replace(/^(?:calls?|telephone|voicemail)$/, "phone")
        .replace(/s$/, ""),
    ),
  ),
];

/** Names of what a record holds. */
const fieldName =
  /\b(?:e-?mail|(?:tele)?phone|organi[sz]ation|employer|sector|requirements?|postcode|city|message|(?:first|last|full|company|account|contact) ?names?|company|name|job|title|role|seniority|persona|department|source|utm|campaign|industry|vertical|segment|employees?|headcount|size|revenue|country|region|territory|state|location|budget|timeline|timeframe|time frame|use ?case|need|pain|intent|score|product interest|interest|website|domain|linkedin|consent|opt-in|plan|workspace|seats?|tech stack|language|owner|gdpr)\b/gi;

/** The distinct fields that a text names; code is one. */
export const fieldsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/`[^`]+`/g), ...text.replace(/`[^`]*`/g, "").matchAll(fieldName)].map(([found]) =>
      found.toLowerCase(),
    ),
  ),
];

/** One row of the commitments table. */
export interface Commitment {
  sides: Side[];
  /** What the row calls it. */
  name: string;
  target: string;
  measure: string;
  owner: string;
  /** By its name, and where that tells nothing, by target and measure. */
  topics: Topic[];
  /** Everything in the row that is not the team. */
  text: string;
  line: number;
}

export interface CommitmentColumns {
  team: string;
  commitment: string;
  target: string;
  measure: string;
  owner: string;
}

/** The columns of the SLA's commitments table. */
export const commitmentColumns: CommitmentColumns = {
  team: "Team",
  commitment: "Commitment",
  target: "Target",
  measure: "Measure",
  owner: "Owner",
};

/** The rows of the commitments table among sections; undefined where none has its columns. An empty team is the one above. */
export function commitmentsIn(
  sections: readonly Section[],
  columns = commitmentColumns,
): { commitments: Commitment[]; ragged: string[]; line: number } | undefined {
  const table = tableWith(sections, [columns.team, columns.commitment, columns.target]);
  if (!table) return undefined;
  let team = "";
  const commitments = table.rows.map((row) => {
    team = row.cells[columns.team]!.replace(/^["\u201d\u3003]$/, "") || team;
    return readCommitment(row, team, columns);
  });
  return { commitments, ragged: table.ragged, line: table.line };
}

function readCommitment({ cells, line }: NamedRow, team: string, columns: CommitmentColumns): Commitment {
  const cell = (column: string): string => cells[column] ?? "";
  const [name, target, measure] = [cell(columns.commitment), cell(columns.target), cell(columns.measure)];
  const sides = sidesOf(team);
  const text = `${name}, ${target}, ${measure}`;
  const named = topicsIn(name, sides);
  return {
    sides: sides.length > 0 ? sides : sidesOf(cell(columns.owner)),
    name,
    target,
    measure,
    owner: cell(columns.owner),
    topics: named.length > 0 ? named : topicsIn(text, sides),
    text,
    line,
  };
}

/** `Phone and e-mail` are two channels, `a call or an e-mail` is either. */
const spansChannels = (text: string): boolean => channelsIn(text).length > 1 && !/\bor\b/i.test(text);

/** What a text is about, of what the sides can owe. */
export function topicsIn(text: string, sides: readonly Side[] = ["marketing", "sales"]): Topic[] {
  const plain = inDigits(text).replace(/`/g, "");
  return sides
    .flatMap((side): readonly Topic[] => topicsOf[side])
    .filter((topic) => patterns[topic].test(plain) || (topic === "channels" && spansChannels(plain)));
}

/** What a commitment still lacks to be one about its topic, as `expected`; undefined where it is whole. */
export function lackOf(topic: Topic, text: string, around: string): string | undefined {
  if (/SIGNAL MISSING: \S/.test(text)) return undefined;
  const amounts = amountsIn(text);
  // That there is no number at all is a finding of another rule.
  if (amounts.length === 0 && !/\d/.test(inDigits(text)))
    return topic === "completeness" ? lackOfFields(text, around) : undefined;
  switch (topic) {
    case "volume":
      return countsBesideTime(text) ? undefined : "how many leads, such as 90 MQLs a month";
    case "acceptance":
      return amounts.some(({ measure }) => measure === "share") || /\bone in\b|\bratio\b/i.test(text)
        ? undefined
        : "the share that is accepted, such as 70%";
    case "speed":
      return amounts.some(isTime) ? undefined : "the time within which it is, such as 4 working hours";
    case "completeness":
      return lackOfFields(text, around);
    case "attempts":
      if (!amounts.some(isTime)) return "the window in which they are made, such as 10 working days";
      return countsBesideTime(text) ? undefined : "how many attempts are made in it";
    case "channels": {
      const isCounted = amounts.some(({ measure, value }) => measure === "channels" && value >= 2);
      return isCounted || channelsIn(text).length >= 2 ? undefined : "two channels or more, by name or number";
    }
    default:
      return undefined;
  }
}

const lackOfFields = (text: string, around: string): string | undefined =>
  fieldsIn(text).length + fieldsIn(around).length >= 2 ? undefined : "the fields by name";

/** True where a number is left beside spans of time and shares. */
function countsBesideTime(text: string): boolean {
  const digits = inDigits(text);
  const others = amountsIn(text).filter((amount) => isTime(amount) || amount.measure === "share");
  const rest = others.reduce((left, amount) => left.replace(amount.text, " "), digits);
  return /\d/.test(rest);
}
