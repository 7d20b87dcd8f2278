import Handlebars from "handlebars";
import type { Finding } from "../finding.ts";
import { HELPERS } from "./template.ts";

/** What a template may speak of. */
export interface TemplateGround {
  /** Variables at the top of its view. */
  variables: ReadonlySet<string>;
  /** Whether a reference such as `mql_sql_rate` is one of a fact, a term, a benchmark or a setting. */
  isReference(ref: string): boolean;
}

const BUILT_IN = ["if", "unless", "each", "with", "lookup", "log", "known"];
const REFERENCE = /\[\[([^[\]{}]+)\]\]/g;

/**
 * Variables and references of a Handlebars template that nothing provides, each at its line. Only the top of the view
 * is held against `variables`: what stands inside `each` and `with` is of the item.
 */
export function lintTemplate(text: string, file: string, ground: TemplateGround): Finding[] {
  const parsed = parse(text, file);
  if ("error" in parsed) return [parsed.error];
  const { program } = parsed;
  const findings: Finding[] = [];
  const unknown = (what: string, line: number, expected: string): void => {
    const message = `Unexpected ${what}, expected ${expected}`;
    findings.push({ rule: "template/unknown-variable", severity: "warning", message, file, line });
  };
  const given = new PartialArguments();
  given.accept(program);
  const seeker = new TopPaths((name, line) => {
    if (!ground.variables.has(name) && !given.names.has(name))
      unknown(`\`{{${name}}}\``, line, "a field of what the template is given");
  });
  seeker.accept(program);
  for (const [index, line] of text.split("\n").entries()) {
    for (const [, ref = ""] of line.matchAll(REFERENCE)) {
      if (!ground.isReference(ref)) unknown(`\`[[${ref}]]\``, index + 1, "a fact, term, benchmark or setting");
    }
  }
  return findings;
}

/** What keeps a template from being compiled at all. */
export function templateErrors(text: string, file: string): Finding[] {
  const parsed = parse(text, file);
  return "error" in parsed ? [parsed.error] : [];
}

function parse(text: string, file: string): { program: hbs.AST.Program } | { error: Finding } {
  try {
    return { program: Handlebars.parseWithoutProcessing(text) };
  } catch (error) {
    const { message, lineNumber } = error as Error & { lineNumber?: number };
    const line = lineNumber ?? (Number(/line (\d+)/.exec(message)?.[1]) || 1);
    return {
      error: {
        rule: "template/broken",
        severity: "error",
        message: `Unexpected template: ${reason(message)}`,
        file,
        line,
      },
    };
  }
}

const reason = (message: string): string => {
  const last = message.trim().split("\n").at(-1) ?? message;
  return last.length > 120 ? `${last.slice(0, 117)}...` : last;
};

/** Names that a template's own partials are called with. */
class PartialArguments extends Handlebars.Visitor {
  readonly names = new Set<string>();

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    for (const { key } of partial.hash?.pairs ?? []) this.names.add(key);
  }
}

/** Walks a template and tells of each name that is looked up in the view itself. */
class TopPaths extends Handlebars.Visitor {
  private depth = 0;
  private readonly blockParams: string[] = [];

  constructor(private readonly found: (name: string, line: number) => void) {
    super();
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const helper = block.path.original;
    this.acceptArguments(block);
    const moves = helper === "each" || helper === "with";
    const names = block.program?.blockParams ?? [];
    this.blockParams.push(...names);
    if (moves) this.depth++;
    if (block.program) this.accept(block.program);
    if (moves) this.depth--;
    this.blockParams.splice(this.blockParams.length - names.length);
    if (block.inverse) this.accept(block.inverse);
  }

  /** A partial's name is no variable. */
  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    for (const param of partial.params) this.accept(param);
  }

  /** Nor is the name of one that is written in the template. */
  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
    if (block.program) this.accept(block.program);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.acceptArguments(mustache);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.acceptArguments(expression);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const [name] = path.parts;
    const isRoot = path.data && name === "root";
    const own = isRoot ? path.parts[1] : name;
    if (typeof own !== "string" || (path.data && !isRoot) || this.blockParams.includes(own)) return;
    const isTop = isRoot || path.depth === this.depth;
    if (isTop) this.found(own, path.loc.start.line);
  }

  /** The helper's name is no variable where it has arguments or is a helper. */
  private acceptArguments(node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression): void {
    const { original } = node.path as hbs.AST.PathExpression;
    const isHelper = node.params.length > 0 || BUILT_IN.includes(original) || HELPERS.includes(original);
    if (!isHelper) this.accept(node.path);
    for (const param of node.params) this.accept(param);
    for (const pair of node.hash?.pairs ?? []) this.accept(pair.value);
  }
}
