import type { FactSheet } from "../../facts/sheet.ts";
import { isScalar } from "../../facts/types.ts";

/** What somebody says of the handoff, and what the records say to it. */
export interface Said {
  words: string;
  /** In sentences whose figures stand as references; empty where the records say nothing to it. */
  records: string;
}

const topics: [words: RegExp, facts: [id: string, says: string][]][] = [
  [
    /bad|quality|students?|small shops|junk|not ready|unqualified|weak|rubbish/i,
    [
      ["acceptance_rate", "Sales accepts [[acceptance_rate]] of the MQLs it decides on."],
      ["mql_sql_rate", "[[mql_sql_rate]] of MQLs become SQLs."],
    ],
  ],
  [
    /ignor|nobody calls|wait|follow|slow|respon|late\b|calls them/i,
    [
      ["response_sla", "[[response_sla]] of MQLs are touched within four working hours."],
      ["untouched_rate", "[[untouched_rate]] have neither a touch nor a decision after five working days."],
    ],
  ],
  [/reason|logs?\b|why a lead/i, [["reason_rate", "[[reason_rate]] of rejections carry a reason."]]],
  [
    /account|committee|scramble|contacts?\b/i,
    [
      [
        "multi_contact_accounts",
        "At [[multi_contact_accounts]] of companies with an MQL more than one contact qualified.",
      ],
    ],
  ],
  [
    /by themselves|self-serve|product/i,
    [["pql_volume", "[[pql_volume]] MQLs of the window had put the product to use before they qualified."]],
  ],
  [
    /what an MQL is|definition|list of its own|of its own/i,
    [["lead_mql_rate", "[[lead_mql_rate]] of leads carry an MQL stamp within two weeks, by whatever rule set it."]],
  ],
];

/** Each friction point with what the records say to it: often both sides are a little right. */
export const answerFriction = (sheet: FactSheet, friction: readonly string[]): Said[] =>
  friction.map((words) => {
    const said = topics.filter(([pattern]) => pattern.test(words)).flatMap(([, facts]) => facts);
    const known = said.filter(
      ([id], index) => isScalar(sheet.get(id)) && said.findIndex(([other]) => other === id) === index,
    );
    return { words, records: known.map(([, says]) => says).join(" ") };
  });
