import { isMatched, type SampleLead } from "./lead.ts";
import { exact, type Making, originOf } from "./making.ts";
import { type LaterStage, mirrors } from "./stages.ts";
import { tally } from "./truth.ts";

interface Touch {
  direction: "inbound" | "outbound";
  channel: "call" | "email" | "meeting";
  outcome: string;
  owner?: string;
  at: number;
}

/**
 * One qualification of a lead and what sales made of it, as it comes to stand in the CRM. What is written is counted as
 * facts can see it.
 */
export class Episode {
  readonly lead: SampleLead;
  readonly qualifiedAt: number;
  /** The last thing that happened in it. */
  lastAt: number;
  private readonly making: Making;
  /** Whether a fact can tie what sales does to the qualification. */
  private readonly isSeen: boolean;
  private touchedAt?: number;
  private hasDecision = false;
  private readonly counted = new Set<string>();

  constructor(lead: SampleLead, qualifiedAt: number, making: Making) {
    this.lead = lead;
    this.qualifiedAt = qualifiedAt;
    this.lastAt = qualifiedAt;
    this.making = making;
    this.isSeen = lead.stamped && isMatched(lead);
    lead.qualifications++;
    const { truth, sink } = making;
    if (!lead.stamped) {
      truth.unseen.mqls++;
      return;
    }
    sink.stage(lead.id, "MQL", exact(qualifiedAt), originOf(making, "marketing", lead.number));
    truth.mqls++;
    tally(truth.mqlsByMonth, new Date(qualifiedAt * 1000).toISOString().slice(0, 7));
    if (lead.rep === undefined) truth.unowned++;
  }

  assigned(owner: string, at: number): void {
    const { lead, making } = this;
    making.sink.assignment(lead.salesId, owner, exact(at), this.origin());
    this.lastAt = Math.max(this.lastAt, at);
  }

  /** Somebody calls, writes, meets; in the lost week nobody logs it. */
  touched(touch: Touch): void {
    const { lead, making } = this;
    const { truth, lostWeek } = making;
    const { at, ...said } = touch;
    this.lastAt = Math.max(this.lastAt, at);
    if (at >= lostWeek.from && at < lostWeek.to) {
      truth.unseen.touches++;
      return;
    }
    const id = `${lead.name}-t${++lead.touches}`;
    making.sink.touch({ id, leadId: lead.salesId, ...said, when: exact(at) }, this.origin());
    if (!isMatched(lead)) truth.unmatched.touches++;
    else if (said.direction === "outbound") this.touchedAt ??= at;
  }

  /** Sales accepts or rejects; a decision that nobody logs happened all the same. */
  decided(decision: "accepted" | "rejected", at: number, said: { reason?: string; comment?: string }): void {
    const { lead, making, isSeen } = this;
    const { truth, sink, scenario } = making;
    this.lastAt = Math.max(this.lastAt, at);
    const { reason, comment } = said;
    if (comment !== undefined) sink.feedback(lead.salesId, comment, exact(at), this.origin());
    if (!lead.random.chance(scenario.crm.decisionLogged)) {
      truth.unseen.decisions++;
      return;
    }
    const owner = lead.rep?.name;
    sink.disposition({ leadId: lead.salesId, decision, reason, owner, when: exact(at) }, this.origin());
    if (!isMatched(lead)) truth.unmatched.decisions++;
    if (decision === "rejected") tally(truth.rejectionsByReason, reason ?? "none logged");
    else this.stamp("SAL", at);
    if (!isSeen) return;
    this.hasDecision = true;
    truth[decision]++;
    if (comment !== undefined) truth.commented++;
  }

  /** The lead gets to a later stage, which somebody may stamp too early, under another name or not at all. */
  reached(stage: LaterStage, at: number): void {
    const { lead, making } = this;
    const { truth, sink, scenario } = making;
    const { stageStamped, mirrored, misordered } = scenario.crm;
    this.lastAt = Math.max(this.lastAt, at);
    if (!lead.random.chance(stageStamped)) {
      truth.unseen.stages++;
      return;
    }
    if (lead.random.chance(mirrored)) {
      sink.stage(lead.salesId, mirrors[stage], exact(at), this.origin());
      tally(truth.mirroredStages, mirrors[stage]);
      return;
    }
    this.stamp(stage, lead.random.chance(misordered) ? this.qualifiedAt - 3600 * lead.random.between(2, 200) : at);
  }

  /** Counts what can be told only once nothing more comes. */
  close(): void {
    const { truth, workdays } = this.making;
    if (!this.lead.stamped) return;
    if (this.touchedAt !== undefined) tally(truth.responseMinutes, workdays.between(this.qualifiedAt, this.touchedAt));
    else if (!this.hasDecision) truth.untouched++;
  }

  private stamp(stage: "SAL" | LaterStage, at: number): void {
    const { lead, making } = this;
    making.sink.stage(lead.salesId, stage, exact(at), this.origin());
    if (!this.isSeen || at < this.qualifiedAt) tally(making.truth.strayStages, stage);
    else if (!this.counted.has(stage)) {
      this.counted.add(stage);
      if (stage === "SQL") making.truth.sqls++;
      if (stage === "Opportunity") making.truth.opportunities++;
    }
  }

  private origin() {
    return originOf(this.making, "sales", this.lead.number);
  }
}
