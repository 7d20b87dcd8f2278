import { decideMisalignment, openQuestions } from "../decisions/relationship.ts";
import { type SetupQuestion, setupQuestions, withAnswers } from "../decisions/story/setup.ts";
import { readStory } from "../decisions/story/story.ts";
import type { Target } from "./target.ts";

/** What a request leaves open that its document rests on, with the answers so far. */
export interface Setup {
  request: string;
  open: readonly SetupQuestion[];
  answers: Partial<Record<SetupQuestion, string>>;
  /** The questions as they are asked, all in one go. */
  questions: string;
}

/** The skill whose plan rests on what the user tells. */
const asking = "sales-leader-alignment";

/** The set-up questions that the words don't answer; undefined where nothing is open, or nothing asks. */
export function askSetup(request: string, { name }: Target): Setup | undefined {
  if (name !== asking) return undefined;
  const story = readStory(request);
  const open = openQuestions(story, decideMisalignment(story).choice === "new-role");
  if (open.length === 0) return undefined;
  const listed = open.map((field, index) => `  ${index + 1} ${setupQuestions[field].ask}`);
  const how = "Answer by number what you like, on one line or several; an empty line goes on without the rest.";
  return { request, open, answers: {}, questions: [`The plan gets sharper with this:`, ...listed, how].join("\n") };
}

/** Takes one line of answers: `2 two years`, `1. ... 2. ...`, `duration: two years`; what names no question is more of the story. */
export function addAnswer(setup: Setup, line: string): Setup {
  const { open } = setup;
  const starts = [...line.matchAll(/(?:^|[;,.]?\s)(?:(\d)[.):]?|([a-z_]+):)\s+/g)].filter(
    ([, number, field]) => open[Number(number) - 1] !== undefined || open.some((name) => name === field),
  );
  if (starts[0]?.index !== 0) return { ...setup, request: `${setup.request} ${line}` };
  const answers = { ...setup.answers };
  for (const [index, start] of starts.entries()) {
    const [whole, number, field] = start;
    const question = open[Number(number) - 1] ?? (field as SetupQuestion);
    const text = line.slice(start.index + whole.length, starts[index + 1]?.index).trim();
    if (text !== "") answers[question] = [answers[question], text].filter(Boolean).join(" ");
  }
  return { ...setup, answers };
}

/** The request with the answers in it, sent to the skill that asked. */
export const withGiven = ({ request, answers }: Setup): string =>
  withAnswers(/^\/coord\b/i.test(request) ? request : `/coord ${asking} ${request}`, answers);
