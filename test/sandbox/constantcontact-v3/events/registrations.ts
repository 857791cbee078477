import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import { notFound } from '../errors';
import { list, object, oneOf, readBody, textsOf } from '../schema';
import { flagFilter, wordFilter } from '../wire';
import { registrationDocument, registrationSummary } from './documents';
import { trackOf } from './lookup';
import { cursorPage, readCursorPage } from './pages';
import {
	PAYMENT_STATUSES,
	REGISTRATION_STATUSES,
	type PaymentStatus,
	type RegistrationRecord,
	type RegistrationStatus,
} from './record';

const SORTS = [
	'first_name',
	'last_name',
	'email_address',
	'registration_status',
	'payment_status',
	'tickets',
	'total',
] as const;

const IDS = list({ type: 'string' }, undefined, 1);
const STATUS = object(
	{ registration_ids: IDS, registration_status: oneOf(...REGISTRATION_STATUSES) },
	['registration_ids', 'registration_status'],
);
const PAYMENT = object({ registration_ids: IDS, payment_status: oneOf(...PAYMENT_STATUSES) }, [
	'registration_ids',
	'payment_status',
]);

function readRegistrations(call: Call): ApiResponse {
	const event = trackOf(call);
	const page = readCursorPage(call);
	const { filters } = page;
	const status = wordFilter(filters, 'registration_status', REGISTRATION_STATUSES);
	const payment = wordFilter(filters, 'payment_status', PAYMENT_STATUSES);
	const wanted = filters.get('search_text')?.toLowerCase() ?? '';
	const sort = wordFilter(filters, 'sort_by', SORTS);
	const direction = wordFilter(filters, 'sort_order', ['ASC', 'DESC']) === 'DESC' ? -1 : 1;
	const found = event.registrations
		.filter((one) => status === undefined || one.status === status)
		.filter((one) => payment === undefined || one.payment?.status === payment)
		.filter(({ firstName, lastName, email }) =>
			`${firstName}\n${lastName}\n${email}`.toLowerCase().includes(wanted),
		);
	if (sort !== undefined) {
		const keyOf = (one: RegistrationRecord) =>
			(registrationSummary(event, one)[sort] ?? '') as string | number;
		found.sort((a, b) => (keyOf(a) < keyOf(b) ? -direction : direction));
	}
	const show = (one: RegistrationRecord) => registrationSummary(event, one);
	return { status: 200, body: cursorPage(call, found, page, show) };
}

function readRegistration(call: Call): ApiResponse {
	const { account, params } = call;
	const id = params.registrationId!.toLowerCase();
	const found = trackOf(call).registrations.find((one) => one.id === id);
	if (found === undefined)
		throw notFound(`The registration ${params.registrationId} was not found`);
	return { status: 200, body: registrationDocument(found, account.contacts.id(found.number)) };
}

/**
 * Changes registrations: 200 without a body, or 207 with those that couldn't be changed.
 * @throws ApiError 404 if none of them exists
 */
function change(
	call: Call,
	ids: string[],
	apply: (one: RegistrationRecord) => boolean,
): ApiResponse {
	const { registrations } = trackOf(call);
	const failed: string[] = [];
	let known = 0;
	for (const id of ids) {
		const found = registrations.find((one) => one.id === id.toLowerCase());
		if (found !== undefined) known++;
		if (found === undefined || !apply(found)) failed.push(id);
	}
	if (known === 0) throw notFound('None of the registrations was found');
	if (failed.length === 0) return { status: 200 };
	return { status: 207, body: { failed_registration_ids: failed } };
}

function changeStatus(call: Call): ApiResponse {
	const { account, query, request } = call;
	for (const name of FLAGS) flagFilter(query, name);
	const body = readBody(request, STATUS, account.options);
	const status = body.registration_status as RegistrationStatus;
	return change(call, textsOf(body.registration_ids)!, (registration) => {
		registration.status = status;
		return true;
	});
}

/** Free registrations are silently skipped (V3 API appendix A). */
function changePayment(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, PAYMENT, account.options);
	const status = body.payment_status as PaymentStatus;
	return change(call, textsOf(body.registration_ids)!, (registration) => {
		const { payment } = registration;
		if (payment !== undefined) registration.payment = { ...payment, status, time: now };
		return true;
	});
}

const FLAGS = ['increase_count', 'increase_item_count', 'return_items_to_inventory'];
const READ = { service: 'events', scope: 'campaign_data', privilege: 'campaign:read' } as const;
const WRITE = { service: 'events', scope: 'campaign_data', privilege: 'campaign:write' } as const;
const PATH = '/events/:eventId/tracks/:trackId/registrations';

/** Registrations for events (V3 API appendix A). */
export const registrationEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: PATH,
		...READ,
		query: [
			'registration_status',
			'payment_status',
			'search_text',
			'sort_by',
			'sort_order',
			'page_size',
			'limit',
			'prev',
			'next',
		],
		run: readRegistrations,
	},
	{ method: 'GET', path: `${PATH}/:registrationId`, ...READ, run: readRegistration },
	{ method: 'PUT', path: PATH, ...WRITE, query: FLAGS, takes: 'json', run: changeStatus },
	{
		method: 'PUT',
		path: `${PATH}/payment_status`,
		...WRITE,
		takes: 'json',
		run: changePayment,
	},
];
