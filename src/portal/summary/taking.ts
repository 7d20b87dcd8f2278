// What two threads that share ranges tell each other, in numbers that both have.

/** Where stands how many ranges are taken by either. */
const taken = 0;

/** Where stands whether the second thread has ended: 1 once everything is sent, 2 where something went wrong. */
export const ended = 1;

/** Takes a range for a thread; gives whether all were taken already. */
export const isTaken = (shared: Int32Array, ranges: number): boolean => Atomics.add(shared, taken, 1) >= ranges;
