/** The six set-up questions, by field name: what is asked, and what a plan lacks where it is not answered. */
export const setupQuestions = {
  leader_behaviour: {
    ask: "What has the sales leader said or done, in their own words?",
    check: "what the sales leader has said or done, in their own words",
  },
  duration: { ask: "How long has it been like this?", check: "how long the dynamic has existed" },
  your_tenure: {
    ask: "How long have you been in your role?",
    check: "whether you are new to the role or have been in it for some time",
  },
  tried: {
    ask: "What have you already tried or sent, and how was it taken?",
    check: "what you have already tried",
  },
  reporting_line: {
    ask: "To whom do the two of you report, and is one of you senior?",
    check: "whether the sales leader reports to the same person you do, and who is senior",
  },
  business_context: {
    ask: "What stage is the company at, is there a shared revenue target, and does leadership see the problem?",
    check:
      "the stage of the company, whether there is a shared revenue target, and whether leadership sees the problem",
  },
} as const;

export type SetupQuestion = keyof typeof setupQuestions;

export const setupFields = Object.keys(setupQuestions) as SetupQuestion[];

/** Answers that are given by field name: `tried: nothing yet`, each on a line of its own. */
export function readAnswers(request: string): { words: string; answers: Partial<Record<SetupQuestion, string>> } {
  const answers: Partial<Record<SetupQuestion, string>> = {};
  const rest = request.split(/\r?\n/).filter((line) => {
    const [, field, text] = /^\s*([a-z_]+):\s*(\S.*)$/.exec(line) ?? [];
    const question = setupFields.find((name) => name === field);
    if (question === undefined) return true;
    answers[question] = text!.trim();
    return false;
  });
  return { words: rest.join("\n"), answers };
}

/** A request with answers to the questions, as `readAnswers` takes them apart. */
export const withAnswers = (request: string, answers: Partial<Record<SetupQuestion, string>>): string =>
  [request, ...setupFields.flatMap((field) => (answers[field] ? [`${field}: ${answers[field]}`] : []))].join("\n");
