/** SQL that leaves out a touch that did not take place: a meeting that was cancelled. */
export const tookPlace = "COALESCE(touches.outcome, '') NOT LIKE 'cancel%'";
