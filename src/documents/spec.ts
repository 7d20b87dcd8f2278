import { parseDocument as parseYaml } from "yaml";
import { type Finding, isClean } from "../finding.ts";
import { completeSpec } from "./extend.ts";
import { rules } from "./rules/index.ts";
import { type SpecFile, specFile } from "./spec-file.ts";

/** What a document of one kind must be, as data. */
export interface OutputSpec extends Omit<SpecFile, "extends" | "title" | "private" | "envelope"> {
  title: string;
  private: boolean;
  envelope: NonNullable<SpecFile["envelope"]>;
}

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

/**
 * Reads a spec. An unknown key, rule or option is a finding with file and line, and no spec. `baseOf` gives the spec that one
 * extends, by its kind.
 */
export function readSpec(
  text: string,
  file: string,
  baseOf: (kind: string) => OutputSpec | undefined = () => undefined,
): { spec?: OutputSpec; findings: Finding[] } {
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
  const parsed = specFile.safeParse(data);
  if (!parsed.success) {
    return {
      findings: parsed.error.issues.map((issue) =>
        finding(issue.path, `Unexpected ${issue.path.join(".") || "spec"}: ${issue.message}.`),
      ),
    };
  }
  const own = parsed.data;
  const base = own.extends === undefined ? undefined : baseOf(own.extends);
  if (own.extends !== undefined && !base) {
    const message = `Unexpected base \`${own.extends}\`, expected a kind of document whose spec can be read and does not extend this one.`;
    return { findings: [finding(["extends"], message)] };
  }
  const spec = completeSpec(own, base);
  if (typeof spec === "string")
    return { findings: [finding([spec], `Missing ${spec}, expected it in a spec that extends no other.`)] };
  const findings = [
    ...checkOptions(own.rules, ["rules"], finding),
    ...own.sections.flatMap((section, index) => checkOptions(section.rules, ["sections", index, "rules"], finding)),
    ...Object.entries(own.variants).flatMap(([name, variant]) =>
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
