/** An input of the mission that is no CRM record. */
export interface Slot {
  id: SlotId;
  name: string;
  /** The mission's input that it is a part of. */
  input: string;
  /** What a file for it should hold. */
  holds: string;
  /** What files and sections for it are called, in the singular. */
  called: readonly string[];
  /** Names that mean it only where they stand alone: a support SLA is no agreement with sales. */
  alone: readonly string[];
}

/** The closed set of slots, in the order of the mission's inputs. */
export const slots = [
  {
    id: "marketing-bible",
    name: "Marketing Bible",
    input: "Marketing Framework",
    holds: "the promise, positioning, voice and proof points as marketing writes them",
    called: [
      "marketing bible",
      "brand bible",
      "brand book",
      "brand guide",
      "brand guideline",
      "brand strategy",
      "brand voice",
      "messaging framework",
      "messaging guide",
      "message house",
      "messaging house",
      "positioning statement",
      "value proposition",
    ],
    alone: ["positioning", "messaging", "key message", "tone of voice", "voice and tone"],
  },
  {
    id: "marketing-plan",
    name: "Marketing Plan",
    input: "Marketing Framework",
    holds: "goals, audiences, campaigns and budget of the year",
    called: [
      "marketing plan",
      "marketing strategy",
      "marketing roadmap",
      "campaign plan",
      "demand generation plan",
      "demand gen plan",
      "go to market plan",
      "go to market strategy",
      "gtm plan",
      "gtm strategy",
    ],
    alone: [],
  },
  {
    id: "content-calendar",
    name: "Content Calendar",
    input: "Marketing Framework",
    holds: "what is published when, and for which stage of the journey",
    called: [
      "content calendar",
      "content plan",
      "content schedule",
      "editorial calendar",
      "editorial plan",
      "marketing calendar",
      "campaign calendar",
      "publishing calendar",
      "publishing schedule",
    ],
    alone: [],
  },
  {
    id: "sales-bible",
    name: "Sales Bible",
    input: "Sales Framework",
    holds: "the pitch, objections, prices and proof points as sales says them",
    called: ["sales bible", "sales playbook", "sales handbook", "sales manual", "sales methodology", "sales script"],
    alone: [],
  },
  {
    id: "sales-plan",
    name: "Sales Plan",
    input: "Sales Framework",
    holds: "targets, territories and head count of the year",
    called: ["sales plan", "sales strategy", "sales target", "revenue plan", "territory plan", "quota plan"],
    alone: [],
  },
  {
    id: "pipeline-processes",
    name: "Pipeline Processes",
    input: "Sales Framework",
    holds: "the stages of a deal, what opens and closes each, and who moves it",
    called: ["pipeline process", "sales process", "pipeline stage", "deal stage", "sales stage", "opportunity stage"],
    alone: ["pipeline", "sales pipeline", "pipeline management"],
  },
  {
    id: "journey-data",
    name: "Customer Journey Data",
    input: "Customer Journey Data",
    holds: "touchpoints, and what customers say in surveys, support and onboarding",
    called: [
      "customer journey",
      "buyer journey",
      "buyer s journey",
      "journey data",
      "journey map",
      "touchpoint analysis",
      "touchpoint map",
      "customer feedback",
      "experience feedback",
    ],
    alone: ["journey", "touchpoint", "conversion metric"],
  },
  {
    id: "lead-flow-analysis",
    name: "Lead Flow Analysis",
    input: "Lead Flow Analysis",
    holds: "how leads are generated, qualified and handed over",
    called: ["lead flow", "lead handoff", "lead management", "handoff pattern", "funnel analysis", "lead funnel"],
    alone: ["lead generation", "lead qualification", "lead routing"],
  },
  {
    id: "earlier-sla",
    name: "Earlier SLA",
    input: "Earlier SLA",
    holds: "what marketing and sales agreed before, in writing",
    called: [
      "earlier sla",
      "previous sla",
      "sales marketing sla",
      "marketing sales sla",
      "sales and marketing sla",
      "marketing and sales sla",
      "lead sla",
      "handoff sla",
    ],
    alone: ["sla", "service level agreement"],
  },
] as const satisfies readonly (Omit<Slot, "id"> & { id: string })[];

export type SlotId = (typeof slots)[number]["id"];

const byId = new Map<SlotId, Slot>(slots.map((slot) => [slot.id, slot]));

/** The slot of an id. */
export const slotOf = (id: SlotId): Slot => byId.get(id)!;
