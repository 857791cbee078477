import type { PostalAddress } from '../contacts/record';

/** Values of a row by contact property. */
export type Values = Record<string, string>;

/** A contact as received in a bulk job. */
export interface Row {
	/** Counts from 1, the line of the column names. */
	lineNumber: number;
	email: string;
	values: Values;
	addresses: Array<{ type: PostalAddress['type']; values: Values }>;
}

/** What is wrong with a row; becomes the message of its error. */
export class RowProblem extends Error {}
