import { choice, filters, path, text, collection } from '../../kit';
import { eventField } from '../event/fields';
import { sortOrder } from '../fields/sortOrder';
import { plain } from '../operation';
import {
	paymentStatus,
	registrationField,
	registrationStatus,
	trackId,
	trackOptions,
} from './fields';
import { registrationSchema, registrationSummarySchema, simplifyRegistration } from './schema';
import { findRegistrationsPath } from './track';

/** Maximum registrations per page; it isn't documented, so the limit of events is used (V3 API appendix A). */
const MOST_PER_PAGE = 100;

export const getRegistration = plain.get({
	noun: 'registration',
	description: 'Retrieve a registration with its answers, tickets and payment',
	requests: 'One per registration; one more per event and run without a track ID',
	output: registrationSchema,
	simplify: simplifyRegistration,
	fields: { event: eventField, registration: registrationField, options: trackOptions },
	async run({ api, params: { event, registration, options } }) {
		const registrations = await findRegistrationsPath(api, event, options.trackId);
		return await api.get(`${registrations}${path`/${registration}`}`);
	},
});

export const getAllRegistrations = plain.getAll({
	noun: 'registrations',
	description: 'Retrieve the registrations for an event',
	requests: 'One per 100 registrations; one more without a track ID',
	output: registrationSummarySchema,
	fields: {
		event: eventField,
		filters: filters({
			fields: {
				paymentStatus,
				registrationStatus,
				search: text({
					displayName: 'Search',
					description: 'Only people whose name or address contains this text',
				}),
			},
		}),
		options: collection({
			displayName: 'Options',
			fields: {
				sortBy: choice({
					displayName: 'Sort By',
					default: 'last_name',
					options: [
						{ name: 'Email Address', value: 'email_address' },
						{ name: 'First Name', value: 'first_name' },
						{ name: 'Last Name', value: 'last_name' },
						{ name: 'Payment Status', value: 'payment_status' },
						{ name: 'Registration Status', value: 'registration_status' },
						{ name: 'Tickets', value: 'tickets' },
						{ name: 'Total', value: 'total' },
					],
				}),
				sortOrder,
				trackId,
			},
		}),
	},
	async *pages({ api, params: { event, filters: chosen, options }, limit }) {
		const query = {
			limit: Math.min(limit, MOST_PER_PAGE),
			registration_status: chosen.registrationStatus,
			payment_status: chosen.paymentStatus,
			search_text: chosen.search,
			sort_by: options.sortBy,
			sort_order: options.sortOrder,
		};
		const target = await findRegistrationsPath(api, event, options.trackId);
		yield* api.pages(target, 'records', query, limit);
	},
});
