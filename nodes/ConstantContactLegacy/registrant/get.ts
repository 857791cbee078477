import { path } from '../../kit';
import { registrantIdField } from '../../constantContactShared/registrantId';
import { eventField } from '../event/fields';
import { define } from '../operation';
import { registrantSchema } from './schema';

export const getRegistrant = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get registrant',
	description: 'Retrieve a registrant of an event, with addresses, answers and costs',
	requests: 'One per registrant',
	output: registrantSchema,
	fields: { event: eventField, registrantId: registrantIdField },
	async run({ api, params: { event, registrantId } }) {
		const target = path`/events/${event}/registrants/${registrantId}`;
		return await api.get(target, { eventMarketing: true });
	},
});
