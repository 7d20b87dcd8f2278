import type { Stamp } from "../../records.ts";
import { idAlias } from "../identity.ts";
import { isYes, letters } from "../values.ts";
import { NotCounted, Rejected, type Row } from "./reader.ts";
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
export const writeTouch: RowWriter = (row, origin, { source, identity, records }) => {
  const done = row.stamp("at");
  const status = row.text("status");
  if (!done && status !== undefined && !DONE.test(status)) throw new NotCounted("it was not done.");
  const when = done ?? row.stamp("planned_at");
  if (!when) throw new Rejected("the touch has no date.");
  const channel = channelOf(row);
  const own = idAlias(source, row.need("id"));
  const people = row
    .need("lead")
    .split(/[;,]/)
    .flatMap((part) => part.trim() || []);
  const common = {
    channel,
    direction: /^(?:in|incoming)/i.test(row.text("direction") ?? "") ? ("inbound" as const) : ("outbound" as const),
    outcome: row.text("outcome"),
    owner: row.text("owner"),
    when,
  };
  for (const [at, person] of people.entries()) {
    const id = at === 0 ? own : `${own}#${at + 1}`;
    records.touch({ id, leadId: identity.refer(idAlias(source, person)), ...common }, origin);
  }
};

/** The channel in one word; a task of no channel is work, and no touch. */
function channelOf(row: Row): string {
  const told = row.need("channel");
  const plain = letters(told);
  if (plain === "task" || plain === "other" || plain === "todo") throw new NotCounted("a task of no channel.");
  return CHANNELS[plain] ?? told.toLowerCase();
}

/** Marketing engagement. */
export const writeEngagement: RowWriter = (row, origin, desk) => {
  if (row.has("responded") && !isYes(row.text("responded"))) throw new NotCounted("nobody responded.");
  const { leadId, when, kind } = eventOf(row, desk);
  const detail = row.text("detail");
  const id = row.text("id") ? idAlias(desk.source, row.need("id")) : `${leadId} ${kind} ${when.at} ${detail ?? ""}`;
  desk.records.engagement({ id, leadId, kind, detail, value: row.number("value"), when }, origin);
};

/** What a lead did in the product. */
export const writeProductEvent: RowWriter = (row, origin, desk) => {
  const { leadId, when, kind } = eventOf(row, desk);
  const id = row.text("id") ? idAlias(desk.source, row.need("id")) : `${leadId} ${kind} ${when.at}`;
  desk.records.productEvent({ id, leadId, kind, value: row.number("value"), when }, origin);
};

/** A score or a referral of a customer. */
export const writeCustomerFeedback: RowWriter = (row, origin, desk) => {
  const { leadId, when, kind } = eventOf(row, desk);
  if (kind !== "nps" && kind !== "referral")
    throw new Rejected(`\`${kind}\` is no kind of customer feedback, nps and referral are.`);
  const id = row.text("id") ? idAlias(desk.source, row.need("id")) : `${leadId} ${kind} ${when.at}`;
  desk.records.customerFeedback({ id, leadId, kind, score: row.number("score"), text: row.text("text"), when }, origin);
};

function eventOf(row: Row, { source, identity }: Desk): { leadId: string; when: Stamp; kind: string } {
  const when = row.stamp("at");
  if (!when) throw new Rejected("the event has no date.");
  return { leadId: identity.refer(idAlias(source, row.need("lead"))), when, kind: row.need("kind").toLowerCase() };
}
