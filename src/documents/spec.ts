import { parseDocument as parseYaml } from "yaml";
import * as z from "zod";
import { type Finding, isClean } from "../finding.ts";
import { rules } from "./rules/index.ts";

const ruleOptions = z.record(z.string(), z.unknown()).default({});

const specSchema = z.strictObject({
  /** Kind of the document; the file's name. */
  document: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.number().int().positive(),
  /** What the document is, in a line. */
  title: z.string(),
  /** Made in place of its owner's other documents, and only where a request wishes for it. */
  wish: z.enum(["comparison"]).optional(),
  /** True for what only the asker may see: delivered in a folder of its own that nobody else can read. */
  private: z.boolean().default(false),
  /** The kind that it is delivered with, and after. */
  goes_with: z.string().optional(),
  /**
   * What may stand around the sections, outside their rules: headings after them, the banner before. No code reads `before`: a
   * blockquote above the first section is a banner in every document, since a degraded one gets its own.
   */
  envelope: z
    .strictObject({ before: z.array(z.literal("banner")).default([]), after: z.array(z.string()).default([]) })
    .default({ before: [], after: [] }),
  sections: z
    .array(
      z.strictObject({
        heading: z.string(),
        table: z
          .strictObject({
            columns: z.array(z.string()),
            rows: z.strictObject({ require: z.array(z.string()) }).optional(),
          })
          .optional(),
        diagram: z.string().optional(),
        rules: ruleOptions,
      }),
    )
    .min(1),
  rules: ruleOptions,
  variants: z.record(z.string(), z.strictObject({ rules: ruleOptions })).default({}),
});

/** What a document of one kind must be, as data. */
export type OutputSpec = z.infer<typeof specSchema>;

/** A rule with its options, on a section or on the whole document. */
export interface Demand {
  rule: string;
  /** As the spec gives them. */
  options: unknown;
  /** As the rule reads them, with its defaults. */
  read: unknown;
  heading?: string;
}

/** Rules that every document is held to, unless its spec sets one to `false`. */
const baseline = [
  "document/readable",
  "fence/closed",
  "sections/required",
  "section/not-empty",
  "table/ragged",
  "table/separator",
  "placeholder/none",
  "html/none",
  "mermaid/valid",
  "mermaid/says-what-it-means",
  "signals/honest",
  "signals/not-beside-number",
  "numbers/grounded",
];

/** Reads a spec. An unknown key, rule or option is a finding with file and line, and no spec. */
export function readSpec(text: string, file: string): { spec?: OutputSpec; findings: Finding[] } {
  const document = parseYaml(text);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return text.slice(0, node.range[0]).split("\n").length;
    }
    return 1;
  };
  const finding = (path: readonly PropertyKey[], message: string): Finding => ({
    rule: "spec/valid",
    severity: "error",
    message,
    file,
    line: lineOf(path),
  });
  const broken = document.errors[0];
  if (broken)
    return {
      findings: [
        { ...finding([], `Unexpected YAML: ${broken.message.split("\n")[0]}`), line: broken.linePos?.[0].line },
      ],
    };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return { findings: [finding([], `Unexpected YAML: ${(error as Error).message.split("\n")[0]}.`)] };
  }
  const parsed = specSchema.safeParse(data);
  if (!parsed.success) {
    return {
      findings: parsed.error.issues.map((issue) =>
        finding(issue.path, `Unexpected ${issue.path.join(".") || "spec"}: ${issue.message}.`),
      ),
    };
  }
  const spec = parsed.data;
  const findings = [
    ...checkOptions(spec.rules, ["rules"], finding),
    ...spec.sections.flatMap((section, index) => checkOptions(section.rules, ["sections", index, "rules"], finding)),
    ...Object.entries(spec.variants).flatMap(([name, variant]) =>
      checkOptions(variant.rules, ["variants", name, "rules"], finding),
    ),
  ];
  return isClean(findings) ? { spec, findings } : { findings };
}

function checkOptions(
  options: Record<string, unknown>,
  path: PropertyKey[],
  finding: (path: PropertyKey[], message: string) => Finding,
): Finding[] {
  return Object.entries(options).flatMap(([id, given]) => {
    const rule = rules.get(id);
    if (!rule) return [finding([...path, id], `Unexpected rule \`${id}\`, expected one of \`coord rules\`.`)];
    if (given === false) return [];
    const parsed = rule.options.safeParse(given ?? {});
    if (parsed.success) return [];
    return [finding([...path, id], `Unexpected options of ${id}: ${parsed.error.issues[0]!.message}.`)];
  });
}

/**
 * What a spec demands, with its variants applied in the order of the file. A variant's options go over those of the rule,
 * on whichever section the rule stands, else on the whole document; `false` on either side means that it isn't demanded.
 */
export function demandsOf(spec: OutputSpec, variants: readonly string[] = []): readonly Demand[] {
  const known = demanded.get(spec) ?? new Map<string, Demand[]>();
  demanded.set(spec, known);
  const key = variants.join("\n");
  const demands = known.get(key) ?? workOut(spec, variants);
  known.set(key, demands);
  return demands;
}

type Unread = Omit<Demand, "read">;

/** A spec is asked for what it demands with each document. */
const demanded = new WeakMap<OutputSpec, Map<string, Demand[]>>();

function workOut(spec: OutputSpec, variants: readonly string[]): Demand[] {
  const chosen = Object.entries(spec.variants).filter(([name]) => variants.includes(name));
  const varied: Record<string, unknown> = {};
  for (const [, variant] of chosen)
    for (const [rule, options] of Object.entries(variant.rules)) varied[rule] = over(varied[rule], options);
  const demand = (rule: string, given: unknown, heading?: string): Unread[] => {
    const options = rule in varied ? over(given, varied[rule]) : given;
    return options === false ? [] : [{ rule, options: options ?? {}, ...(heading === undefined ? {} : { heading }) }];
  };
  const onSections = new Set(spec.sections.flatMap(({ rules: own }) => Object.keys(own)));
  const whole: Record<string, unknown> = {
    ...Object.fromEntries(baseline.map((rule) => [rule, {}])),
    ...Object.fromEntries(Object.keys(varied).flatMap((rule) => (onSections.has(rule) ? [] : [[rule, {}]]))),
    ...spec.rules,
  };
  const demands = Object.entries(whole).flatMap(([rule, options]) => demand(rule, options));
  for (const { heading, table, diagram, rules: own } of spec.sections) {
    if (table) demands.push({ rule: "table/columns", options: { columns: table.columns }, heading });
    if (table?.rows)
      demands.push({ rule: "table/rows", options: { ...table.rows, column: table.columns[0] }, heading });
    if (diagram) demands.push({ rule: "mermaid/exactly", options: { [diagram]: 1 }, heading });
    for (const [rule, options] of Object.entries(own)) demands.push(...demand(rule, options, heading));
  }
  return demands.map((one) => ({ ...one, read: rules.get(one.rule)!.options.parse(one.options) }));
}

/** Options over options; what is no object takes the place of what was there. */
const over = (base: unknown, options: unknown): unknown => {
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
  return isObject(base) && isObject(options) ? { ...base, ...options } : (options ?? {});
};
