import { unreadableResponseError, path } from '../../kit';
import { define } from '../operation';
import { libraryInfoSchema } from './schema';

export const getLibraryInfo = define.item({
	value: 'getInfo',
	name: 'Get Info',
	action: 'Get library information',
	description: 'Retrieve how much of the library is used, and the maximum file size',
	requests: 'One',
	output: libraryInfoSchema,
	fields: {},
	once: true,
	async run({ api }) {
		// The documentation has an array with one entry; recordings have the object alone (V2 API 2.7).
		const target = path`/library/info`;
		const info = await api.records(target);
		if (info.length > 0) return info;
		const seen = 'the server sent an empty response instead of data';
		throw unreadableResponseError(`GET ${target}`, seen);
	},
});
