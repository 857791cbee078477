import { path, type Resource } from '../../kit';
import { registrantIdField } from '../../constantContactShared/fields/registrantId';
import type { ConstantContactV1Api } from '../api/client';
import { eventField } from '../event/fields';
import { plain } from '../operation';
import { registrantSchema, registrantSummarySchema } from './schema';
import { updateAttendance } from './updateAttendance';

const getRegistrant = plain.get({
	noun: 'registrant',
	description: 'Retrieve a registrant of an event, with addresses, answers and costs',
	requests: 'One per registrant',
	output: registrantSchema,
	fields: { event: eventField, registrantId: registrantIdField },
	async run({ api, params: { event, registrantId } }) {
		const target = path`/events/${event}/registrants/${registrantId}`;
		return await api.get(target, { eventMarketing: true });
	},
});

const getAllRegistrants = plain.getAll({
	noun: 'registrants',
	description: 'Retrieve a list of registrants of an event',
	requests: 'One per page; Constant Contact sets its size',
	output: registrantSummarySchema,
	fields: { event: eventField },
	pages: ({ api, params, limit }) =>
		api.feed(path`/events/${params.event}/registrants`, { eventMarketing: true, wanted: limit }),
});

/** People who have registered for an event. */
export const registrant: Resource<ConstantContactV1Api> = {
	value: 'registrant',
	name: 'Registrant',
	description: 'People registered for an event',
	operations: [getRegistrant, getAllRegistrants, updateAttendance],
};
