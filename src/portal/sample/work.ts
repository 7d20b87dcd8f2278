import type { Episode } from "./episode.ts";
import type { SampleLead } from "./lead.ts";
import { type Making, sampleAsOf } from "./making.ts";
import type { SampleRep } from "./market.ts";
import { type RejectionReason, rejectionReasons, remarks, unanswered } from "./wording.ts";
import { minutesADay } from "./workdays.ts";

/** How sales left a qualification: `open` is not at an end by the sample's last hour. */
export type Outcome =
  | { fate: "accepted"; decidedAt: number; sqlAt?: number }
  | { fate: "rejected" | "silent"; returns: boolean }
  | { fate: "open" };

const open: Outcome = { fate: "open" };
const silent: Outcome = { fate: "silent", returns: true };

/** How much of its conversion a lead has each time it qualifies again. */
const keptOnReturn = 0.85;

/** Sales works a qualification: assigns it, calls and writes, decides. `n` counts the lead's qualifications from 1. */
export function work(episode: Episode, n: number, making: Making): Outcome {
  const { lead } = episode;
  const { scenario, workdays, truth } = making;
  const { random, rep } = lead;
  if (rep === undefined) return silent;
  if (!lead.handedOver) {
    truth.unseen.handoffs++;
    return silent;
  }
  const assignedAt = assign(episode, making);
  if (assignedAt > sampleAsOf) return open;
  episode.assigned(rep.name, assignedAt);

  const delay = Math.round(random.around(scenario.responseMinutes * rep.pace, 0.8));
  const firstAt = workdays.add(assignedAt, delay);
  if (random.chance(Math.min(0.9, scenario.untouched * rep.neglect))) return silent;
  if (firstAt > sampleAsOf) return open;

  const keeps = scenario.decay ** (delay / minutesADay);
  const quality = lead.quality * keptOnReturn ** (n - 1);
  const accepts = random.chance(Math.min(0.97, scenario.acceptance * quality * (0.4 + 0.6 * keeps)));
  const undecided = random.chance(scenario.undecided);
  const reason = accepts ? undefined : random.pick(rejectionReasons);
  const lastAt = attempt(episode, rep, firstAt, undecided ? undefined : (reason ?? "accepted"), making);
  if (lastAt === undefined) return open;
  const pause = reason?.learned === "silent" ? random.between(120, 960) : random.between(5, 720);
  const decidedAt = workdays.add(lastAt, pause);
  if (undecided) return decidedAt > sampleAsOf ? open : silent;
  if (decidedAt > sampleAsOf) return open;

  const comment = random.chance(Math.min(1, scenario.commented * rep.talks))
    ? random.one(wordsOn(reason, delay, lead, making))
    : undefined;
  if (reason) {
    episode.decided("rejected", decidedAt, {
      reason: random.chance(scenario.reasonLogged) ? reason.name : undefined,
      comment,
    });
    return { fate: "rejected", returns: reason.returns };
  }
  episode.decided("accepted", decidedAt, { comment });
  const isSql = random.chance(Math.min(0.95, scenario.sql * quality * (0.5 + 0.5 * keeps)));
  return { fate: "accepted", decidedAt, sqlAt: discover(episode, rep, decidedAt, isSql, making) };
}

function assign({ lead, qualifiedAt }: Episode, { scenario, workdays }: Making): number {
  const { low, high, by } = scenario.routing;
  const minutes = lead.random.between(low, high);
  return by === "workflow" ? qualifiedAt + 60 * minutes : workdays.add(qualifiedAt, minutes);
}

/**
 * Calls and mails by turns until the lead answers or is given up. Gives the last of it, or undefined where the sample ends
 * before.
 */
function attempt(
  episode: Episode,
  rep: SampleRep,
  firstAt: number,
  found: "accepted" | RejectionReason | undefined,
  making: Making,
): number | undefined {
  const { random } = episode.lead;
  const { low, high } = making.scenario.attempts;
  const learned = found === "accepted" ? "spoken" : (found?.learned ?? "silent");
  const answers = learned === "spoken";
  const attempts = answers
    ? 1 + Math.floor(0.7 * high * random.next() ** 2)
    : learned === "seen"
      ? random.between(1, 2)
      : random.between(low, high);
  let at = firstAt;
  for (let count = 1; at <= sampleAsOf; count++) {
    const isLast = count === attempts;
    const isCall = count % 2 === 1;
    const unheard = isCall ? random.one(unanswered) : learned === "seen" ? "bounced" : "sent";
    const outcome = isCall && answers && isLast ? "connected" : unheard;
    episode.touched({ direction: "outbound", channel: isCall ? "call" : "email", outcome, owner: rep.name, at });
    if (isLast) return answers && !isCall ? reply(episode, at) : at;
    at = making.workdays.add(at, random.between(120, 900));
  }
  return undefined;
}

/** The lead writes back to a mail. */
function reply(episode: Episode, mailedAt: number): number {
  const at = mailedAt + 60 * episode.lead.random.between(4, 300);
  if (at <= sampleAsOf) episode.touched({ direction: "inbound", channel: "email", outcome: "replied", at });
  return at;
}

/** After a lead is accepted: a meeting, some mails, and the moment it becomes an SQL, where it does by the sample's end. */
function discover(
  episode: Episode,
  rep: SampleRep,
  decidedAt: number,
  isSql: boolean,
  { workdays }: Making,
): number | undefined {
  const { random } = episode.lead;
  let at = decidedAt;
  for (const [channel, outcome] of [
    ["email", "sent"],
    ["meeting", isSql ? "held" : random.one(["held", "no show", "cancelled"])],
    ["email", "sent"],
  ] as const) {
    at = workdays.add(at, random.between(20, 900));
    if (at > sampleAsOf) return undefined;
    episode.touched({ direction: "outbound", channel, outcome, owner: rep.name, at });
  }
  const sqlAt = workdays.add(at, random.between(10, 3 * minutesADay));
  if (!isSql || sqlAt > sampleAsOf) return undefined;
  episode.reached("SQL", sqlAt);
  return sqlAt;
}

/** What a rep may write: on the reason, on having come too late, or on what sets the scenario apart. */
function wordsOn(
  reason: RejectionReason | undefined,
  delay: number,
  { random }: SampleLead,
  { scenario }: Making,
): readonly string[] {
  if (reason && delay > minutesADay && random.chance(0.5)) return remarks.late;
  if (reason) return remarks[reason.name as keyof typeof remarks];
  if (scenario.qualifiedBy === "product" && random.chance(0.5)) return remarks.product;
  if (scenario.grouping === "committees" && random.chance(0.5)) return remarks.committee;
  return remarks.accepted;
}
