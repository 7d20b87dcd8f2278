import type { LeadId, RecordWriter } from "../src/portal/records.ts";

/** A record whose lead goes by a name that a test can read. */
type Named<Record, Key extends keyof Record> = Omit<Record, Key> & {
  [key in Key]: undefined extends Record[key] ? string | undefined : string;
};
type First<Method extends (...args: never[]) => unknown> = Parameters<Method>[0];
type Rest<Method extends (...args: never[]) => unknown> =
  Parameters<Method> extends [unknown, ...infer Others] ? Others : never;

/** A lead and a deal as tests write them. */
export type NamedLead = Parameters<NamedWriter["lead"]>[0];
export type NamedDeal = Parameters<NamedWriter["deal"]>[0];

type OfLead = "touch" | "engagement" | "productEvent" | "disposition" | "customerFeedback";
type ByLead = "stage" | "assignment" | "feedback";

/** A writer that takes names for leads. */
export type NamedWriter = Omit<RecordWriter, OfLead | ByLead | "lead" | "deal" | "dimension"> & {
  [method in OfLead]: (
    record: Named<First<RecordWriter[method]>, "leadId">,
    ...rest: Rest<RecordWriter[method]>
  ) => void;
} & { [method in ByLead]: (lead: string, ...rest: Rest<RecordWriter[method]>) => void } & {
  lead(record: Named<First<RecordWriter["lead"]>, "id">, ...rest: Rest<RecordWriter["lead"]>): void;
  deal(
    record: Omit<First<RecordWriter["deal"]>, "leadId"> & { leadId?: string },
    ...rest: Rest<RecordWriter["deal"]>
  ): void;
  dimension(record: "lead" | "deal", id: string, name: string, value: string): void;
};

/** Has a writer take names for leads: a name's first use gives it a number, and the alias `test:NAME`. */
export function namedWriter(write: RecordWriter): NamedWriter {
  const numbers = new Map<string, LeadId>();
  const numberOf = (name: string): LeadId => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const id = numbers.size + 1;
    numbers.set(name, id);
    write.alias(`test:${name}`, id);
    return id;
  };
  const ofLead =
    <Record extends { leadId: LeadId }, Others extends unknown[]>(method: (record: Record, ...rest: Others) => void) =>
    (record: Named<Record, "leadId">, ...rest: Others) =>
      method({ ...record, leadId: numberOf(record.leadId as string) } as unknown as Record, ...rest);
  const byLead =
    <Others extends unknown[]>(method: (lead: LeadId, ...rest: Others) => void) =>
    (lead: string, ...rest: Others) =>
      method(numberOf(lead), ...rest);
  return {
    ...write,
    lead: (record, origin) => write.lead({ ...record, id: numberOf(record.id) }, origin),
    touch: ofLead(write.touch),
    engagement: ofLead(write.engagement),
    productEvent: ofLead(write.productEvent),
    disposition: ofLead(write.disposition),
    customerFeedback: ofLead(write.customerFeedback),
    stage: byLead(write.stage),
    assignment: byLead(write.assignment),
    feedback: byLead(write.feedback),
    deal: ({ leadId, ...record }, origin) =>
      write.deal({ ...record, leadId: leadId === undefined ? undefined : numberOf(leadId) }, origin),
    dimension: (record, id, name, value) => write.dimension(record, record === "lead" ? numberOf(id) : id, name, value),
  };
}
