import type { Brief } from "../briefs/brief.ts";

/** Whether a quantity or table of the brief is known, and not a missing signal. */
export const knows =
  (brief: Pick<Brief, "quantities">) =>
  (ref: string): boolean => {
    const { kind } = brief.quantities.find(ref);
    return kind === "quantity" || kind === "table";
  };
