import { createContext, Script } from "node:vm";

const slot: { work?: () => void } = {};
let script: { context: object; call: Script } | undefined;

/**
 * Does synchronous work and gives back what it gives; undefined where it was still at it after so many milliseconds, and
 * was ended. A loop or a regular expression that never ends is ended as well. What the work throws is thrown.
 */
export function withinTime<Result>(limitMs: number, work: () => Result): { result: Result } | undefined {
  script ??= { context: createContext(slot), call: new Script("work()") };
  const outer = slot.work;
  let done: { result: Result } | undefined;
  slot.work = () => {
    done = { result: work() };
  };
  try {
    script.call.runInContext(script.context, { timeout: limitMs });
    return done;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  } finally {
    slot.work = outer;
  }
}
