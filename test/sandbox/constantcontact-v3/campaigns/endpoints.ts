import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { crossReferences } from '../contacts/endpoints';
import { readIds } from '../contacts/parts';
import { conflict, invalid } from '../errors';
import { offsetPage, readPage } from '../paging';
import { object, objectsOf, readBody, requiredText, textsOf } from '../schema';
import { timeFilter, wordsFilter } from '../wire';
import { ACTIVITY_PUT, CAMPAIGN_POST, readContent } from './content';
import {
	ACTIVITY_PARTS,
	activityDocument,
	campaignDocument,
	campaignSummary,
	statusOf,
} from './documents';
import { campaignActivityOf, campaignOf, primaryOf } from './lookup';

const MAX_XREFS = 50;
const NAME = object({ name: requiredText(80) }, ['name']);

function readCampaigns(call: Call): ApiResponse {
	const { account, limit, query } = call;
	const after = timeFilter(query, 'after_date') ?? -Infinity;
	const before = timeFilter(query, 'before_date') ?? Infinity;
	const { inclusiveTimes } = account.options;
	const isBetween = (time: number) =>
		(time > after && time < before) || (inclusiveTimes && (time === after || time === before));
	const found = account.campaigns
		.all()
		.filter(({ updatedTime }) => isBetween(updatedTime))
		.sort((a, b) => b.updatedTime - a.updatedTime || b.number - a.number);
	const { items, links } = readPage(call, (position) =>
		offsetPage(found, limit, position, (campaign) => campaignSummary(account, campaign)),
	);
	return { status: 200, body: { campaigns: items, ...links } };
}

function checkName({ account }: Call, name: string, except?: string): void {
	if (account.campaigns.hasName(name, except)) {
		throw conflict(`An email campaign with the name '${name}' already exists.`);
	}
}

/** Responds 200, not 201 (V3 API 7). */
function createCampaign(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, CAMPAIGN_POST, account.options);
	const [sent] = objectsOf(body.email_campaign_activities)!;
	const content = readContent(account, sent!);
	const name = String(body.name);
	checkName(call, name);
	const campaign = account.campaigns.create(name, content, now);
	return { status: 200, body: campaignDocument(account, campaign) };
}

function rename(call: Call): ApiResponse {
	const { account, request, now } = call;
	const before = campaignOf(call);
	const name = String(readBody(request, NAME, account.options).name);
	if (before.isRemoved) throw invalid('a removed campaign cannot be renamed');
	checkName(call, name, before.id);
	const campaign = { ...before, name, updatedTime: now };
	account.campaigns.put(campaign);
	return { status: 200, body: campaignDocument(account, campaign) };
}

function removeCampaign(call: Call): ApiResponse {
	const { account, now } = call;
	const campaign = campaignOf(call);
	if (statusOf(account, campaign) === 'SCHEDULED') {
		throw invalid('a scheduled campaign cannot be deleted');
	}
	account.campaigns.put({ ...campaign, isRemoved: true, updatedTime: now });
	return { status: 204 };
}

function campaignXrefs(call: Call): ApiResponse {
	const { campaigns } = call.account;
	const found = crossReferences(
		call,
		'v2_email_campaign_ids',
		MAX_XREFS,
		(number) => campaigns.withNumber(number)?.id,
	);
	const xrefs = found.map(({ sequence, id }) => ({
		v2_email_campaign_id: sequence,
		campaign_id: id,
		campaign_activity_id: campaigns.primary(campaigns.get(id)!).id,
	}));
	return { status: 200, body: { xrefs } };
}

function readActivity(call: Call): ApiResponse {
	const include = wordsFilter(call.query, 'include', ACTIVITY_PARTS);
	return { status: 200, body: activityDocument(campaignActivityOf(call), include) };
}

/** Lists or a segment as recipients of an email: both together are rejected (V3 API 7). */
function readTargets(
	{ account }: Call,
	body: JsonObject,
): { listIds: string[]; segmentIds: number[] } {
	const faults: string[] = [];
	const exists = (id: string): boolean => account.lists.isActive(id);
	const listIds = readIds(textsOf(body.contact_list_ids) ?? [], 'contact_list_ids', exists, faults);
	const segmentIds = (body.segment_ids ?? []) as number[];
	for (const id of segmentIds) {
		if (account.segments.get(id) === undefined) faults.push(`segment_ids ${id} does not exist`);
	}
	if (listIds.length > 0 && segmentIds.length > 0) {
		faults.push('contact_list_ids and segment_ids are mutually exclusive');
	}
	if (faults.length > 0) throw invalid(...faults);
	return { listIds, segmentIds };
}

function updateActivity(call: Call): ApiResponse {
	const { account, request, now } = call;
	const before = primaryOf(call);
	if (before.status !== 'DRAFT' && before.status !== 'DONE') {
		throw invalid(`a campaign activity in status ${before.status} cannot be updated`);
	}
	const { formatType } = before.content;
	if (before.status === 'DONE' && account.options.editDone === 'format3' && formatType !== 3) {
		throw invalid(`a sent campaign activity of format_type ${formatType} cannot be updated`);
	}
	const body = readBody(request, ACTIVITY_PUT, account.options);
	const activity = {
		...before,
		...readTargets(call, body),
		content: readContent(account, body, before),
	};
	account.campaigns.putActivity(activity, now);
	return { status: 200, body: activityDocument(activity, ACTIVITY_PARTS) };
}

const SERVICE = { service: 'campaigns', scope: 'campaign_data' } as const;

/** Campaigns and their activities (V3 API 7). */
export const campaignEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/emails',
		...SERVICE,
		privilege: 'campaign:read',
		query: ['before_date', 'after_date'],
		paging: { defaultLimit: 50, maxLimit: 500 },
		run: readCampaigns,
	},
	{
		method: 'POST',
		path: '/emails',
		...SERVICE,
		privilege: 'campaign:write',
		takes: 'json',
		run: createCampaign,
	},
	{
		method: 'GET',
		path: '/emails/campaign_id_xrefs',
		...SERVICE,
		privilege: 'campaign:read',
		query: ['v2_email_campaign_ids'],
		run: campaignXrefs,
	},
	{
		method: 'GET',
		path: '/emails/:campaignId',
		...SERVICE,
		privilege: 'campaign:read',
		run: (call) => ({ status: 200, body: campaignDocument(call.account, campaignOf(call)) }),
	},
	{
		method: 'PATCH',
		path: '/emails/:campaignId',
		...SERVICE,
		privilege: 'campaign:write',
		takes: 'json',
		run: rename,
	},
	{
		method: 'DELETE',
		path: '/emails/:campaignId',
		...SERVICE,
		privilege: 'campaign:delete',
		run: removeCampaign,
	},
	{
		method: 'GET',
		path: '/emails/activities/:activityId',
		...SERVICE,
		privilege: 'campaign:read',
		query: ['include'],
		run: readActivity,
	},
	{
		method: 'PUT',
		path: '/emails/activities/:activityId',
		...SERVICE,
		privilege: 'campaign:write',
		takes: 'json',
		run: updateActivity,
	},
];
