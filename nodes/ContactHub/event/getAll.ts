import { filters, dateTime, requireSpan } from '../../kit';
import { customerFilter, findCustomerId } from '../customer/reference';
import { nodeFilter } from '../fields/common';
import { formatDateTime } from '../model/values';
import { plain } from '../operation';
import { eventFilters } from './fields';
import { toEventFilter, listEvents } from './listing';
import { eventColumns, eventSchema, simplifyEvent } from './schema';

export const getAllEvents = plain.getAll({
	noun: 'events',
	description: 'Retrieve a list of events',
	requests:
		'One per 50 events, and up to one more; a few more if there are over 10,000, and one to find a customer by email',
	length: 'long',
	output: eventSchema,
	fields: {
		filters: filters({
			fields: {
				contexts: eventFilters.contexts,
				customer: customerFilter,
				eventTypes: eventFilters.eventTypes,
				from: dateTime({
					displayName: 'From',
					description: 'Events at this time or later',
				}),
				mode: eventFilters.mode,
				node: nodeFilter,
				to: dateTime({
					displayName: 'To',
					description: 'Events at this time or earlier',
				}),
			},
		}),
	},
	async *pages({ api, params, limit }) {
		const { from, to, customer: reference, ...values } = params.filters;
		requireSpan({ label: 'From', time: from }, { label: 'To', time: to });
		const customer = reference && (await findCustomerId(api, reference, values.node));
		const filter = {
			...toEventFilter(api, { ...values, customer }),
			dateFrom: from && formatDateTime(from),
			dateTo: to && formatDateTime(to),
		};
		yield* listEvents(api, filter, limit);
	},
	simplify: simplifyEvent,
	columns: () => eventColumns,
});
