import { sentenceRanges } from "../prose.ts";
import { inDigits } from "./amounts.ts";

/** What a workflow, a report or an auditor can look at: a property in a state, or something that happened and left a record. */
const state =
  /[<>\u2264\u2265=]|\b(?:at least|at or (?:above|over|below|under)|more than|fewer than|less than|or (?:above|more|higher|over)|not empty|is empty|has (?:any|a) value|(?:is|are) (?:\w+ )?(?:known|filled|populated|present|true|set|stamped|empty|blank|checked|ticked|complete|assigned|associated|one of|any of)|known|filled|populated|stamped|checked|ticked|set to|equals?|contains|matches (?:the|a|an|our|one)\b.*\b(?:list|table|segment)|members? of|belongs to|exists?|on (?:the|its|their) (?:account|record|contact|deal|company|timeline)|[Cc]losed[- ](?:won|lost)|(?:[Ss]ubscription|[Pp]lan|[Ll]icen[cs]e|workspace|trial)s? (?:is |are )?(?:active|paid|live|started)|on the [\w -]*lists?|in the [\w -]*(?:lists?|segments?|table)|on (?:an?|our) [\w -]*lists?|(?:active|smart|target|named)[ -][\w ]*list)\b|\bis (?:now )?(?:an? )?(?:[A-Z0-9]|["\u201c'])|\b(?:moves?|changes?|changed|moved|updated) (?:to|from)\b/;
const things =
  "(?:forms?|demos?|trials?|meetings?|calls?|e-?mails?|webinars?|pages?|pricing|quotes?|chats?|downloads?|tasks?|deals?|opportunit(?:y|ies)|contracts?|orders?|invoices?|payments?|subscriptions?|log-?ins?|events?|activit(?:y|ies)|actions?|dispositions?|reasons?|notes?|proposals?|conversations?|discovery|workspaces?|seats?|invit\\w*|integrations?|surveys?|repl(?:y|ies)|registrations?|visits?|clicks?|records?|attempts?|agreements?|referrals?|status|stage|dates?|accounts?|projects?|checklists?|fields?|propert(?:y|ies)|questionnaires?|scorecards?|budget|need|authority|timeline|timing|appointments?|rep|owner|bant|meddic\\w*)";
const happened =
  "(?:sets?|moves?|marks?|marked|submit\\w*|request\\w*|book\\w*|held|logg?\\w*|creat\\w*|complet\\w*|attend\\w*|visit\\w*|view\\w*|open\\w*|click\\w*|\\w*sign(?:s|ed)?|record\\w*|register\\w*|accept\\w*|reject\\w*|associat\\w*|schedul\\w*|activat\\w*|sent|repl(?:y|ies|ied)|start\\w*|download\\w*|fired|clos(?:e|es|ed)|won|paid|connected|select\\w*|chosen|updat\\w*|chang\\w*|enter\\w*|opted|fill\\w*|tagged|documented|captured|written|assigned|made|took place|happened|answer\\w*|upgrad\\w*|us(?:es|ed)|reach\\w*|attach\\w*)";
const event = new RegExp(
  `\\b(?:forms?|content|asset|e-?books?|whitepapers?|webinars?|pages?|pricing|demo|trial|newsletter) (?:submissions?|downloads?|registrations?|attendances?|sign-?ups?|views?|visits?|requests?|starts?)\\b|\\b(?:contacts?|leads?|records?|users?|compan(?:y|ies))\\b[^.;]*\\b(?:created|imported|converted|enriched|merged|synced)\\b|\\b${things}\\b[^.;]*\\b${happened}\\b|\\b${happened}\\b[^.;]*\\b${things}\\b|\\b(?:demo|pricing|quote|trial|contact-sales|contact-us|meeting|callback) (?:request|form|sign-?up|page)\\b|\\bsign(?:s|ed)? up\\b|\\bopted[ -]in\\b`,
  "i",
);
/** A label with its value: `Country: US, CA`. */
const labelled = /^[A-Z][\w /-]{1,30}:\s*\S/;

/** What was done, or what a field is: any verb will do where no word of judgement stands. */
const done =
  /\b\p{L}{3,}(?:ed|sent|held|won|paid|met|made|given|taken|built|begun|bought|sold)\b|\b(?:sent|held|won|paid|met|made|given|taken|built|bought|sold)\b|\b(?:is|are) (?:not )?(?:true|false|in|on|at|within|part of|one of)\b/iu;

/** What somebody holds to be so, which no record shows. */
const judged =
  /\b(?:feels?|thinks?|believes?|confident|convinced|seems?|appears?|deems?|in (?:the|their|our|his|her) (?:view|opinion|judge?ment))\b/i;

/** True where a text holds something that a property, a workflow or a logged activity could confirm. */
export const isObservable = (text: string): boolean =>
  /`[^`]+`|"[^"]{2,}"|\u201c[^\u201d]{2,}\u201d/.test(text) || (!judged.test(text) && isOnRecord(text));

const isOnRecord = (text: string): boolean =>
  state.test(text) ||
  /\d/.test(inDigits(text)) ||
  event.test(text) ||
  ((labelled.test(text) || done.test(text)) && !subjectiveIn(text));

const subjective =
  /\b(?:(?:good|great|strong|poor|right|best|ideal|solid|decent|reasonable|nice) ?(?:fit|match|lead|prospect|profile|person|contact|company|account|conversation|opportunity|candidate)?|interest(?:ed|ing)?|serious(?:ly)?|ready|readiness|seems?|appears?|feels?|looks? like|likely|promising|warm|hot|appropriate|suitable|sufficient(?:ly)?|adequate|relevant|meaningful|genuine(?:ly)?|real|believes?|thinks?|judge?ments?|judges|gut|instinct|opinion|discretion|deem(?:s|ed)|considered|engaged|engagement|(?:high|low|good)[- ]quality|quality|high[- ]intent|intent|potential|worth\w*|valuable|motivated|convinced|keen|willing|open to|clear(?:ly)?|significant|considerable|enough|properly|well[- ]qualified|qualified|when it makes sense|as needed)\b/i;

/** The first word of a text that rests on somebody's judgement; names in code or quotes are none. */
export const subjectiveIn = (text: string): string | undefined =>
  subjective.exec(text.replace(/`[^`]*`|"[^"]*"|\u201c[^\u201d]*\u201d/g, " "))?.[0];

/** What a cell of criteria asks for, one by one: split at sentences, line breaks, semicolons, AND, OR and plus signs. */
export const criteriaOf = (cell: string): string[] =>
  sentenceRanges(cell)
    .map(({ start, end }) => cell.slice(start, end))
    .flatMap((sentence) =>
      sentence.split(/\n|;|\u2022|\s\+\s|\s(?:AND|OR|and|or|plus|PLUS)\s(?!(?:above|more|higher|over|below|older)\b)/),
    )
    .map((part) => part.replace(/^[\s(),]+|[\s(),.]+$/g, ""))
    .filter((part) => part !== "");
