/** What people call the figures of a portal, by the id of the fact. Only figures that are one number: a flag for a slice is about that slice. */
const names: Record<string, RegExp> = {
  lead_volume:
    /\b(?:lead volume|volume of leads|number of leads|how many leads (?:came in|there are|come in|were created))\b/i,
  mql_volume: /\b(?:mql (?:volume|count)|number of mqls|how many (?:leads became )?mqls)\b/i,
  mql_monthly: /\b(?:monthly mql volume|mqls a month|mql volume (?:a|per) month)\b/i,
  mql_sql_rate:
    /\b(?:mql[- ]to[- ]sql(?: conversion)?(?: rate)?|(?:rate|share) of mqls that become sqls|how many mqls become sqls)\b/i,
  sql_opp_rate:
    /\b(?:sql[- ]to[- ]opp(?:ortunity)?(?: conversion)?(?: rate)?|(?:rate|share) of sqls that become opportunities)\b/i,
  lead_close_rate:
    /\b(?:lead[- ]to[- ](?:close|customer|won)(?: conversion)?(?: rate)?|(?:rate|share) of leads that become customers)\b/i,
  speed_to_lead:
    /\b(?:speed[- ]to[- ]lead|(?:median |first )?response time|time (?:from qualification )?to (?:the )?first (?:outbound )?(?:touch|contact|call))\b/i,
  response_sla:
    /\b(?:sla attainment|response sla|attainment of the (?:speed|response) target|share of mqls (?:first )?touched within the response target)\b/i,
  untouched_rate: /\b(?:untouched rate|share of (?:untouched mqls|mqls that nobody (?:ever )?(?:called|touched)\b.*))/i,
  acceptance_rate:
    /\b(?:acceptance rate|sal rate|(?:share|rate) of (?:mqls|leads) (?:that )?sales accepts|how many (?:mqls|leads) (?:does )?sales accepts?)\b/i,
  rejection_rate:
    /\b(?:rejection rate|(?:share|rate) of (?:mqls|leads) (?:that )?sales rejects|how many (?:mqls|leads) (?:does )?sales rejects?)\b/i,
  disposition_rate: /\b(?:disposition rate|share of mqls on which sales logs a decision)\b/i,
  compliance_rate: /\b(?:follow-up compliance|compliance rate|share of leads that got every agreed attempt)\b/i,
  feedback_rate: /\b(?:feedback (?:submission )?rate|share of worked leads on which sales comments)\b/i,
  field_completeness: /\b(?:(?:field|data|lead) completeness|completeness of (?:leads|fields|the data))\b/i,
  win_rate: /\b(?:win rate|share of closed deals that are won)\b/i,
  average_deal: /\b(?:average (?:won )?deal(?: size| value)?|acv|average contract value)\b/i,
  days_to_win: /\b(?:time to win|days (?:from lead )?to win|how long a lead takes to become a customer)\b/i,
  won_volume: /\b(?:number of wins|won leads|how many leads (?:were|are) won)\b/i,
};

const empty = new Set(
  "the a an of and or our your their its current currently today today's todays overall exact actual real real-world total what which is are was how we do does there value figure number rate share for all leads lead mqls mql data known yet not this that".split(
    " ",
  ),
);

/**
 * The facts that a flag asks for and asks for nothing besides: `the acceptance rate` does, `the acceptance rate of the Berlin
 * webinar` asks for something else. What follows a comma, a colon or a parenthesis only says how to look it up.
 */
export function factsAskedFor(flag: string): string[] {
  const asked = flag.split(/[,;:(]|\.(?:\s|$)/)[0]!;
  return Object.entries(names).flatMap(([id, pattern]) => {
    const found = pattern.exec(asked);
    if (!found) return [];
    const rest = `${asked.slice(0, found.index)} ${asked.slice(found.index + found[0].length)}`;
    const others = rest.toLowerCase().match(/[\p{L}\d'-]+/gu) ?? [];
    return others.every((word) => empty.has(word)) ? [id] : [];
  });
}
