/**
 * How many results of a list to read before continuing by key or by date: the usual window of an index such as Elasticsearch's.
 * Whether ContactHub has such a window is not known; continuing this way works in both cases.
 */
export const RESULT_WINDOW = 10_000;
