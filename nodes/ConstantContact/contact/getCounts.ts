import { path, schema } from '../../kit';
import { define } from '../operation';

const { number } = schema;

export const getContactCounts = define.item({
	value: 'getCounts',
	name: 'Get Counts',
	action: 'Get counts of contacts',
	description: 'Retrieve how many contacts the account has, by permission',
	requests: 'One',
	output: schema.object({
		total: number,
		explicit: number,
		implicit: number,
		pending: number,
		unsubscribed: number,
		new_subscriber: number,
	}),
	fields: {},
	once: true,
	async run({ api }) {
		return await api.get(path`/contacts/counts`, { include: 'new_subscriber' });
	},
});
