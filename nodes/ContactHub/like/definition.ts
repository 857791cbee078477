import { schema } from '../../kit';
import type { Subresource } from '../subresource/subresource';

const { text } = schema;

/** What a customer likes (ContactHub API 3.1). */
export const like: Subresource = {
	noun: 'like',
	collection: 'likes',
	fields: [
		{ path: 'category', label: 'Category', kind: 'text' },
		{ path: 'name', label: 'Name', kind: 'text' },
		{ path: 'createdTime', label: 'Created Time', kind: 'dateTime' },
	],
	output: schema.object({ id: { type: 'string' }, category: text, name: text, createdTime: text }, [
		'id',
	]),
};
