import type { TableMap } from "../map.ts";
import { writeDeal, writeDealHistory } from "./deals.ts";
import { writeCustomerFeedback, writeEngagement, writeProductEvent, writeTouch } from "./events.ts";
import { writeLeadHistory } from "./history.ts";
import { writeLead } from "./leads.ts";
import { writeCompany, writeOwner, writeSpend, writeStageDefinition } from "./rest.ts";
import type { RowWriter } from "./writer.ts";

/** What writes the rows of each table. */
export const rowWriters: Record<TableMap["into"], RowWriter> = {
  leads: writeLead,
  deals: writeDeal,
  touches: writeTouch,
  companies: writeCompany,
  owners: writeOwner,
  engagements: writeEngagement,
  product_events: writeProductEvent,
  lead_history: writeLeadHistory,
  deal_history: writeDealHistory,
  spend: writeSpend,
  customer_feedback: writeCustomerFeedback,
  stage_definitions: writeStageDefinition,
};
