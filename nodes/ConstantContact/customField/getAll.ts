import { CUSTOM_FIELDS } from '../fields/common';
import { plain } from '../operation';
import { customFieldSchema } from './schema';

/** Maximum fields per page, and per account (V3 API 3, 5). */
export const MOST_PER_PAGE = 100;

export const getAllCustomFields = plain.getAll({
	noun: 'custom fields',
	description: 'Retrieve a list of custom fields',
	requests: 'One',
	length: 'short',
	output: customFieldSchema,
	fields: {},
	pages({ api }) {
		return api.pages(CUSTOM_FIELDS, 'custom_fields', { limit: MOST_PER_PAGE });
	},
});
