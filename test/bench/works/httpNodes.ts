import type { INode } from 'n8n-workflow';
import { baseNode } from './engine';

/** Split Out of a list that each item holds. */
export function splitOut(fieldToSplitOut: string): INode {
	return baseNode('Split Out', 'splitOut', 1, { fieldToSplitOut, options: {} });
}
