import type { Call, Endpoint } from '../api';
import { readObject, type Shape } from '../body';
import { isEmail } from '../contacts/fields';
import type { Paging } from '../cursor';
import { badRequest, notFound } from '../errors';
import { createPageResponse } from '../paging';
import { flagFilter, idOf, timeFilter, wordFilter } from '../wire';
import { campaignDocument, campaignSummary, previewDocument } from './documents';
import { readCampaign } from './draft';
import { removeCampaign } from './input';
import type { CampaignRecord } from './record';

/** Pages are numbered, so they shift if campaigns change in the meantime (V2 API 1.5). */
const PAGING: Paging = { position: 'pageNum', size: 'pageSize', defaultLimit: 50, maxLimit: 50 };
const STATUSES = ['ALL', 'DRAFT', 'RUNNING', 'SENT', 'SCHEDULED', 'DELETED'] as const;
const TEST_SEND: Record<string, Shape> = {
	email_addresses: { type: 'array', items: { type: 'string' } },
	format: { type: 'string', values: ['HTML', 'TEXT', 'HTML_AND_TEXT'] },
	personal_message: { type: 'string' },
};

/**
 * The campaign named in a path.
 * @throws ApiError 404, also for DELETED ones
 */
export function campaignOf({ account, params }: Call): CampaignRecord {
	const { campaignId } = params;
	const campaign = account.campaigns.get(idOf(campaignId!));
	if (campaign === undefined || campaign.status === 'DELETED') {
		throw notFound(`No campaign found for id ${campaignId}`);
	}
	return campaign;
}

/** Refreshes the counters of a campaign if `updateSummary=true` requests it. */
export function refreshCampaign({ account, filters, now }: Call, { id }: CampaignRecord): void {
	if (flagFilter(filters, 'updateSummary')) account.tracking.refreshes.refresh('campaign', id, now);
}

const collection: Endpoint[] = [
	{
		method: 'GET',
		path: '/emailmarketing/campaigns',
		query: ['status', 'modified_since'],
		paging: PAGING,
		run: (call) => {
			const { account, filters, limit } = call;
			const status = wordFilter(filters, 'status', STATUSES) ?? 'ALL';
			const since = timeFilter(filters, 'modified_since') ?? -Infinity;
			const found = account.campaigns
				.inOrder(status)
				.filter(({ modifiedTime }) => modifiedTime >= since);
			return createPageResponse(call, (page = 1) => ({
				results: found
					.slice((page - 1) * limit, page * limit)
					.map((campaign) => campaignSummary(account, campaign)),
				...(found.length > page * limit ? { next: page + 1 } : {}),
			}));
		},
	},
	{
		method: 'POST',
		path: '/emailmarketing/campaigns',
		takes: 'json',
		run: ({ account, request, now }) => {
			const campaign: CampaignRecord = {
				...readCampaign(account, request),
				id: account.campaigns.nextId(),
				status: 'DRAFT',
				links: [],
				schedules: [],
				createdTime: now,
				modifiedTime: now,
			};
			account.campaigns.put(campaign);
			return { status: 201, body: campaignDocument(account, campaign) };
		},
	},
];

const resource: Endpoint[] = [
	{
		method: 'GET',
		path: '/emailmarketing/campaigns/:campaignId',
		query: ['updateSummary'],
		run: (call) => {
			const campaign = campaignOf(call);
			refreshCampaign(call, campaign);
			return { status: 200, body: campaignDocument(call.account, campaign) };
		},
	},
	{
		method: 'PUT',
		path: '/emailmarketing/campaigns/:campaignId',
		takes: 'json',
		run: (call) => {
			const { account, request, now } = call;
			const before = campaignOf(call);
			const draft = readCampaign(account, request, before.id);
			if (before.status !== 'DRAFT') {
				throw badRequest(`A campaign that is ${before.status} cannot be changed.`);
			}
			const campaign: CampaignRecord = { ...before, ...draft, modifiedTime: now };
			account.campaigns.put(campaign);
			return { status: 200, body: campaignDocument(account, campaign) };
		},
	},
	{
		method: 'DELETE',
		path: '/emailmarketing/campaigns/:campaignId',
		run: (call) => {
			removeCampaign(call.account, campaignOf(call).id);
			return { status: 204 };
		},
	},
	{
		method: 'GET',
		path: '/emailmarketing/campaigns/:campaignId/preview',
		run: (call) => ({ status: 200, body: previewDocument(call.account, campaignOf(call)) }),
	},
	{
		method: 'POST',
		path: '/emailmarketing/campaigns/:campaignId/tests',
		takes: 'json',
		run: (call) => {
			campaignOf(call);
			const sent = readObject(call.request, TEST_SEND, ['email_addresses', 'format']);
			const emails = sent.email_addresses as string[];
			if (emails.length === 0) throw badRequest('#/email_addresses: There is no address.');
			for (const email of emails) {
				if (!isEmail(email)) throw badRequest(`'${email}' is invalid.`, 'json.email.invalid');
			}
			return { status: 200, body: sent };
		},
	},
];

/** Email campaigns (V2 API 2.4). */
export const campaignEndpoints: Endpoint[] = [...collection, ...resource];
