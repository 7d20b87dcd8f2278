import { createInterface } from "node:readline";
import { InputError } from "../finding.ts";
import type { CommonOptions } from "./options.ts";
import type { Surroundings } from "./surroundings.ts";

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
  const lines = createInterface({
    input,
    output,
    terminal: "isTTY" in input && input.isTTY === true,
    prompt: "coord> ",
  });
  around.print(`Concord. What is the matter between sales and marketing? (/help, /quit)`);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === "/quit" || text === "/exit") break;
    if (text === "/help") around.print(help);
    else if (text !== "") await answer(text, options, around);
    lines.prompt();
  }
  lines.close();
  return 0;
}

async function answer(text: string, options: CommonOptions, around: Surroundings): Promise<void> {
  try {
    if (text.startsWith("/") && !text.startsWith("/coord "))
      throw new InputError(`There is no ${text.split(" ")[0]}; /help lists what there is.`);
    const { runRequest } = await import("./commands/run.ts");
    await runRequest(text, options, around);
  } catch (error) {
    if (!(error instanceof Error) || options.debug) throw error;
    around.print(error.message);
  }
}
