/**
 * A lead asks for sales of its own accord: by the kind of what it did, or by the name of the form. The index below is of
 * these, so that another rule needs another index.
 */
export const isHandRaise = `kind IN ('demo request', 'contact request', 'trial request') OR kind = 'form' AND (
  detail LIKE '%demo%' OR detail LIKE '%contact%' OR detail LIKE '%pricing%' OR detail LIKE '%quote%' OR detail LIKE '%trial%')`;

/** An index of hand raises: to look for these few among all engagements takes as long as to read them. */
export const handRaises = `CREATE INDEX hand_raises ON engagements (lead_id, at) WHERE ${isHandRaise};`;
