import { defineSubresource } from '../subresource/subresource';

/** What a customer likes (ContactHub API 3.1). */
export const like = defineSubresource({
	noun: 'like',
	collection: 'likes',
	fields: [
		{ path: 'category', label: 'Category', kind: 'text' },
		{ path: 'name', label: 'Name', kind: 'text' },
		{ path: 'createdTime', label: 'Created Time', kind: 'dateTime' },
	],
});
