import { choice, filters, path, text, collection } from '../../kit';
import { sortOrder } from '../fields/sortOrder';
import { plain } from '../operation';
import { eventField, EVENTS } from './fields';
import { eventSchema, eventSummarySchema, simplifyEvent } from './schema';

/** Maximum events per page (V3 API appendix A). */
const MOST_PER_PAGE = 100;

export const getEvent = plain.get({
	noun: 'event',
	description: 'Retrieve an event with its settings',
	requests: 'One per event',
	output: eventSchema,
	simplify: simplifyEvent,
	fields: { event: eventField },
	run: async ({ api, params: { event } }) =>
		await api.get(path`/events/${event}`, { include: true }),
});

export const getAllEvents = plain.getAll({
	noun: 'events',
	description: 'Retrieve a list of events, with the number of registrations',
	requests: 'One per 100 events',
	output: eventSummarySchema,
	fields: {
		filters: filters({
			fields: {
				search: text({
					displayName: 'Search',
					description: 'Only events that contain this text',
				}),
				status: choice({
					displayName: 'Status',
					default: 'ACTIVE',
					description: 'Only events with this status',
					options: [
						{ name: 'Active', value: 'ACTIVE' },
						{ name: 'Cancelled', value: 'CANCELLED' },
						{ name: 'Complete', value: 'COMPLETE' },
						{ name: 'Deleted', value: 'DELETED' },
						{ name: 'Draft', value: 'DRAFT' },
						{ name: 'Error', value: 'ERROR' },
					],
				}),
			},
		}),
		options: collection({
			displayName: 'Options',
			fields: {
				sortBy: choice({
					displayName: 'Sort By',
					default: 'start_time',
					options: [
						{ name: 'Created', value: 'created_time' },
						{ name: 'End', value: 'end_time' },
						{ name: 'Name', value: 'name' },
						{ name: 'Start', value: 'start_time' },
						{ name: 'Updated', value: 'updated_time' },
					],
				}),
				sortOrder,
			},
		}),
	},
	pages({ api, params: { filters: chosen, options }, limit }) {
		const query = {
			limit: Math.min(limit, MOST_PER_PAGE),
			event_status: chosen.status,
			search_text: chosen.search,
			sort_by: options.sortBy,
			sort_order: options.sortOrder,
		};
		return api.pages(EVENTS, 'records', query, limit);
	},
});
