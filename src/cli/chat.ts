import { createInterface } from "node:readline";
import { type Context, readContext } from "../briefs/context/context.ts";
import { slotOf } from "../briefs/context/slots.ts";
import { InputError } from "../finding.ts";
import { type Library, targetsOf } from "../library/types.ts";
import { createChatLibrary } from "./chat-library.ts";
import type { CommonOptions } from "./options.ts";
import { addAnswer, askSetup, type Setup, withGiven } from "./setup.ts";
import type { Surroundings } from "./surroundings.ts";
import { findTarget, UndecidedError } from "./target.ts";

const help = `Say what is the matter in a sentence ("our VP of Sales thinks our leads are bad", "draft our SLA"), or:
  /coord NAME   run a mission or skill by name, such as /coord sales-marketing-alignment
  /help         this text
  /quit         leave`;

/** Reads requests from the terminal, or from a pipe, and runs each; an error ends the request and not the chat. */
export async function chat(
  options: CommonOptions,
  around: Surroundings,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<number> {
  const context = readContext(around.cwd, options.context);
  // Before the input is opened: a line that comes in meanwhile would be lost.
  const library = await createChatLibrary(around.cwd, around.print);
  const lines = createInterface({
    input,
    output,
    terminal: "isTTY" in input && input.isTTY === true,
    prompt: "coord> ",
  });
  let asked: Asked = {};
  const told = describe(context);
  if (told) around.print(told);
  around.print(`Concord. What is the matter between sales and marketing? (/help, /quit)`);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (asked.setup && text !== "" && !text.startsWith("/")) {
      asked = { setup: addAnswer(asked.setup, text) };
      lines.prompt();
      continue;
    }
    if (asked.setup) asked = await run(withGiven(asked.setup));
    if (text === "/quit" || text === "/exit") break;
    if (text === "/help") around.print(help);
    else if (text !== "") asked = await answer(choiceOf(text, asked.choice) ?? text, options, around, library, run);
    lines.prompt();
  }
  if (asked.setup) await run(withGiven(asked.setup));
  lines.close();
  return 0;

  function run(request: string): Promise<Asked> {
    return attempt(request, options, around, async () => {
      const { runRequest } = await import("./commands/run.ts");
      await runRequest(request, options, around, library);
      return {};
    });
  }
}

/** What a chat asked back, and waits for. */
interface Asked {
  /** Which of these a request meant. */
  choice?: { request: string; choices: readonly string[] };
  /** What its words left open. */
  setup?: Setup;
}

/** What was read before the first question; empty where nothing was. */
function describe({ filled, general }: Context): string {
  const files = [...new Set([...filled, ...general].map(({ file }) => file))];
  if (files.length === 0) return "";
  const slots = filled.map(({ slot }) => slotOf(slot).name).join(", ");
  return `Read ${files.join(", ")}${slots && `, for ${slots}`}.`;
}

/** The command for a choice that is answered by its number or name; undefined where the answer is a new request. */
function choiceOf(text: string, choice: Asked["choice"]): string | undefined {
  if (!choice) return undefined;
  const name = choice.choices[Number(text) - 1] ?? choice.choices.find((one) => one === text.toLowerCase());
  return name && `/coord ${name} ${choice.request}`;
}

/** Answers one line, or asks first what it leaves open. */
function answer(
  text: string,
  options: CommonOptions,
  around: Surroundings,
  library: () => Promise<Library>,
  run: (request: string) => Promise<Asked>,
): Promise<Asked> {
  return attempt(text, options, around, async () => {
    const slash = /^\/(?!coord\b)(\S+)/i.exec(text)?.[1];
    const loaded = await library();
    const names = slash === undefined ? [] : targetsOf(loaded).map(({ name }) => name);
    if (slash !== undefined && !names.includes(slash.toLowerCase()))
      throw new InputError(`There is no /${slash}; /help lists what there is.`);
    const setup = askSetup(text, await findTarget(text, loaded, options, around.cwd));
    if (!setup) return run(text);
    around.print(setup.questions);
    return { setup };
  });
}

/** Does what a line asks for; an error is told and ends the request, and one that it could settle is asked back. */
async function attempt(
  text: string,
  options: CommonOptions,
  around: Surroundings,
  work: () => Promise<Asked>,
): Promise<Asked> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UndecidedError) {
      const { choices } = error;
      around.print(`Which is meant? ${choices.map((choice, index) => `${index + 1} ${choice}`).join(", ")}`);
      return { choice: { request: text, choices } };
    }
    if (!(error instanceof Error) || options.debug) throw error;
    around.print(error.message);
    return {};
  }
}
