import type { Json } from '../../json';
import type { Endpoint } from '../api';
import { readJson, readObject, text, type Shape } from '../body';
import { isEmail } from '../contacts/fields';
import { ApiError, conflict, problem } from '../errors';
import { wordFilter } from '../wire';
import type { AccountInfo, OrganizationAddress, VerifiedAddress } from './record';

const ADDRESS: Record<keyof OrganizationAddress, Shape> = {
	city: text(50),
	line1: text(50),
	line2: text(50),
	line3: text(50),
	postal_code: text(25),
	country_code: text(2),
	state_code: text(2),
	state: text(50),
};

const INFO: Record<keyof AccountInfo, Shape> = {
	website: text(255),
	organization_name: text(100),
	time_zone: text(80),
	first_name: text(80),
	last_name: text(80),
	email: text(80),
	phone: text(20),
	company_logo: text(255),
	country_code: text(2),
	state_code: text(2),
	organization_addresses: {
		type: 'array',
		max: 1,
		items: { type: 'object', properties: ADDRESS },
	},
};

const ADDRESSES: Shape = {
	type: 'array',
	items: {
		type: 'object',
		properties: { email_address: text(80) },
		required: ['email_address'],
	},
};

function checkEmail(email: Json | undefined): void {
	if (typeof email === 'string' && !isEmail(email)) {
		throw new ApiError(400, problem('json.email.invalid', `'${email}' is no e-mail address.`));
	}
}

/** Account settings (V2 API 2.6). */
export const accountEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/account/info',
		run: ({ account }) => ({ status: 200, body: account.info }),
	},
	{
		method: 'PUT',
		path: '/account/info',
		takes: 'json',
		run: ({ account, request }) => {
			const sent = readObject(request, INFO);
			checkEmail(sent.email);
			const given = Object.entries(sent).filter(([, value]) => value !== null);
			// Omitting properties isn't known to clear anything in an account
			account.info = { ...account.info, ...(Object.fromEntries(given) as Partial<AccountInfo>) };
			return { status: 200, body: account.info };
		},
	},
	{
		method: 'GET',
		path: '/account/verifiedemailaddresses',
		query: ['status'],
		run: ({ account, filters }) => {
			const status = wordFilter(filters, 'status', ['ALL', 'CONFIRMED', 'UNCONFIRMED']);
			const all = status === undefined || status === 'ALL';
			return {
				status: 200,
				body: account.verifiedAddresses.filter((address) => all || address.status === status),
			};
		},
	},
	{
		method: 'POST',
		path: '/account/verifiedemailaddresses',
		takes: 'json',
		run: ({ account, request }) => {
			const sent = readJson(request, ADDRESSES) as Array<{ email_address: string }>;
			const created = sent.map(({ email_address }): VerifiedAddress => {
				checkEmail(email_address);
				return { email_address: email_address.toLowerCase(), status: 'UNCONFIRMED' };
			});
			for (const { email_address } of created) {
				const known = account.verifiedAddresses.some(
					(address) => address.email_address === email_address,
				);
				if (known) {
					const message = `Email address ${email_address} already exists.`;
					throw conflict('http.status.email_address.conflict', message);
				}
			}
			account.verifiedAddresses.push(...created);
			return { status: 201, body: created };
		},
	},
];
