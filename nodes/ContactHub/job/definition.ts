import { schema } from '../../kit';
import type { Subresource } from '../subresource/subresource';

const { text, flag } = schema;

/** Jobs of a customer (ContactHub API 3.1). */
export const job: Subresource = {
	noun: 'job',
	collection: 'jobs',
	fields: [
		{ path: 'companyIndustry', label: 'Company Industry', kind: 'text' },
		{ path: 'companyName', label: 'Company Name', kind: 'text' },
		{ path: 'jobTitle', label: 'Job Title', kind: 'text' },
		{ path: 'startDate', label: 'Start Date', kind: 'date' },
		{ path: 'endDate', label: 'End Date', kind: 'date' },
		{
			path: 'isCurrent',
			label: 'Is Current',
			kind: 'boolean',
		},
	],
	output: schema.object(
		{
			id: { type: 'string' },
			companyIndustry: text,
			companyName: text,
			jobTitle: text,
			startDate: text,
			endDate: text,
			isCurrent: flag,
		},
		['id'],
	),
};
