import { choice, choices, collection, moment, optionalLocator } from '../../kit';
import { nodeFilter } from '../fields/common';
import { formatMoment } from '../model/values';
import { define } from '../operation';
import { contextsField } from './fields';
import { listEvents } from './listing';
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
		filters: collection({
			displayName: 'Filters',
			placeholder: 'Add Filter',
			fields: {
				contexts: contextsField,
				customer: optionalLocator({
					displayName: 'Customer',
					description: 'Only events of this customer',
					searchListMethod: 'searchCustomers',
				}),
				eventTypes: choices({
					displayName: 'Event Type Names or IDs',
					description:
						'Only events of these types. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					loadOptionsMethod: 'getEventTypes',
				}),
				from: moment({
					displayName: 'From',
					description: 'Only events that happened at this time or later',
				}),
				mode: choice({
					displayName: 'Mode',
					default: 'ACTIVE',
					description: 'Only what customers did, or only what was done to them',
					options: [
						{ name: 'Active', value: 'ACTIVE' },
						{ name: 'Passive', value: 'PASSIVE' },
					],
				}),
				node: nodeFilter,
				to: moment({
					displayName: 'To',
					description: 'Only events that happened at this time or earlier',
				}),
			},
		}),
	},
	pages({ api, params, limit }) {
		const { contexts = [], customer, eventTypes = [], from, mode, node, to } = params.filters;
		const filter = {
			// A customer's events are listed in all its nodes, unless one is chosen.
			nodeId: customer !== undefined && node === undefined ? undefined : api.nodeId(node),
			customerId: customer,
			type: eventTypes.join(',') || undefined,
			context: contexts.join(',') || undefined,
			mode,
			dateFrom: from && formatMoment(from),
			dateTo: to && formatMoment(to),
		};
		return listEvents(api, filter, limit);
	},
	simplify: simplifyEvent,
	columns: () => eventColumns,
});
