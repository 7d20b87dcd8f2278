import type { Cue } from "./cue.ts";
import { earned } from "./earned.ts";
import { opposed } from "./opposed.ts";
import { political } from "./political.ts";
import { structural } from "./structural.ts";

/**
 * What stands for what. The defining cues are the signals of the playbook: cases that can be cited, two honest numbers,
 * a quarrel over credit and method though results are clean, a verdict that is older than any result.
 */
export const cues: readonly Cue[] = [...earned, ...structural, ...political, ...opposed];
