import { choice, collection } from '../../kit';
import { listSegmentMembers } from '../contact/listing';
import { contactSchema, simplifyContact } from '../contact/schema';
import { SEGMENTS } from '../fields/common';
import { define, plain } from '../operation';
import { withCriteria } from './criteria';
import { segmentField, getSegmentPath } from './fields';
import { segmentSchema, segmentSummarySchema } from './schema';

export const getSegment = plain.get({
	noun: 'segment',
	description: 'Retrieve a segment with its criteria, even a deleted one',
	requests: 'One per segment',
	output: segmentSchema,
	fields: { segment: segmentField },
	run: async ({ api, params: { segment } }) => withCriteria(await api.get(getSegmentPath(segment))),
});

export const getAllSegments = plain.getAll({
	noun: 'segments',
	description: 'Retrieve a list of segments, without their criteria',
	requests: 'One per 1,000 segments',
	length: 'short',
	output: segmentSummarySchema,
	fields: {
		options: collection({
			displayName: 'Options',
			fields: {
				sortBy: choice({
					displayName: 'Sort By',
					default: 'date',
					description: 'Sort order of the segments',
					options: [
						{ name: 'Date', value: 'date', description: 'Newest first' },
						{ name: 'Name', value: 'name' },
					],
				}),
			},
		}),
	},
	pages: ({ api, params: { options } }) =>
		api.pages(SEGMENTS, 'segments', { limit: 1000, sort_by: options.sortBy }, Infinity),
});

export const getSegmentMembers = define.list({
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get contacts in segment',
	description:
		'Retrieve the contacts of a segment, without their lists, tags, custom fields, addresses and phone numbers',
	requests: 'One per 500 members, and one per second while Constant Contact prepares them',
	records: 'segment-members',
	length: 'long',
	output: contactSchema,
	simplify: simplifyContact,
	fields: { segment: segmentField },
	pages: ({ api, params: { segment }, limit }) => listSegmentMembers(api, segment, limit),
});
