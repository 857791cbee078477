import { schema, type Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { define } from '../operation';
import { readLastOffset } from './feed';
import { feedFields, toFeedQuery } from './fields';
import { getAllChanges } from './getAll';

const getLastOffset = define.item({
	value: 'getLastOffset',
	name: 'Get Last Offset',
	action: 'Get last offset of changes',
	description: 'Retrieve the offset of the newest change, from which to start later',
	requests: 'One',
	output: schema.object({ lastOffset: schema.number }, ['lastOffset']),
	fields: feedFields,
	async run({ api, params }) {
		return await readLastOffset(api, toFeedQuery(params));
	},
});

/** The feed of all changes to customers and events. */
export const change: Resource<ContactHubApi> = {
	value: 'change',
	name: 'Change',
	description: 'The feed of all changes',
	operations: [getLastOffset, getAllChanges],
};
