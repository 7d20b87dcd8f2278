/**
 * What a sample was made from, counted while it was written and not read back: facts are held against it. Counts are of
 * what the portal holds at the sample's last hour; what happened and is not on record stands under `unseen`.
 */
export interface SampleTruth {
  leads: number;
  leadsBySource: Record<string, number>;
  /** Leads that are on record twice under another e-mail, and those whose company stands in another spelling. */
  duplicates: { people: number; spellings: number };

  /** Qualifications with an MQL stamp, the second and third ones of a lead included; by month, UTC. */
  mqls: number;
  mqlsByMonth: Record<string, number>;
  recycled: number;
  /** Qualifications of leads without an owner. */
  unowned: number;

  /** Of the qualifications: with a logged decision, with a comment beside it, and with neither touch nor decision. */
  accepted: number;
  rejected: number;
  commented: number;
  untouched: number;
  /** Each logged rejection, also of leads without an MQL stamp. */
  rejectionsByReason: Record<string, number>;
  /** Working minutes from qualification to the first outbound touch, and how many qualifications took as many. */
  responseMinutes: Record<number, number>;

  /** Of the qualifications: those with the stamp of a later stage on or after their own. */
  sqls: number;
  opportunities: number;

  /** Deals. */
  won: number;
  lost: number;
  reopened: number;
  wonAmount: number;
  wonBySource: Record<string, number>;
  lostByReason: Record<string, number>;

  /** Stamps of a standard stage that no MQL stamp comes before, and stamps whose name is that of a deal stage. */
  strayStages: Record<string, number>;
  mirroredStages: Record<string, number>;
  /** Leads by what they do in the product: put to use, qualified by it, and bought without sales. */
  product: { activated: number; qualified: number; selfServed: number };
  /** Companies with a lead, those of which several qualified, and those with a deal. */
  accounts: { companies: number; severalQualified: number; withDeal: number };

  /** Records of one system that name no lead of the other. */
  unmatched: { touches: number; decisions: number; won: number; lost: number; open: number };
  /** What happened and is not on record: stamps and decisions nobody set, touches of the lost week, leads never handed over. */
  unseen: { mqls: number; decisions: number; stages: number; touches: number; handoffs: number };
}

export const emptyTruth = (): SampleTruth => ({
  leads: 0,
  leadsBySource: {},
  duplicates: { people: 0, spellings: 0 },
  mqls: 0,
  mqlsByMonth: {},
  recycled: 0,
  unowned: 0,
  accepted: 0,
  rejected: 0,
  commented: 0,
  untouched: 0,
  rejectionsByReason: {},
  responseMinutes: {},
  sqls: 0,
  opportunities: 0,
  won: 0,
  lost: 0,
  reopened: 0,
  wonAmount: 0,
  wonBySource: {},
  lostByReason: {},
  strayStages: {},
  mirroredStages: {},
  product: { activated: 0, qualified: 0, selfServed: 0 },
  accounts: { companies: 0, severalQualified: 0, withDeal: 0 },
  unmatched: { touches: 0, decisions: 0, won: 0, lost: 0, open: 0 },
  unseen: { mqls: 0, decisions: 0, stages: 0, touches: 0, handoffs: 0 },
});

/** Counts one more of a key. */
export const tally = (counts: Record<string | number, number>, key: string | number): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};
