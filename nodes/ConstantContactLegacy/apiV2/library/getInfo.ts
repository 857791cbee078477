import { path } from '../../../kit';
import { define } from '../operation';
import { libraryInfoSchema } from './schema';

export const getLibraryInfo = define.item({
	value: 'getInfo',
	name: 'Get Info',
	action: 'Get library information',
	description: 'Retrieve how much of the library is used, and how large a file may be',
	requests: 'One',
	output: libraryInfoSchema,
	fields: {},
	once: true,
	async run({ api }) {
		// The documentation has an array of one, recordings the object alone (API notes 2.7).
		return await api.records(path`/library/info`);
	},
});
