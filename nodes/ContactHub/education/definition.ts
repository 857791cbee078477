import { toEnumOptions } from '../model/types';
import { defineSubresource } from '../subresource/subresource';

/** Schools and courses of a customer (ContactHub API 3.1). */
export const education = defineSubresource({
	noun: 'education',
	collection: 'educations',
	fields: [
		{
			path: 'schoolType',
			label: 'School Type',
			kind: 'choice',
			options: toEnumOptions([
				'PRIMARY_SCHOOL',
				'SECONDARY_SCHOOL',
				'HIGH_SCHOOL',
				'COLLEGE',
				'OTHER',
			]),
		},
		{ path: 'schoolName', label: 'School Name', kind: 'text' },
		{ path: 'schoolConcentration', label: 'School Concentration', kind: 'text' },
		{ path: 'startYear', label: 'Start Year', kind: 'year' },
		{ path: 'endYear', label: 'End Year', kind: 'year' },
		{
			path: 'isCurrent',
			label: 'Is Current',
			kind: 'boolean',
		},
	],
});
