import { ask } from "./ask.ts";
import { main } from "./main.ts";

const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    interrupt.abort();
    // Asked a second time, it ends at once.
    process.once(signal, () => process.exit(130));
  });
}
// A reader that closes the pipe early, such as head, ends the printing and not the run.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  ...(process.stdin.isTTY && { ask: (question: string) => ask(question, interrupt.signal) }),
  signal: interrupt.signal,
});
