import { createInterface } from "node:readline";
import { type Context, readContext } from "../briefs/context/context.ts";
import { slotOf } from "../briefs/context/slots.ts";
import { InputError } from "../finding.ts";
import { type Library, targetsOf } from "../library/types.ts";
import { createChatLibrary } from "./chat-library.ts";
import type { CommonOptions } from "./options.ts";
import type { Surroundings } from "./surroundings.ts";
import { UndecidedError } from "./target.ts";

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
  let asked: Question | undefined;
  const told = describe(context);
  if (told) around.print(told);
  around.print(`Concord. What is the matter between sales and marketing? (/help, /quit)`);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === "/quit" || text === "/exit") break;
    if (text === "/help") around.print(help);
    else if (text !== "") {
      const chosen = asked && choiceOf(text, asked);
      asked = await answer(chosen ?? text, options, around, library);
    }
    lines.prompt();
  }
  lines.close();
  return 0;
}

/** What was read before the first question; empty where nothing was. */
function describe({ filled, general }: Context): string {
  const files = [...new Set([...filled, ...general].map(({ file }) => file))];
  if (files.length === 0) return "";
  const slots = filled.map(({ slot }) => slotOf(slot).name).join(", ");
  return `Read ${files.join(", ")}${slots && `, for ${slots}`}.`;
}

/** What a chat asked back: which of these a request meant. */
interface Question {
  request: string;
  choices: readonly string[];
}

/** The command for a choice that is answered by its number or name; undefined where the answer is a new request. */
function choiceOf(text: string, { request, choices }: Question): string | undefined {
  const name = choices[Number(text) - 1] ?? choices.find((choice) => choice === text.toLowerCase());
  return name && `/coord ${name} ${request}`;
}

/** Answers one line; gives the question where it could be meant for two. */
async function answer(
  text: string,
  options: CommonOptions,
  around: Surroundings,
  library: () => Promise<Library>,
): Promise<Question | undefined> {
  try {
    const slash = /^\/(?!coord\b)(\S+)/i.exec(text)?.[1];
    const names = slash === undefined ? [] : targetsOf(await library()).map(({ name }) => name);
    if (slash !== undefined && !names.includes(slash.toLowerCase()))
      throw new InputError(`There is no /${slash}; /help lists what there is.`);
    const { runRequest } = await import("./commands/run.ts");
    await runRequest(text, options, around, library);
  } catch (error) {
    if (error instanceof UndecidedError) {
      const { choices } = error;
      around.print(`Which is meant? ${choices.map((choice, index) => `${index + 1} ${choice}`).join(", ")}`);
      return { request: text, choices };
    }
    if (!(error instanceof Error) || options.debug) throw error;
    around.print(error.message);
  }
  return undefined;
}
