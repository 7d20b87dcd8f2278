import type { Logger } from "pino";
import { redact } from "../models/redact.ts";

export type { Logger } from "pino";

/**
 * What goes on inside, on stderr as JSON lines: everything with `--debug`, warnings beside `--json`, nothing where a
 * person reads the progress. Keys are taken out.
 */
export async function openLog({ debug, json }: { debug?: boolean; json?: boolean }): Promise<Logger> {
  const { default: pino } = await import("pino");
  const level = debug ? "debug" : json ? "warn" : "silent";
  const stream = { write: (line: string) => process.stderr.write(redact(line)) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
