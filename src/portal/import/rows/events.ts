import type { Stamp } from "../../records.ts";
import { idAlias } from "../identity.ts";
import { isYes, letters, readMeetingOutcome } from "../values.ts";
import { isForgotten, peopleOf, personOf } from "./people.ts";
import { Forgotten, NotCounted, Rejected, type Row } from "./reader.ts";
import type { Desk, RowWriter } from "./writer.ts";

const DONE = /^(?:completed|complete|done|sent|delivered)$/i;
const CHANNELS: Readonly<Record<string, string>> = {
  call: "call",
  phone: "call",
  email: "email",
  listemail: "email",
  meeting: "meeting",
  event: "meeting",
  linkedin: "linkedin",
  linkedinmessage: "linkedin",
  sms: "sms",
  whatsapp: "whatsapp",
};

/** A touch on each of the people that a row names. */
export const writeTouch: RowWriter = (row, origin, { source, identity, records, alternatives }) => {
  const isDone = row.text("at") !== undefined;
  if (!isDone && row.has("planned_at") && !DONE.test(row.text("status") ?? ""))
    throw new NotCounted("nothing says that it was done.");
  const when = row.needStamp(isDone ? "at" : "planned_at", "the touch has no date.");
  const channel = channelOf(row);
  // Outreach counts its calls and its mailings apart, so one number can be both.
  const own = idAlias(source, source === "outreach" ? `${channel}-${row.need("id")}` : row.need("id"));
  const people = peopleOf(row, source);
  if (people.every((person) => isForgotten(person, identity))) throw new Forgotten();
  const outcome = row.text("outcome");
  const common = {
    channel,
    direction: /^(?:in|incoming)/i.test(row.text("direction") ?? "") ? ("inbound" as const) : ("outbound" as const),
    outcome: outcome === undefined || channel !== "meeting" ? outcome : readMeetingOutcome(outcome),
    owner: row.text("owner"),
    when,
  };
  for (const [at, person] of people.entries()) {
    if (isForgotten(person, identity)) continue;
    const id = at === 0 ? own : `${own}#${at + 1}`;
    records.touch({ id, leadId: identity.refer(person.alias), ...common }, origin);
    if (person.email !== undefined) alternatives.add("touches", id, person.email);
  }
};

/** The channel in one word; a task of no channel is work, and no touch. */
function channelOf(row: Row): string {
  const told = row.text("channel") ?? channelIn(row.text("subject"));
  if (told === undefined && row.has("subject")) throw new NotCounted("nothing says which channel it is of.");
  if (told === undefined) return row.need("channel");
  const plain = letters(told);
  if (plain === "task" || plain === "other" || plain === "todo") throw new NotCounted("a task of no channel.");
  return CHANNELS[plain] ?? told.toLowerCase();
}

/** What the subject of a task begins with, as Salesforce writes it and those who log to it: `Call`, `Email: Hello`. */
const SUBJECT = /^(?:\[outreach\]\s*|(?:list|mass)\s+)?\[?(call|e-?mail|meeting|linkedin|sms|whatsapp)\b/i;

const channelIn = (subject = ""): string | undefined => SUBJECT.exec(subject)?.[1];

/** Marketing engagement. */
export const writeEngagement: RowWriter = (row, origin, desk) => {
  if (row.has("responded") && !isYes(row.text("responded"))) throw new NotCounted("nobody responded.");
  const { leadId, email, when, kind, idWith } = eventOf(row, desk);
  const detail = row.text("detail");
  const id = idWith(` ${detail ?? ""}`);
  desk.records.engagement({ id, leadId, kind, detail, value: row.number("value"), when }, origin);
  if (email !== undefined) desk.alternatives.add("engagements", id, email);
};

/** What a lead did in the product. */
export const writeProductEvent: RowWriter = (row, origin, desk) => {
  const { leadId, when, kind, idWith } = eventOf(row, desk);
  desk.records.productEvent({ id: idWith(), leadId, kind, value: row.number("value"), when }, origin);
};

/** A score or a referral of a customer. */
export const writeCustomerFeedback: RowWriter = (row, origin, desk) => {
  const { leadId, when, kind, idWith } = eventOf(row, desk);
  if (kind !== "nps" && kind !== "referral")
    throw new Rejected(`\`${kind}\` is no kind of customer feedback, nps and referral are.`);
  const said = { score: row.number("score"), text: row.text("text") };
  desk.records.customerFeedback({ id: idWith(), leadId, kind, ...said, when }, origin);
};

interface Event extends ReturnType<typeof personOf> {
  when: Stamp;
  kind: string;
  /** The event's own id, else what tells it from others: the lead as the row names it, kind and time, and what is given. */
  idWith(more?: string): string;
}

function eventOf(row: Row, desk: Desk): Event {
  const when = row.needStamp("at", "the event has no date.");
  const { alias, email, leadId } = personOf(row, desk);
  const kind = row.need("kind").toLowerCase();
  const own = row.text("id");
  const idWith = (more = ""): string => (own ? idAlias(desk.source, own) : `${alias} ${kind} ${when.at}${more}`);
  return { alias, email, leadId, when, kind, idWith };
}
