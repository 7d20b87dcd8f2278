// Classes of words that mean the same here, as parts of patterns. Words come with plain apostrophes.

const numerals =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|hundreds|a couple|a handful|half";
/** A number in digits or in words. */
export const number = `(?:[$€£]?\\d[\\d,.]*[km]?%?|\\b(?:${numerals})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\\b)`;
export const none = "(?:zero|0|no|none|nothing|nobody|not (?:a |one |even )*(?:single )?(?:one|\\w+)?|never)";
/** What marketing hands over. */
export const leads =
  "(?:leads?|mqls?|contacts|inbound|lists?|names|sign-?ups?|downloads?|(?:badge )?scans?|registrations?|registrants|attendees|visitors|subscribers|prospects|inquiries|enquiries|form fills?)";
/** What marketing puts on. */
export const programs =
  "(?:webinars?|campaigns?|events?|e-?books?|white ?papers?|trade ?shows?|conferences?|newsletters?|road ?shows?|summits?|booths?|content syndication|checklists?|podcasts?|fairs?|expos?|meetups?|sponsorships?)";
/** What comes of a lead when all goes well. */
export const outcomes =
  "(?:opportunit(?:y|ies)|opps?|deals?|meetings?|demos?|pipeline|customers?|conversations?|sales|wins?|dollars|revenue|closed|budget)";
export const poor =
  "(?:bad|weak|garbage|junk|terrible|rubbish|useless|crap|trash|poor|awful|worthless|lousy|low[ -](?:quality|grade)|unqualified|tire[ -]?kickers?|time[ -]wasters?)";
/** What marketing's targets count, and what those of sales count. */
export const marketingMetrics =
  "(?:mqls?|leads?|lead (?:volume|goals?|counts?|numbers?|targets?)|form fills?|contacts|traffic|clicks|volume|sign-?ups|downloads|registrations)";
export const salesMetrics =
  "(?:revenue|bookings?|arr|mrr|quota|closed[- ](?:won|revenue|business|deals)|closing|deals closed|new logos)";
/** Who leads sales, when words speak of that person. */
export const leaderRoles =
  "s?vp(?: of)? sales|vice president(?: of)? sales|sales vp|head of sales|sales head|sales director|director of sales|chief revenue officer|cro|chief sales officer|cso|chief commercial officer|cco|sales manager|sales leader|sales lead|sales boss";
export const executives =
  "ceo|cfo|coo|cro|cmo|board|founders?|president|investors?|leadership(?: team)?|executives?|exec(?:utive)? team|management|md|managing director";

export const dont = "(?:do|does|did|has|have|had|would|is|are|was)(?:n'?t| not)";
export const cant = "(?:can'?t|cannot|can not|could ?n'?t)";
export const wont = "(?:won'?t|will not|would ?n'?t)";

/** At most so many words between two parts of a pattern. */
export const gap = (words: number): string => `(?:\\W+[\\w'%$-]+){0,${words}}?\\W+`;
