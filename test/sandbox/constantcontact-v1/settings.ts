import type { Call, Endpoint } from './api';
import { createEntryResponse, entryElement, type EntryParts } from './atom/entryDocument';
import { createFeedResponse, pageOf } from './atom/feed';
import { instant, text } from './atom/write';
import { notFound } from './errors';

/** An address from which campaigns may be sent; times are milliseconds since 1970. */
export interface EmailAddress {
	id: number;
	email: string;
	/** Undefined while it is pending. */
	verifiedTime?: number;
}

const TIME = Date.UTC(2009, 4, 21, 17, 44, 4, 609);

/** The addresses of the account: two verified ones, and a pending one. */
export const EMAIL_ADDRESSES: readonly EmailAddress[] = [
	{ id: 1, email: 'joe@flowers.example.com', verifiedTime: TIME },
	{ id: 2, email: 'news@flowers.example.com', verifiedTime: TIME + 86_400_000 },
	{ id: 3, email: 'pending@flowers.example.com' },
];

function addressEntry(call: Call, { id, email, verifiedTime }: EmailAddress): EntryParts {
	const { addresses } = call.account;
	const path = addresses.path('settings', 'emailaddresses', id);
	const verified = verifiedTime !== undefined;
	return {
		path,
		title: email,
		updated: verifiedTime ?? TIME,
		author: true,
		payload: {
			name: 'Email',
			id: addresses.payloadId(path),
			children: [
				text('EmailAddress', email),
				text('Status', verified ? 'Verified' : 'Pending'),
				...(verified ? [text('VerifiedTime', instant(verifiedTime))] : []),
			],
		},
	};
}

export const settingsEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/settings/emailaddresses',
		paging: 'next',
		run: (call) => {
			const shape = {
				title: '',
				self: 'emailaddresses',
				links: ['next', 'first', 'current'] as const,
				entry: (address: EmailAddress) => entryElement(call, addressEntry(call, address)),
			};
			return createFeedResponse(call, shape, (cursor) =>
				pageOf(call.account.emailAddresses, cursor),
			);
		},
	},
	{
		method: 'GET',
		path: '/settings/emailaddresses/:addressId',
		run: (call) => {
			const { emailAddresses } = call.account;
			const address = emailAddresses.find(({ id }) => String(id) === call.params.addressId);
			if (address === undefined) throw notFound(call.request.path);
			return createEntryResponse(call, addressEntry(call, address));
		},
	},
];
