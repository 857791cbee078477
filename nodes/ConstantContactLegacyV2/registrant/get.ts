import { path } from '../../kit';
import { registrantIdField } from '../../constantContactShared/registrantId';
import { eventField } from '../event/fields';
import { define } from '../operation';
import { registrantSchema } from './schema';

export const getRegistrant = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get registrant',
	description:
		'Retrieve a registrant of an event; Constant Contact retired events of this API in June 2024',
	requests: 'One per registrant',
	output: registrantSchema,
	fields: { event: eventField, registrantId: registrantIdField },
	async run({ api, params: { event, registrantId } }) {
		return await api.get(path`/eventspot/events/${event}/registrants/${registrantId}`);
	},
});
