import type { Call, Endpoint } from '../api';
import { readEntry, type EntryShape } from '../atom/entry';
import { createCreationResponse, createEntryResponse, entryElement } from '../atom/entryDocument';
import { createFeedResponse, pageAfter } from '../atom/feed';
import { checkSameId } from '../contacts/endpoints';
import { badRequest, conflict, notFound, ServiceError } from '../errors';
import { campaignDetail, campaignFeed, campaignSummary } from './documents';
import { checkComplete, newCampaign, readCampaign } from './draft';
import type { CampaignRecord, CampaignStatus } from './record';

/** The documented minimal campaign has no author (V1 API 1.6). */
const SHAPE: EntryShape = { payload: 'Campaign', requires: ['id', 'title', 'updated'] };

const STATUS_FILTER: Record<string, CampaignStatus> = {
	SENT: 'Sent',
	SCHEDULED: 'Scheduled',
	DRAFT: 'Draft',
	RUNNING: 'Running',
};

/**
 * The campaign named in a path.
 * @throws ServiceError 404
 */
export function campaignOf({ account, params, request }: Call): CampaignRecord {
	const { campaignId } = params;
	const id = /^\d+$/.test(campaignId!) ? Number(campaignId) : NaN;
	const campaign = account.campaigns.get(id);
	if (campaign === undefined) throw notFound(request.path);
	return campaign;
}

function statusFilter(call: Call): CampaignStatus | undefined {
	const text = call.filters.get('status');
	if (text === null) return undefined;
	const status = Object.hasOwn(STATUS_FILTER, text.toUpperCase())
		? STATUS_FILTER[text.toUpperCase()]
		: undefined;
	if (status === undefined) throw badRequest(`Unknown status '${text}'`);
	return status;
}

function checkRefresh(call: Call): void {
	const refresh = call.filters.get('refresh') ?? 'true';
	if (!['true', 'false'].includes(refresh)) throw badRequest(`Invalid refresh '${refresh}'`);
}

function update(call: Call): void {
	const { account, request, now } = call;
	const before = campaignOf(call);
	const entry = readEntry(request.body, SHAPE);
	checkSameId(call, entry);
	const draft = readCampaign(account, entry.payload);
	// The status isn't documented (V1 API 8)
	if (before.status !== 'Draft') throw new ServiceError(403, 'Only drafts can be changed');
	const name = draft.fields.Name?.trim();
	if (name === '') throw badRequest('Name is missing');
	if (name !== undefined && account.campaigns.hasName(name, before.id)) {
		throw conflict(`Campaign ${name} already exists`);
	}
	// What is absent stays, what is empty is deleted (V1 API 6.4)
	const { fields, ...rest } = draft;
	const type = before.fields.CampaignType;
	const merged = { ...before.fields, ...fields, CampaignType: type };
	account.campaigns.put({ ...before, ...rest, fields: merged, editTime: now });
}

export const campaignEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/campaigns',
		query: ['status', 'refresh'],
		paging: 'next',
		run: (call) => {
			const status = statusFilter(call);
			checkRefresh(call);
			const entry = (campaign: CampaignRecord): string =>
				entryElement(call, campaignSummary(call, campaign));
			return createFeedResponse(call, { ...campaignFeed(call), entry }, (cursor = Infinity) =>
				pageAfter(
					call.account.campaigns
						.all()
						.filter(({ id }) => id < cursor)
						.filter((campaign) => status === undefined || campaign.status === status),
					({ id }) => id,
				),
			);
		},
	},
	{
		method: 'POST',
		path: '/campaigns',
		takes: 'atom',
		run: (call) => {
			const { account, request, now } = call;
			const draft = readCampaign(account, readEntry(request.body, SHAPE).payload);
			checkComplete(draft);
			const name = draft.fields.Name!;
			if (account.campaigns.hasName(name)) throw conflict(`Campaign ${name} already exists`);
			const campaign = newCampaign(account, draft, now);
			account.campaigns.put(campaign);
			return createCreationResponse(call, campaignDetail(call, campaign));
		},
	},
	{
		method: 'GET',
		path: '/campaigns/:campaignId',
		run: (call) => createEntryResponse(call, campaignDetail(call, campaignOf(call))),
	},
	{
		method: 'PUT',
		path: '/campaigns/:campaignId',
		takes: 'atom',
		run: (call) => {
			update(call);
			return { status: 204 };
		},
	},
	{
		method: 'DELETE',
		path: '/campaigns/:campaignId',
		run: (call) => {
			call.account.campaigns.delete(campaignOf(call).id);
			return { status: 204 };
		},
	},
];
