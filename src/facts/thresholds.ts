/** Under so many leads a source or a rep is not compared with others: the rate would be noise. */
export const leadsToCompare = 20;

/** After so many working days without a touch or a decision a lead is called untouched. */
export const patienceDays = 5;

/** First contact within four working hours, as RevOps practice has it. */
export const firstContactMinutes = 240;

/** The cadence that follow-up is held against: the sixth call has reached nine in ten of those who convert. */
export const cadence = { attempts: 6, workingDays: 10, channels: 2 };
