import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod";
import { InputError } from "../finding.ts";
import { scenarioNames } from "../portal/sample/scenarios.ts";
import { cutNames } from "./cuts.ts";

const documentSuite = z.strictObject({
  documents: z.array(
    z.strictObject({
      /** What is asked for: the name of a mission or skill. */
      run: z.string(),
      /** The words, where the document rests on them. */
      words: z.string().optional(),
      portals: z.array(z.enum(["sample", "empty", ...scenarioNames])).default([]),
      /** Samples with one kind of record taken out. */
      cuts: z.array(z.enum(cutNames)).default([]),
    }),
  ),
});

export type DocumentSuite = z.infer<typeof documentSuite>;

const routingCase = z.strictObject({
  text: z.string(),
  /** Name of the mission, skill or agent that takes it; null for what belongs nowhere. */
  expect: z.string().nullable(),
  /** Whether another route is near. */
  near: z.boolean().optional(),
  /** Whether the router may learn from it, or is only held against it. */
  half: z.enum(["tune", "held"]).optional(),
});
export type RoutingCase = z.infer<typeof routingCase>;

const diagnosisCase = z.strictObject({
  text: z.string(),
  /** The types of misalignment that it tells of, `new-role` alone where there is no grievance, nothing where no sign is given. */
  expect: z.array(z.enum(["earned", "structural", "political", "opposed", "new-role"])).max(2),
  /** Whether the reading may be tuned on it, or is only held against it. */
  half: z.enum(["tune", "held"]),
});
export type DiagnosisCase = z.infer<typeof diagnosisCase>;
export type DiagnosisLabel = DiagnosisCase["expect"][number];

const ruleCase = z.strictObject({
  /** Id of a rule that judges wording. */
  rule: z.string(),
  markdown: z.string(),
  /** Heading of the section that the rule is put on; none for a rule of the whole document. */
  section: z.string().optional(),
  /** Whether a reviewer would want a finding. */
  finding: z.boolean(),
  /** Whether the rule may be tuned on it, or is only held against it. */
  half: z.enum(["tune", "held"]),
});
export type RuleCase = z.infer<typeof ruleCase>;

/** Reads the document cases. Throws InputError with what is wrong. */
export function readDocumentSuite(file: string): DocumentSuite {
  return validate(documentSuite, parse(readText(file)), file);
}

/** Reads the routing cases, one JSON object a line. Throws InputError with the line that is wrong. */
export const readRoutingCases = (file: string): RoutingCase[] => readLines(routingCase, file);

/** Reads the labelled stories, one JSON object a line. Throws InputError with the line that is wrong. */
export const readDiagnosisCases = (file: string): DiagnosisCase[] => readLines(diagnosisCase, file);

/** Reads the labelled passages that rules of wording are held against. Throws InputError with the line that is wrong. */
export const readRuleCases = (file: string): RuleCase[] => readLines(ruleCase, file);

function readLines<Case>(schema: z.ZodType<Case>, file: string): Case[] {
  return readText(file)
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      try {
        return [validate(schema, JSON.parse(line), `${file}:${index + 1}`)];
      } catch (error) {
        if (error instanceof SyntaxError) throw new InputError(`${file}:${index + 1} is no JSON.`);
        throw error;
      }
    });
}

function validate<Value>(schema: z.ZodType<Value>, data: unknown, place: string): Value {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new InputError(`${place} is no case: at ${issue.path.join(".") || "the top"}, ${issue.message}.`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new InputError(`No cases at ${file}; the package brings them under evals/.`);
  }
}
