import { createInterface } from "node:readline";

/**
 * Asks a person at a terminal, and gives the answer as written. One who leaves instead, with Ctrl-C or Ctrl-D, answers
 * with nothing.
 */
export function ask(
  question: string,
  signal: AbortSignal,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<string> {
  // Line by line and not key by key, so that Ctrl-C still reaches the process.
  const lines = createInterface({ input, output, terminal: false });
  return new Promise((resolve) => {
    const leave = () => lines.close();
    lines.once("close", () => {
      signal.removeEventListener("abort", leave);
      resolve("");
    });
    signal.addEventListener("abort", leave);
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}
