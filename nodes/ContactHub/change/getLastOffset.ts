import { schema } from '../../kit';
import { define } from '../operation';
import { readLastOffset } from './feed';
import { feedFields, toFeedQuery } from './fields';

export const getLastOffset = define.item({
	value: 'getLastOffset',
	name: 'Get Last Offset',
	action: 'Get last offset of changes',
	description: 'Retrieve the offset of the newest change, to start from there later',
	requests: 'One',
	output: schema.object({ lastOffset: schema.number }, ['lastOffset']),
	fields: feedFields,
	async run({ api, params }) {
		return await readLastOffset(api, toFeedQuery(params));
	},
});
