import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { conflict, invalid } from '../errors';
import { privilegesOf } from '../privileges';
import { object, readBody, readOnly, requiredText, text, type Schema } from '../schema';
import { seconds, withEmpty, wordFilter, wordsFilter } from '../wire';
import {
	EMAIL_ROLES,
	type AccountEmail,
	type AccountSummary,
	type PhysicalAddress,
} from './record';

const SUMMARY = object({
	contact_email: requiredText(),
	contact_phone: text(25),
	country_code: requiredText(),
	encoded_account_id: readOnly,
	first_name: requiredText(),
	last_name: requiredText(),
	organization_name: requiredText(),
	organization_phone: text(),
	state_code: text(),
	time_zone_id: requiredText(),
	website: text(),
});

const optionalLine: Schema = { type: ['string', 'null'], minLength: 1, maxLength: 80 };
const ADDRESS = object(
	{
		address_line1: requiredText(80),
		address_line2: optionalLine,
		address_line3: optionalLine,
		city: requiredText(),
		state_code: text(2),
		state_name: text(),
		postal_code: text(),
		country_code: requiredText(2),
	},
	['address_line1', 'city', 'country_code'],
);

const EMAIL = object({ email_address: { type: 'string', format: 'email', maxLength: 80 } }, [
	'email_address',
]);

function emailDocument({ confirmTime, ...email }: AccountEmail): JsonObject {
	return {
		...email,
		...(confirmTime === undefined
			? {}
			: {
					// With the offset format of this service, unlike all others (V3 API 3)
					confirm_time: seconds(confirmTime).replace('Z', '.000+0000'),
					confirm_source_type: 'SITE_OWNER',
				}),
		pending_roles: [],
	};
}

const OPTIONAL = ['contact_phone', 'organization_phone', 'state_code', 'website'];

function summaryOf({ account, query }: Call): ApiResponse {
	const extra = wordsFilter(query, 'extra_fields', ['physical_address', 'company_logo']);
	return {
		status: 200,
		body: withEmpty(account, OPTIONAL, {
			...account.summary,
			...(extra.includes('physical_address') && account.physicalAddress !== undefined
				? { physical_address: { ...account.physicalAddress } }
				: {}),
			...(extra.includes('company_logo')
				? {
						company_logo: {
							url: 'https://files.example.com/logo.png',
							external_url: 'https://www.example.com/logo.png',
							internal_id: '1001',
						},
					}
				: {}),
		}),
	};
}

/** The non-null properties of a body: null clears a property. */
function filled<T extends object>(body: JsonObject): T {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as T;
}

function updateSummary({ account, request }: Call): ApiResponse {
	const body = readBody(request, SUMMARY, account.options);
	const { encoded_account_id } = account.summary;
	account.summary = filled<AccountSummary>({ ...account.summary, ...body, encoded_account_id });
	return { status: 200, body: account.summary };
}

function writeAddress(call: Call, status: 200 | 201): ApiResponse {
	const { account, request } = call;
	const address = filled<PhysicalAddress>(readBody(request, ADDRESS, account.options));
	if (['US', 'CA'].includes(address.country_code) && address.state_code === undefined) {
		throw invalid('state_code is required for the countries US and CA');
	}
	account.physicalAddress = address;
	return { status, body: address };
}

function listEmails({ account, query }: Call): ApiResponse {
	const status = wordFilter(query, 'confirm_status', ['CONFIRMED', 'C', 'UNCONFIRMED', 'U']);
	const letters = EMAIL_ROLES.map((role) => role[0]!);
	const role = wordFilter(query, 'role_code', [...EMAIL_ROLES, ...letters]);
	const address = query.get('email_address')?.toLowerCase();
	const found = account.emails
		.filter((email) => status === undefined || email.confirm_status[0] === status[0])
		.filter((email) => role === undefined || email.roles.some((one) => one[0] === role[0]))
		.filter((email) => address === undefined || email.email_address === address);
	return { status: 200, body: found.map(emailDocument) };
}

function createEmail({ account, request }: Call): ApiResponse {
	const body = readBody(request, EMAIL, account.options);
	const email_address = String(body.email_address).toLowerCase();
	if (account.emails.some((email) => email.email_address === email_address)) {
		throw conflict(`The email address ${email_address} already exists in the account.`);
	}
	const email_id = 1 + Math.max(0, ...account.emails.map((email) => email.email_id));
	const confirm_status = 'UNCONFIRMED';
	account.emails.push({ email_address, email_id, confirm_status, roles: ['OTHER'] });
	account.mails.send('senderConfirmation', email_address, account.clock.now());
	return { status: 201, body: { email_address, email_id, confirm_status } };
}

const READ = { service: 'account', scope: 'account_read', privilege: 'account:read' } as const;
const WRITE = { service: 'account', scope: 'account_update', privilege: 'account:update' } as const;

/** The account and its addresses (V3 API appendix A). */
export const accountEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/account/user/privileges',
		service: 'account',
		run: ({ grant }) => ({ status: 200, body: privilegesOf(grant.role) }),
	},
	{
		method: 'GET',
		path: '/account/summary',
		...READ,
		query: ['extra_fields'],
		run: summaryOf,
	},
	{ method: 'PUT', path: '/account/summary', ...WRITE, takes: 'json', run: updateSummary },
	{
		method: 'GET',
		path: '/account/summary/physical_address',
		...READ,
		run: ({ account }) => ({ status: 200, body: account.physicalAddress ?? {} }),
	},
	{
		method: 'POST',
		path: '/account/summary/physical_address',
		...WRITE,
		takes: 'json',
		run: (call) => {
			if (call.account.physicalAddress !== undefined) {
				throw conflict('The account has a physical address already.');
			}
			return writeAddress(call, 201);
		},
	},
	{
		method: 'PUT',
		path: '/account/summary/physical_address',
		...WRITE,
		takes: 'json',
		run: (call) => writeAddress(call, 200),
	},
	{
		method: 'GET',
		path: '/account/emails',
		...READ,
		query: ['confirm_status', 'role_code', 'email_address'],
		run: listEmails,
	},
	{ method: 'POST', path: '/account/emails', ...WRITE, takes: 'json', run: createEmail },
];
