/** What sales found out about a lead; it decides the reason, how it was worked, and what the rep writes. */
export interface RejectionReason {
  name: string;
  weight: number;
  /** `silent`: nobody ever answered. `seen`: the record told enough. `spoken`: the lead said so. */
  learned: "silent" | "seen" | "spoken";
  /** Whether such a lead may qualify again later. */
  returns: boolean;
}

export const rejectionReasons: readonly RejectionReason[] = [
  { name: "No response after full cadence", weight: 34, learned: "silent", returns: true },
  { name: "Company too small", weight: 22, learned: "seen", returns: false },
  { name: "Wrong role", weight: 16, learned: "spoken", returns: true },
  { name: "No project", weight: 12, learned: "spoken", returns: true },
  { name: "Bad contact data", weight: 9, learned: "seen", returns: false },
  { name: "Duplicate", weight: 7, learned: "seen", returns: false },
];

export const lostReasons: readonly { name: string; weight: number }[] = [
  { name: "No decision", weight: 34 },
  { name: "Price", weight: 25 },
  { name: "Competitor", weight: 24 },
  { name: "Missing feature", weight: 17 },
];

/** Words of a rep on a lead, by what came of it; `late` where the first call came days after the lead. */
export const remarks = {
  accepted: [
    "Good fit, right title, knew exactly what she wanted.",
    "Booked a discovery call for Thursday. More of these please",
    "Current tool renews in the autumn, wants to look at us before that.",
    "he'd read the pricing page already, easy conversation",
    "CFO on the first call. Great lead.",
    "Two of them on the line, both engaged. Sending the deck.",
    "Not the decision maker but she is bringing her boss to the demo.",
    "solid. budget is there, timeline is theirs",
    "Came in from the webinar and remembered it well.",
  ],
  late: [
    "By the time I called she had already signed with somebody else.",
    "Said they asked for a call last week and gave up on us.",
    "had a demo with a competitor yesterday, we were too late",
    "Couldn't remember what she had asked us for. Too long ago I guess",
    "Interested two weeks ago, project is decided now.",
  ],
  "No response after full cadence": [
    "Six tries, nothing. Closing it.",
    "Voicemail every time, emails not opened",
    "No answer, no reply, no LinkedIn. Moving on.",
    "never picked up :(",
    "Opened two emails and never wrote back.",
  ],
  "Company too small": [
    "Three people, no finance team. Too small for us.",
    "One-man shop. why was this an MQL?",
    "Under our minimum, sent him to the self-service page.",
    "Family business, does the books in a spreadsheet and is happy with it.",
  ],
  "Wrong role": [
    "Student writing a paper. Downloaded the guide, nothing more.",
    "Intern collecting material for somebody else.",
    "Works in marketing at an agency, was looking at how we write.",
    "HR, not finance. Could not name who would own this.",
    "Consultant doing research for a client he won't name",
  ],
  "No project": [
    "Did not remember filling in the form.",
    "Just browsing, maybe next year's budget.",
    "They renewed with their vendor in spring. Nothing open.",
    "Liked the webinar. No plans to change anything.",
    "wants to learn, not to buy",
  ],
  "Bad contact data": [
    "Phone number is the switchboard, no extension.",
    "Mail bounced, number is a fax.",
    "Name is asdf asdf. Come on.",
    "Left the company in March.",
  ],
  Duplicate: [
    "Same person as the one I worked last month, other address.",
    "Already with Ben under the parent company.",
    "double, see the other record",
  ],
  product: [
    "On the free plan and fine there, three people use it once a week.",
    "Whole team is in the workspace, asked about single sign-on.",
    "hit the seat limit yesterday, perfect timing",
    "Admin says they'd pay for the audit log alone.",
  ],
  committee: [
    "Nice call but nothing moves without the security lead.",
    "Third person from this account this quarter. Somebody should own all of them.",
    "She wants IT and procurement in the room before we go on.",
    "Champion, no budget. Need the CFO.",
  ],
} as const satisfies Record<string, readonly string[]>;

export const unanswered = ["no answer", "left voicemail", "no answer", "busy"] as const;
