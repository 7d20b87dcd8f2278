import { parseDocument } from "yaml";
import * as z from "zod";
import { InputError } from "../finding.ts";
import type { Terms } from "../terms.ts";

const day = z.iso.date();
const name = z.string().trim().min(1);
const units = [
  ...["MQLs a month", "share", "business minutes", "attempts", "days", "working days"],
  ...["months", "channels", "a working day"],
] as unknown as readonly ["share", ...Terms["sales"]["speed"]["unit"][]];

const termOf = (inRange: z.ZodType<number>) =>
  z.strictObject({
    value: inRange,
    unit: z.enum(units),
    from: z.enum(["history", "setting", "source", "agreed"]).default("agreed"),
    because: z.string().default("as both sides settled it"),
  });
const share = termOf(z.number().min(0).max(1));
const amount = termOf(z.number().positive());

const reason = z.strictObject({
  code: z.string().optional(),
  name,
  test: name,
  recycles: z.boolean(),
  recycleAfterDays: z.number().int().positive().optional(),
  returnsWhen: z.string().optional(),
});

const termsSchema = z.strictObject({
  status: z.enum(["proposed", "agreed"]),
  built: day.optional(),
  adopted: z.strictObject({ on: day, marketing: name, sales: name }).optional(),
  marketing: z.strictObject({
    mqlVolume: amount.optional(),
    acceptance: share,
    bars: z
      .array(
        z.strictObject({ source: z.string(), now: z.number(), sample: z.number(), target: z.number().min(0).max(1) }),
      )
      .optional(),
    completeness: share,
    requiredFields: z.array(name).min(1),
  }),
  sales: z.strictObject({
    speed: amount,
    attainment: share,
    attainmentLater: z.array(share).optional(),
    acceptanceWindow: amount,
    attempts: amount,
    followUp: share,
    attemptDays: amount,
    contactChannels: z.array(name).min(1),
    disposition: share,
    attemptsADay: amount.optional(),
  }),
  alertChannel: z.enum(["Slack", "Teams", "email"]),
  reasons: z.array(reason).min(1),
  recalibrateAfterMonths: amount,
  cohortFloor: share.optional(),
  owners: z.strictObject({ marketing: name, sales: name, revops: name, demandGen: name, rep: name }),
});

/** Reads `sla-terms.yaml`. Throws InputError with file, line and field for what is no terms. */
export function readTerms(text: string, file: string): Terms {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken)
    throw new InputError(`${file}:${broken.linePos?.[0].line ?? 1} is no YAML: ${broken.message.split("\n")[0]}`);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    throw new InputError(`${file} is no YAML: ${(error as Error).message.split("\n")[0]}.`);
  }
  const parsed = termsSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const node = document.getIn(issue.path.slice(0, -1), true) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? text.slice(0, node.range[0]).split("\n").length : 1;
  throw new InputError(
    `${file}:${line} is no terms of an SLA: at ${issue.path.join(".") || "the top"}, ${issue.message}; mend it, or take the sla-terms.yaml that an SLA is delivered with.`,
  );
}
