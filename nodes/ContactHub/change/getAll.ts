import { choice, dateTime, number, required, schema, when } from '../../kit';
import { plain } from '../operation';
import { feedFields, toFeedQuery } from './fields';
import { readChanges } from './feed';

export const getAllChanges = plain.getAll({
	noun: 'changes',
	description: 'Retrieve a list of changes to customers and events, in order',
	requests: 'One per 4,000 changes; one more if nothing comes after an offset',
	length: 'long',
	output: schema.object(
		{
			operation: { type: 'string' },
			entity: { type: 'string' },
			nextOffset: schema.number,
			data: { type: ['object', 'null'] },
		},
		['operation', 'entity', 'nextOffset'],
	),
	fields: {
		rightNotice: feedFields.rightNotice,
		entity: feedFields.entity,
		startFrom: choice({
			displayName: 'Start From',
			default: 'beginning',
			options: [
				{ name: 'Beginning', value: 'beginning' },
				{ name: 'Date', value: 'date' },
				{ name: 'Offset', value: 'offset', description: 'Continue after the changes already read' },
			],
		}),
		offset: when(
			{ startFrom: ['offset'] },
			number({
				displayName: 'Offset',
				default: 0,
				min: 0,
				description: "The last 'nextOffset' you received",
			}),
		),
		date: when({ startFrom: ['date'] }, required(dateTime({ displayName: 'Date' }))),
		filters: feedFields.filters,
	},
	pages({ api, params, limit }) {
		const start = { offset: params.offset, timestamp: params.date?.toMillis() };
		return readChanges(api, { ...toFeedQuery(params), ...start }, limit);
	},
	columns: () => ['operation', 'entity', 'nextOffset'],
});
