import { Command, CommanderError } from "commander";
import { InputError } from "../finding.ts";
import { addCommonOptions, type CommonOptions } from "./options.ts";
import { packageVersion } from "./package.ts";
import type { Surroundings } from "./surroundings.ts";

/** Commands of the design that are not built yet; naming one says so. */
const notYet = ["mcp", "sync", "doctor"];

/**
 * Runs a command line and gives its exit code: 0 clean, 1 delivered with errors or a check that failed, 2 bad input,
 * 130 interrupted. Each command loads what it needs when it runs.
 */
export async function main(argv: readonly string[], around: Surroundings): Promise<number> {
  let code = 0;
  const program = buildProgram(around, (result) => {
    code = result;
  });
  program.configureOutput({ writeOut: (text) => around.print(text.trimEnd()), writeErr: () => {} });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return report(error as Error, argv.includes("--debug"), argv.includes("--json"), around);
  }
}

function report(error: Error, debug: boolean, json: boolean, { print, printError }: Surroundings): number {
  const isInput = error instanceof InputError || error instanceof CommanderError;
  const message = error.message.replace(/^error: /, "");
  if (json) print(JSON.stringify({ type: "error", message }));
  printError(debug ? (error.stack ?? message) : `coord: ${message}`);
  if (!debug && !isInput) printError("Run it again with --debug to see where it came from.");
  return isInput ? 2 : 1;
}

