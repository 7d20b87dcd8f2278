/** What the parts of a request add up to, where no single phrase of the library says it. */
export interface Frame {
  /** What the answer gives as its reason. */
  because: string;
  /** Concepts that must all be there; `a|b` is either. */
  all: readonly string[];
  /** Concepts of which none may be there. */
  none?: readonly string[];
  weight: number;
  /** Counts only as far as the rest of the sentence is understood too. */
  plain?: boolean;
}

/** How requests for one mission or skill are put, beside its trigger phrases. */
export interface Intent {
  /** Concepts that speak against it, phrases and all; `a&!b` is the one without the other. */
  against: readonly string[];
  frames: readonly Frame[];
}

const PERSON = "salesLeader|vp";
const REGARD = "distrust|blame|disdain|costCenter|perception|credit";
const PEOPLE = ["salesLeader", "distrust", "blame", "disdain", "costCenter", "excluded", "conflict"];
/** A complaint about a person in which no work is asked for. */
const COMPLAINT = ["distrust", "blame", "disdain", "costCenter"].map((regard) => `salesLeader&${regard}&!make`);
const ELSEWHERE = ["foreign", "artifact"];

/** By the name of the mission or skill; of no effect in a library without one of that name. */
export const INTENTS: Readonly<Record<string, Intent>> = {
  "sales-leader-alignment": {
    against: ["artifact"],
    frames: [
      {
        because: "a sales leader against marketing",
        all: [PERSON, `${REGARD}|conflict`, "marketing|lead|us|meeting"],
        weight: 0.85,
      },
      {
        because: "a sales leader who thinks little of the leads",
        all: [PERSON, "badLead", "marketing|lead"],
        weight: 0.85,
      },
      { because: "a difficult sales leader", all: [PERSON, "disdain|distrust"], none: ["foreign"], weight: 0.7 },
      {
        because: "the relationship with a sales leader",
        all: [PERSON, "relationship|trust|excluded"],
        none: ["foreign"],
        weight: 0.82,
      },
      {
        because: "working with a sales leader",
        all: ["salesLeader", "align", "us|marketing|plan"],
        none: ["foreign"],
        weight: 0.75,
      },
      {
        because: "sales against marketing",
        all: ["sales", REGARD, "marketing|lead|us"],
        none: ["foreign"],
        weight: 0.78,
      },
      {
        because: "sales thinks little of the leads",
        all: ["sales", "badLead", "lead|marketing"],
        none: ["foreign", "define"],
        weight: 0.72,
      },
      {
        because: "trust and standing with sales",
        all: ["sales", "relationship|trust", "us|marketing"],
        none: ["foreign", "journey"],
        weight: 0.72,
      },
      {
        because: "sales and marketing at odds",
        all: ["sales", "marketing", "conflict|blame|distrust"],
        none: ["foreign"],
        weight: 0.74,
      },
      {
        because: "a sales leader who refuses",
        all: [PERSON, "nobody", "marketing|lead"],
        none: ["foreign"],
        weight: 0.78,
      },
      { because: "marketing being blamed", all: ["marketing", "blame"], none: ["foreign"], weight: 0.62 },
      { because: "a seat at the table of sales", all: ["meeting", "excluded"], none: ["foreign"], weight: 0.85 },
      { because: "a new role beside a sales leader", all: ["newRole", PERSON], none: ["foreign"], weight: 0.8 },
      {
        because: "a new role beside sales",
        all: ["newRole", "sales", "relationship|trust"],
        none: ["foreign"],
        weight: 0.8,
      },
    ],
  },
  "sales-marketing-sla": {
    against: [...ELSEWHERE, ...COMPLAINT],
    frames: [
      {
        because: "an SLA over leads between sales and marketing",
        all: ["sla", "sales|marketing|lead|handoff"],
        weight: 0.88,
      },
      { because: "an SLA", all: ["sla"], weight: 0.75, plain: true },
      { because: "an SLA that changes", all: ["sla", "change|followUp", "us"], weight: 0.68 },
      { because: "what a qualified lead is", all: ["define", "lead"], weight: 0.82 },
      {
        because: "sales and marketing agreeing about leads",
        all: ["agree", "lead", "sales|marketing"],
        weight: 0.68,
      },
      { because: "a contract between sales and marketing", all: ["contract", "sales", "marketing"], weight: 0.82 },
      { because: "commitments on leads", all: ["contract", "lead", "sales|marketing|followUp"], weight: 0.78 },
      {
        because: "the terms of the handoff",
        all: ["handoff", "lead|sales|marketing", "make|contract|dropped"],
        none: ["journey"],
        weight: 0.78,
      },
      { because: "a follow-up under contract", all: ["followUp", "contract", "sales|lead"], weight: 0.66 },
      { because: "a handoff under contract", all: ["handoff", "contract"], weight: 0.66 },
      { because: "what qualified means", all: ["qualified", "sales|marketing|lead"], weight: 0.8 },
      {
        because: "the handoff of leads",
        all: ["handoff", "lead"],
        none: ["journey"],
        weight: 0.68,
      },
      {
        because: "how fast leads are followed up",
        all: ["followUp", "lead", "speed|nobody", "sales|us|marketing"],
        none: PEOPLE,
        weight: 0.66,
      },
      { because: "how fast sales takes up leads", all: ["sales", "lead", "speed"], none: PEOPLE, weight: 0.6 },
      { because: "leads that nobody takes or that come back", all: ["dropped", "lead"], none: PEOPLE, weight: 0.7 },
    ],
  },
  "sales-marketing-alignment": {
    against: [...ELSEWHERE, ...PEOPLE, "sla", "define&lead"],
    frames: [
      { because: "sales and marketing as one", all: ["align", "sales", "marketing"], weight: 0.84 },
      {
        because: "the two functions as one",
        all: ["align", "bothTeams"],
        none: ["otherLeader"],
        weight: 0.66,
        plain: true,
      },
      {
        because: "the customer journey across both functions",
        all: ["journey", "sales|marketing|bothTeams"],
        weight: 0.8,
      },
      { because: "the whole customer journey", all: ["journey"], weight: 0.68, plain: true },
      { because: "an alignment plan", all: ["align", "plan"], none: ["otherLeader"], weight: 0.7, plain: true },
      { because: "one message from sales and marketing", all: ["messaging", "sales", "marketing"], weight: 0.75 },
    ],
  },
};
