import { number } from "./classes.ts";
import { sentencesOf } from "./phrases.ts";

const numerals = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several|many|\\d+)";
const spans = "(?:weeks?|months?|quarters?|years?)";
const hedge = "(?:(?:the|about|over|more than|almost|nearly|at least|around|past|last|some) ){0,3}";
const months = "january|february|march|april|may|june|july|august|september|october|november|december";
const seasons = "spring|summer|fall|autumn|winter";

/** How long it has gone on: "for six months", "since March". How long somebody has been in a job is something else. */
export function readDuration(words: string): string | undefined {
  const told = words.replace(
    new RegExp(
      `\\bbeen (?:here|in (?:the|this|my) (?:role|job|seat)|there|at|with|(?:a |the |our )?(?:s?vp|cro|cmo|head|director|sales leader))[^.,;]{0,40}|\\b(?:career|shops|closed|ran|grew)\\b[^.,;]{0,50}\\bfor ${hedge}${number} years`,
      "gi",
    ),
    " ",
  );
  const span =
    new RegExp(
      `\\b(?:for|(?:over|during|in) the (?:past|last)) ${hedge}((?:${numerals} )?${spans})\\b(?! (?:ago|of|from|in a row|old))`,
      "i",
    ).exec(told)?.[1] ?? new RegExp(`\\b(${numerals} ${spans}) (?:now|already|running)\\b`, "i").exec(told)?.[1];
  if (span) return `for ${span.toLowerCase()}`;
  const since = new RegExp(
    `\\bsince (i (?:joined|started)|(?:early |late |last )?(?:${months}|${seasons})|q[1-4]|20\\d\\d|last (?:year|quarter|month|week))\\b`,
    "i",
  ).exec(told)?.[1];
  if (!since) return undefined;
  if (/^i /i.test(since)) return `since you ${since.slice(2).toLowerCase()}`;
  return `since ${since.replace(new RegExp(`\\b(?:${months}|q[1-4])\\b`, "i"), (name) => name[0]!.toUpperCase() + name.slice(1).toLowerCase())}`;
}

/** How long the user has been in the role: "four months". */
export function readTenure(words: string): string | undefined {
  const found =
    new RegExp(
      `\\b(?:i|we)(?:'ve| have)? (?:just )?(?:joined|started|took over|taken over)[^.;]{0,40}?\\b((?:about |only )?${numerals} ${spans}) ago\\b`,
      "i",
    ).exec(words)?.[1] ??
    new RegExp(
      `\\bi(?:'ve| have) been (?:here|in (?:the|this|my) (?:role|job|seat)|with the company|(?:the |their )?(?:cmo|vp|head|director))[^.;]{0,20}?\\b(?:for )?(${numerals} ${spans})\\b`,
      "i",
    ).exec(words)?.[1] ??
    new RegExp(`\\b(${numerals} ${spans}) into (?:the|this|my) (?:role|job)\\b`, "i").exec(words)?.[1];
  return found?.toLowerCase().replace(/^(?:about|only) /, "");
}

/** How long the leader has been there: "six years". */
export const readLeaderTenure = (words: string): string | undefined =>
  new RegExp(
    `\\b(?:he|she|they|vp|cro|leader|head|[A-Z][a-z]+)(?:'s|'ve| has| have)? been (?:here|there|with us|(?:a |the |our )?(?:s?vp|cro|head|director))[^.,;]{0,20}? for ((?:over |almost |about )?${numerals} ${spans})\\b`,
    "i",
  )
    .exec(words)?.[1]
    ?.toLowerCase();

/** Whether a time in the role is so short that what came before is somebody else's. */
export const isShort = (tenure: string): boolean =>
  /week|month/.test(tenure) && !/\b(?:twelve|eighteen|1[2-9]|[2-9]\d)\b/.test(tenure);

const told =
  /\b(?:told|said|announced|presented|met|showed?|asked|wrote|sent|complained|called|brought|stood|went|came|got|had|was|were|did|cc'd|e-?mailed|posted|opened|walked)\b[^,;:]*$/i;

/** Whether a day that names no week, such as "on Tuesday", is one on which something has happened. */
const isPast = (text: string, at: number): boolean => /^on /i.test(text.slice(at)) && told.test(text.slice(0, at));

/** A day that the words tie to a meeting or a decision. */
export function readDeadline(words: string): string | undefined {
  const day =
    /\b(?:tomorrow|this week|next week|(?:by|on|this|next) (?:monday|tuesday|wednesday|thursday|friday)|in (?:two|three|a|\d) (?:days|weeks?))\b/i;
  const occasion =
    /\b(?:board|review|meet(?:s|ing)?|present\w*|qbr|decid\w+|decision|budget|planning|offsite|1:1|1-1|one[- ]on[- ]one|coffee|lunch|call)\b/i;
  const sentence = sentencesOf(words).find(
    ({ text }) => day.test(text) && occasion.test(text) && !isPast(text, day.exec(text)!.index),
  )?.text;
  const found = sentence && day.exec(sentence)?.[0];
  return found
    ?.toLowerCase()
    .replace(/\b(?:monday|tuesday|wednesday|thursday|friday)\b/, (name) => name[0]!.toUpperCase() + name.slice(1));
}

/** Whether the words tell of a conversation with the leader that is set already. */
export const hasDateWithLeader = (words: string): boolean =>
  sentencesOf(words).some(
    ({ text }) =>
      readDeadline(text) !== undefined &&
      /\b(?:1:1|1-1|one[- ]on[- ]one|coffee|lunch|call|meeting|talk) with (?:him|her|them|the (?:vp|cro|head|sales)|our (?:vp|cro|head|sales)|my (?:vp|cro|head|sales))\b/i.test(
        text,
      ),
  );

const arriving =
  "i(?:'m| am|'ll be| will be) (?:new\\b|starting|joining|(?:the|a|their|your) new)|i(?:'ve| have)? just (?:joined|started (?:as|at|in|a)|took over|taken over|been (?:hired|promoted))|(?:in|to|into) (?:a|my|this|the) new (?:role|job|position)|new (?:in|to) (?:the|this|my) (?:role|job|company|team|position)|new (?:job|role),|as (?:the |a |their )?new (?:cmo|head|vp|director|marketing)|start(?:ing|ed)? (?:in )?(?:a|my|this) (?:new )?(?:role|job|position)|(?:my )?first (?:week|month|quarter|90 days|ninety days|100 days|marketing hire)|i (?:start|join) (?:as|at|in|on|next|a|the|my|this)\\b|i took over|i was promoted|day (?:one|two|\\d+) as|started (?:\\w+ ){1,3}ago as|new \\w+(?: \\w+){0,3} here|new (?:head|vp|director) of (?:marketing|demand)|me new|my first \\w+|(?:incoming|newly hired|newly appointed) \\w+|clean slate|started (?:on )?(?:monday|this week|last week|today|yesterday)";
const proactive =
  /\b(?:before (?:anything|friction|it|there)|from day one|no (?:friction|problems?|issues?|conflict) (?:yet|so far)|proactive\w*|early on|right from the start|start off|good start|clean start|right foot|get it right|do it right|set this up right|solid working relationship|build (?:a |the )?(?:trust|relationship)|get the (?:sales )?relationship right)\b/i;

/** Whether the user is arriving: about to begin, or in the first weeks. */
export const isNewRole = (words: string): boolean =>
  new RegExp(`\\b(?:${arriving})`, "i").test(words) || proactive.test(words);
