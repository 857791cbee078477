import { defineSubresource } from '../subresource/subresource';

/** Jobs of a customer (ContactHub API 3.1). */
export const job = defineSubresource({
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
});
