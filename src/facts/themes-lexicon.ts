/**
 * What comments of sales are about, and words that tell, in any case; of themes that fit one comment the first counts, so
 * those that say most stand first.
 */
const lexicon: Readonly<Record<string, string>> = {
  duplicate: `duplicate; dupe; same person; same contact; already in the crm; already with; other record; existing customer;
    already a customer; already working`,
  "wrong contact data": `wrong number; bad number; invalid; bounced; not in service; disconnected; fake; asdf;
    gibberish; wrong email; wrong e-mail; email does not; no longer works; left the company; no longer there; switchboard;
    bad contact; bad data; spam`,
  "student or job seeker": `student; internship; an intern; summer intern; intern collecting; at university; thesis; professor;
    homework; job seeker; looking for a job; applying for a; sent a resume; careers page`,
  "called too late": `too late; too long ago; by the time; gave up on us; already signed; decided now;
    nobody called; slow to call`,
  competitor: `competitor; went with; chose another; other vendor; their vendor; using another; locked in; happy with their;
    under contract; current vendor; current provider; signed with`,
  "too small": `too small; one-man; one man; one person; freelanc; under our minimum; below our minimum; tiny; small shop; small business; family business; sole trader; not enough users; not enough seats`,
  "no budget": `no budget; no money; budget was cut; budget cut; budget freeze; out of budget; can't afford; cannot afford;
    too expensive; price is too; wants it free; only wants the free`,
  "good fit": `good fit; great fit; great lead; good lead; solid; right title; booked; more of these; easy conversation;
    both engaged; very engaged; knew exactly; hot lead; perfect fit; perfect timing; strong fit; ready to buy; sending the deck;
    bringing her boss; bringing his boss; bringing their boss; asked about; look at us; wants a demo; would pay; they'd pay`,
  "not a decision maker": `not a decision; not the decision; no decision maker; not the right person; wrong person; wrong role;
    wrong department; wrong title; no authority; not in charge; who would own; not responsible; consultant; agency;
    for a client; for somebody else; need the cfo; needs sign-off; nothing moves without; it and procurement`,
  "no project or timing": `no project; no plans; not now; not ready; no timeline; no timing; bad timing; next year; next quarter;
    just browsing; just looking; just curious; no need; not looking; nothing open; not to buy; only wants to learn; did not remember;
    couldn't remember; doesn't remember; no interest; not interested`,
  "no answer": `no answer; no response; no reply; never picked up; never wrote back; never replied; never answered;
    never responded; voicemail; not opened; tries, nothing; attempts, nothing; can't reach; cannot reach; unreachable;
    went dark; ghosted`,
};

/** The themes with their words, the first that fits first. */
export const themes: readonly { theme: string; words: readonly string[] }[] = Object.entries(lexicon).map(
  ([theme, words]) => ({ theme, words: words.split(/;\s*/) }),
);
