import type { PostalAddress } from '../contacts/record';

/** Values of a row by the property of the contact. */
export type Values = Record<string, string>;

/** A contact as a bulk job got it. */
export interface Row {
	/** Counts from 1, which is the line of the column names. */
	lineNumber: number;
	email: string;
	values: Values;
	addresses: Array<{ type: PostalAddress['type']; values: Values }>;
}

/** What is wrong with a row; the text becomes the message of its error. */
export class RowProblem extends Error {}