function buildProgram(around: Surroundings, done: (code: number) => void): Command {
  const program = addCommonOptions(new Command("coord"));
  program
    .description(
      "Sales-marketing alignment documents from your CRM: checked, repeatable, every number with its provenance.",
    )
    .version(packageVersion())
    .exitOverride()
    .showSuggestionAfterError()
    .argument("[request]", "a sentence in quotes, or the name of a mission or skill; without one a chat opens")
    .option("--graph", "print the graph of the mission and stop")
    .option("--classify", "let the chat model of --writer decide what the router leaves open")
    .addHelpText("after", examples)
    .action(async (request: string | undefined, options: CommonOptions & { graph?: boolean; classify?: boolean }) => {
      if (request === undefined) {
        const { chat } = await import("./chat.ts");
        return done(await chat(options, around));
      }
      if (notYet.includes(request))
        throw new InputError(`coord ${request} is not built yet; \`coord --help\` lists what is.`);
      if (request.trim() === "")
        throw new InputError('The request is empty; say what is the matter, as in coord "draft our SLA".');
      const { runRequest } = await import("./commands/run.ts");
      done(await runRequest(request, options, around));
    });

  const all = <Options>(command: Command): CommonOptions & Options =>
    command.optsWithGlobals() as CommonOptions & Options;

  program
    .command("route")
    .description("where a request goes, and why")
    .argument("[text]")
    .option("--file <file>", 'a JSON line {"text": ...} for each text')
    .action(async (text: string | undefined, _options, command: Command) => {
      const { routeText } = await import("./commands/route.ts");
      done(await routeText(text, all<{ file?: string; classify?: boolean }>(command), around));
    });

  program
    .command("prompt")
    .description("what a model would be sent")
    .argument("<request>")
    .action(async (request: string, _options, command: Command) => {
      const { prompt } = await import("./commands/explain.ts");
      done(await prompt(request, all(command), around));
    });

  program
    .command("why")
    .description("the decisions behind a document, with their reasons")
    .argument("<request>")
    .argument("[decision]")
    .action(async (request: string, decision: string | undefined, _options, command: Command) => {
      const { why } = await import("./commands/explain.ts");
      done(await why(request, decision, all(command), around));
    });

  program
    .command("context")
    .description("which input of the mission is filled by what")
    .action(async (_options, command: Command) => {
      const { printContext } = await import("./commands/context.ts");
      done(await printContext(all(command), around));
    });

  program
    .command("init")
    .description("write concord.yaml from what the portal shows, each guess marked as one")
    .option("--force", "replace a concord.yaml that is there; the old one is kept as concord.yaml.bak")
    .action(async (_options, command: Command) => {
      const { init } = await import("./commands/init.ts");
      done(await init(all<{ force?: boolean }>(command), around));
    });

  program
    .command("import")
    .description("put CSV exports into the portal")
    .argument("<files...>")
    .option("--map <file>", "YAML of column to field, for files that are not recognised by their columns")
    .option("--dry-run", "show what would be read and which facts would be missing, and write nothing")
    .action(async (files: string[], _options, command: Command) => {
      const { importCsv } = await import("./commands/import.ts");
      done(await importCsv(files, all<{ map?: string; dryRun?: boolean }>(command), around));
    });

  program
    .command("sample")
    .description("write a sample portal, with the truth it was made from")
    .option("--scenario <name>", "what is the matter in it (default: slow-follow-up)")
    .option("--leads <count>", "how many leads, up to 2,000,000 (default: as many as the scenario has)")
    .option("--seed <number>", "the same seed gives the same records (default: 1)")
    .option("--csv <dir>", "write it as the export files of its CRM instead; with --portal as both")
    .option("--force", "replace what is there")
    .action(async (_options, command: Command) => {
      const { makeSample } = await import("./commands/sample.ts");
      const options = all<{ scenario?: string; leads?: string; seed?: string; csv?: string; force?: boolean }>(command);
      done(await makeSample(options, around));
    });

  program
    .command("facts")
    .description("the numbers of the portal, with their provenance")
    .option("--id <id>", "one fact with its query")
    .option("--rows [from]", "the leads behind it, with ids, links into the CRM and timeline, from a number on")
    .action(async (_options, command: Command) => {
      const { printFacts } = await import("./commands/facts.ts");
      done(await printFacts(all<{ id?: string; rows?: boolean | string }>(command), around));
    });

  program
    .command("forget")
    .description("erase one person from the portal, the runs and every file of Concord's own, and prove it")
    .argument("<email>")
    .option("--documents", "rewrite delivered documents that name them too")
    .option("--dry-run", "show what would go, and write nothing")
    .action(async (email: string, _options, command: Command) => {
      const { forget } = await import("./commands/forget.ts");
      done(await forget(email, all<{ documents?: boolean; dryRun?: boolean }>(command), around));
    });

  program
    .command("check")
    .description("hold a markdown file against the spec of a document kind")
    .argument("<file>")
    .option("--as <kind>", "kind of document")
    .option(
      "--variant <name>",
      "variant of the spec; may be given several times",
      (value, before: string[]) => [...before, value],
      [],
    )
    .option(
      "--against <file>",
      "the SLA that went out: lists the terms that came back changed, and what each does on history",
    )
    .option("--fix", "mend what can be mended mechanically, in the file, and show the difference")
    .option("--format <format>", "text, json, or junit for the annotations of a continuous integration")
    .action(async (file: string, _options, command: Command) => {
      const { checkFile } = await import("./commands/check.ts");
      const options = all<{ as?: string; variant: string[]; fix?: boolean; against?: string; format?: string }>(
        command,
      );
      done(await checkFile(file, options, around));
    });

  program
    .command("lint")
    .description("what the library holds, and what is wrong with it")
    .argument("[paths...]", "projects, folders or files; without any, the library of this project")
    .option("--strict", "hold skills to the letter of the Agent Skills specification")
    .action(async (paths: string[], _options, command: Command) => {
      const { lint } = await import("./commands/lint.ts");
      done(await lint(paths, all<{ strict?: boolean }>(command), around));
    });

  program
    .command("rules")
    .description("the rules that documents are held to")
    .argument("[id]")
    .action(async (id: string | undefined, _options, command: Command) => {
      const { listRules } = await import("./commands/explain.ts");
      done(await listRules(id, all(command), around));
    });

  const sla = program
    .command("sla")
    .description("the agreement of the two sides: adopted terms, and comparisons")
    .action(() => {
      throw new InputError("coord sla takes adopt or compare, as in `coord sla adopt alignment/RUN/sla-terms.yaml`.");
    });
  sla
    .command("adopt")
    .description("make a terms file the agreement in force")
    .argument("<file>", "the sla-terms.yaml that an SLA was delivered with, as both sides settled it")
    .option("--marketing <name>", "who signs for marketing")
    .option("--sales <name>", "who signs for sales")
    .option("--on <date>", "the day it is in force from, YYYY-MM-DD (default: today)")
    .action(async (file: string, _options, command: Command) => {
      const { adopt } = await import("./commands/sla.ts");
      done(await adopt(file, all<{ marketing?: string; sales?: string; on?: string }>(command), around));
    });
  sla
    .command("compare")
    .description("which commitments of an earlier agreement are kept, and what to word anew")
    .argument("<old>", "the earlier terms file")
    .argument("<new>", "the later one")
    .action(async (was: string, now: string, _options, command: Command) => {
      const { compare } = await import("./commands/sla.ts");
      done(await compare({ was, now }, all(command), around));
    });

  program
    .command("schema")
    .description("the JSON schema of a file that you write, for your editor: output or settings")
    .argument("<name>")
    .action(async (name: string) => {
      const { printSchema } = await import("./commands/schema.ts");
      done(printSchema(name, around));
    });

  const runs = program
    .command("runs")
    .description("what has run")
    .action(async (_options, command: Command) => {
      const { listRuns } = await import("./commands/runs.ts");
      done(await listRuns(all(command), around));
    });
  runs
    .command("show")
    .description("one run with its events")
    .argument("<run>")
    .action(async (run: string, _options, command: Command) => {
      const { showRun } = await import("./commands/runs.ts");
      done(await showRun(run, all(command), around));
    });
  runs
    .command("resume")
    .description("take an interrupted run up again")
    .argument("<run>")
    .action(async (run: string, _options, command: Command) => {
      const { resume } = await import("./commands/runs.ts");
      done(await resume(run, all(command), around));
    });
  runs
    .command("prune")
    .description("remove old runs from the record; what they delivered stays")
    .option("--older-than <days>", "those that started so many days ago, such as 90d (default: keep_runs_days)")
    .option("--keep <count>", "whatever their age, keep the newest so many")
    .action(async (_options, command: Command) => {
      const { prune } = await import("./commands/prune.ts");
      done(await prune(all<{ olderThan?: string; keep?: string }>(command), around));
    });

  program
    .command("eval")
    .description("hold the product against its own cases")
    .action(async (_options, command: Command) => {
      const { evaluate } = await import("./commands/eval.ts");
      done(await evaluate(all(command), around));
    });

  return program;
}

const examples = `
Examples:
  coord sales-marketing-alignment --sample
  coord "Draft an SLA between sales and marketing" --sample
  coord "our VP of Sales thinks our leads are bad"
  coord import *.csv
  coord check my-sla.md --as sales-marketing-sla`;
