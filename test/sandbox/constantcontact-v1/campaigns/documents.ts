import type { Call } from '../api';
import { payloadLink, type EntryParts } from '../atom/entryDocument';
import type { FeedShape } from '../atom/feed';
import { element, instant, text } from '../atom/write';
import { CAMPAIGN_FIELDS, CONTENT_FIELDS, type CampaignField } from './fields';
import type { CampaignRecord } from './record';

/** The feed of campaigns, and the source of a campaign's entry. */
export function campaignFeed(call: Call): Omit<FeedShape<never>, 'entry'> {
	const { addresses } = call.account;
	return {
		title: `Campaigns for customer: ${addresses.user}`,
		collection: addresses.path('campaigns'),
		self: 'campaigns',
		links: ['next', 'current', 'first'],
	};
}

function entry(call: Call, campaign: CampaignRecord, children: string[]): EntryParts {
	const { addresses } = call.account;
	const path = addresses.path('campaigns', campaign.id);
	return {
		path,
		title: campaign.fields.Name ?? '',
		updated: campaign.editTime,
		author: true,
		payload: { name: 'Campaign', id: addresses.payloadId(path), children },
	};
}

function head({ fields, status, createTime, runTime }: CampaignRecord): string[] {
	return [
		text('Name', fields.Name ?? ''),
		text('Status', status),
		text('Date', instant(runTime ?? createTime)),
	];
}

/** A campaign in the collection (V1 API 6.2). */
export function campaignSummary(call: Call, campaign: CampaignRecord): EntryParts {
	return entry(call, campaign, head(campaign));
}

function dates({ editTime, runTime, scheduledTime }: CampaignRecord): string[] {
	return [
		text('LastEditDate', instant(editTime)),
		...(runTime === undefined ? [] : [text('LastRunDate', instant(runTime))]),
		...(scheduledTime === undefined ? [] : [text('NextRunDate', instant(scheduledTime))]),
	];
}

function counters(call: Call, campaign: CampaignRecord): string[] {
	const { tracking } = call.account;
	if (campaign.runTime === undefined) return [];
	const count = (name: string, type: Parameters<typeof tracking.ofCampaign>[1]): string =>
		text(name, tracking.ofCampaign(campaign.id, type).length);
	return [
		count('Sent', 'sends'),
		count('Opens', 'opens'),
		count('Clicks', 'clicks'),
		count('Bounces', 'bounces'),
		count('Forwards', 'forwards'),
		count('OptOuts', 'optouts'),
		text('SpamReports', 0),
	];
}

function urls(call: Call, { id, urls: known }: CampaignRecord): string[] {
	const { addresses, options, tracking } = call.account;
	if (known.length === 0) return [];
	const clicks = tracking.ofCampaign(id, 'clicks');
	const value = options.campaignUrls === 'Urls' ? 'Value' : 'value';
	const children = known.map((url) =>
		element(
			'Url',
			{ id: addresses.payloadId(addresses.path('campaigns', id, 'events', 'urls', url.id)) },
			[
				text(value, url.value),
				text('Clicks', clicks.filter(({ urlId }) => urlId === url.id).length),
			],
		),
	);
	return [element(options.campaignUrls, {}, children)];
}

function texts(campaign: CampaignRecord, names: readonly CampaignField[]): string[] {
	return names.map((name) => text(name, campaign.fields[name] ?? ''));
}

function archive({ id, status }: CampaignRecord): string[] {
	if (status !== 'Archived' && status !== 'Archive Pending') return [];
	return [
		text('ArchiveStatus', status === 'Archived' ? 'Published' : 'Pending'),
		text('ArchiveURL', `http://archive.example.com/fs001/${id}.html`),
	];
}

function lists(call: Call, { listIds }: CampaignRecord): string {
	const { addresses } = call.account;
	const children = listIds.map((listId) => {
		const path = addresses.path('lists', listId);
		const link = payloadLink(addresses.href(call.request.path, path));
		return element('ContactList', { id: addresses.payloadId(path) }, [link]);
	});
	return element('ContactLists', {}, children);
}

function address(call: Call, name: string, id: number): string {
	const { addresses, emailAddresses } = call.account;
	const path = addresses.path('settings', 'emailaddresses', id);
	const link = payloadLink(addresses.href(call.request.path, path));
	return element(name, {}, [
		element('Email', { id: addresses.payloadId(path) }, [link]),
		text('EmailAddress', emailAddresses.find((known) => known.id === id)!.email),
	]);
}

/** A campaign with all details (V1 API 6.3): what doesn't apply is omitted. */
export function campaignDetail(call: Call, campaign: CampaignRecord): EntryParts {
	const isOld = call.account.options.campaignUrls === 'URLS';
	const settings = CAMPAIGN_FIELDS.filter(
		(name) => name !== 'Name' && !CONTENT_FIELDS.includes(name),
	);
	const isCustom = campaign.fields.CampaignType === 'CUSTOM';
	const wasSent = campaign.runTime !== undefined;
	const children = [
		...head(campaign),
		...dates(campaign),
		...counters(call, campaign),
		...(isOld ? urls(call, campaign) : []),
		...(wasSent ? [text('SharePageURL', `http://share.example.com/${campaign.id}`)] : []),
		...texts(campaign, settings),
		...archive(campaign),
		...(isCustom ? texts(campaign, CONTENT_FIELDS) : []),
		...(isOld ? [] : urls(call, campaign)),
		lists(call, campaign),
		address(call, 'FromEmail', campaign.fromEmail),
		address(call, 'ReplyToEmail', campaign.replyToEmail),
	];
	const source = { ...campaignFeed(call), entry: () => '' };
	return { ...entry(call, campaign, children), source };
}
