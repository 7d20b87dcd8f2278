/** What a command has around it: where it stands, where it prints, and whether somebody pressed Ctrl-C. */
export interface Surroundings {
  cwd: string;
  /** Prints a line on stdout. */
  print(line: string): void;
  /** Prints a line on stderr. */
  printError(line: string): void;
  /** Asks the person at the terminal and gives the answer; absent where nobody sits at one. */
  ask?(question: string): Promise<string>;
  signal?: AbortSignal;
}
