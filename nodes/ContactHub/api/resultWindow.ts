/**
 * How many results a list shows before it is read on by key or by date: the usual window of the index behind it. Whether
 * ContactHub lifts that window is not known (ContactHub API 1.3), and reading on works in both cases.
 */
export const RESULT_WINDOW = 10_000;
