/**
 * How many results of a list to read before continuing by key or by date: the usual window of the index behind it. Whether
 * ContactHub lifts that window is not known (ContactHub API 1.3); continuing this way works in both cases.
 */
export const RESULT_WINDOW = 10_000;
