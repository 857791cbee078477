import { filters, moment } from '../../kit';
import { nodeFilter } from '../fields/common';
import { formatMoment } from '../model/values';
import { define } from '../operation';
import { eventFilters } from './fields';
import { eventFilterOf, listEvents } from './listing';
import { eventColumns, eventSchema, simplifyEvent } from './schema';

export const getAllEvents = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many events',
	description: 'Retrieve a list of events',
	requests: 'One per 50 events; some more where there are over 10,000',
	records: 'events',
	output: eventSchema,
	fields: {
		filters: filters({
			fields: {
				contexts: eventFilters.contexts,
				customer: eventFilters.customer,
				eventTypes: eventFilters.eventTypes,
				from: moment({
					displayName: 'From',
					description: 'Only events that happened at this time or later',
				}),
				mode: eventFilters.mode,
				node: nodeFilter,
				to: moment({
					displayName: 'To',
					description: 'Only events that happened at this time or earlier',
				}),
			},
		}),
	},
	pages({ api, params, limit }) {
		const { from, to, ...values } = params.filters;
		const filter = {
			...eventFilterOf(api, values),
			dateFrom: from && formatMoment(from),
			dateTo: to && formatMoment(to),
		};
		return listEvents(api, filter, limit);
	},
	simplify: simplifyEvent,
	columns: () => eventColumns,
});
