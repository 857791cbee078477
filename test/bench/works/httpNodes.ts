import type { INode } from 'n8n-workflow';
import { baseNode } from './engine';

/** Split Out of a list in each item. */
export function splitOut(fieldToSplitOut: string): INode {
	return baseNode('Split Out', 'splitOut', 1, { fieldToSplitOut, options: {} });
}
