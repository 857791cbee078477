import type { HttpMethod } from '../http';
import type { Endpoint } from './api';
import { createServiceResponse } from './atom/service';
import { ServiceError } from './errors';

const ATOM_ENTRY = 'application/atom+xml; type=entry';

/** What every client uses to verify a login: the collections of the account (V1 API 1.4). */
const serviceDocument: Endpoint = {
	method: 'GET',
	path: '/',
	run: ({ account: { addresses } }) =>
		createServiceResponse('Constant Contact Web Services Customer Workspace', [
			{ href: addresses.path('lists'), title: 'Contact Lists', accept: [ATOM_ENTRY] },
			{
				href: addresses.path('activities'),
				title: 'Bulk Activity',
				accept: ['application/x-www-form-urlencoded', 'multipart/form-data'],
			},
			{ href: addresses.path('contacts'), title: 'Contacts', accept: [ATOM_ENTRY] },
			{ href: addresses.path('campaigns'), title: 'Campaigns', accept: [ATOM_ENTRY] },
		]),
};

const METHODS: HttpMethod[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** The library was switched off in 2014 (V1 API 7.2). */
const library = METHODS.map((method): Endpoint => ({
	method,
	path: '/library/*',
	run: () => {
		throw new ServiceError(410, 'The library web service has been retired');
	},
}));

export const serviceEndpoints: Endpoint[] = [serviceDocument, ...library];
