import type { Account } from '../account';
import { Parts } from '../atom/entry';
import type { XmlElement } from '../atom/parse';
import { readLists } from '../contacts/draft';
import { badRequest } from '../errors';
import {
	CAMPAIGN_FIELDS,
	FIELD_VALUES,
	READ_ONLY,
	REQUIRED_FIELDS,
	type CampaignField,
} from './fields';
import type { CampaignRecord } from './record';

/** A campaign as sent by a client, validated; what is absent wasn't sent. */
export interface CampaignDraft {
	fields: Partial<Record<CampaignField, string>>;
	listIds?: number[];
	fromEmail?: number;
	replyToEmail?: number;
}

const CHILDREN = [...CAMPAIGN_FIELDS, ...READ_ONLY, 'ContactLists', 'FromEmail', 'ReplyToEmail'];

function readFields(parts: Parts): CampaignDraft['fields'] {
	const fields: CampaignDraft['fields'] = {};
	for (const name of CAMPAIGN_FIELDS) {
		const text = parts.text(name);
		if (text === undefined) continue;
		const known = FIELD_VALUES[name];
		if (text !== '' && known !== undefined && !known.includes(text)) {
			throw badRequest(`${name} '${text}' must be ${known.join(' or ')}`);
		}
		fields[name] = text;
	}
	return fields;
}

/** Id of a verified address, from `<FromEmail><Email id="..."/></FromEmail>`. */
function readAddress(account: Account, parent: Parts, name: string): number | undefined {
	const element = parent.get(name);
	if (element === undefined) return undefined;
	const parts = new Parts(element, ['Email', 'EmailAddress']);
	const uri = parts.get('Email')?.attributes.get('id') ?? '';
	const id = account.addresses.idWithin(uri, 'settings', 'emailaddresses');
	const address = account.emailAddresses.find((known) => String(known.id) === id);
	if (address === undefined) throw badRequest(`Unknown email address '${uri}' in ${name}`);
	if (address.verifiedTime === undefined) throw badRequest(`${name} is not verified`);
	return address.id;
}

/**
 * Parses the Campaign of an entry.
 * @throws ServiceError 400 if it is invalid
 */
export function readCampaign(account: Account, payload: XmlElement): CampaignDraft {
	const parts = new Parts(payload, CHILDREN);
	const fields = readFields(parts);
	const lists = parts.get('ContactLists');
	const fromEmail = readAddress(account, parts, 'FromEmail');
	const replyToEmail = readAddress(account, parts, 'ReplyToEmail');
	return {
		fields,
		...(lists ? { listIds: readLists(account, lists).map(({ listId }) => listId) } : {}),
		...(fromEmail === undefined ? {} : { fromEmail }),
		...(replyToEmail === undefined ? {} : { replyToEmail }),
	};
}

/**
 * Checks that a campaign is complete (V1 API 6.4).
 * @throws ServiceError 400
 */
export function checkComplete({ fields }: Pick<CampaignRecord, 'fields'>): void {
	for (const name of REQUIRED_FIELDS) {
		if (!fields[name]?.trim()) throw badRequest(`${name} is missing`);
	}
}

/**
 * Creates a campaign from a POST: only custom code can be created.
 * @throws ServiceError 400
 */
export function newCampaign(account: Account, draft: CampaignDraft, now: number): CampaignRecord {
	const { fields, fromEmail, replyToEmail, listIds = [] } = draft;
	checkComplete(draft);
	if ((fields.CampaignType || 'CUSTOM') !== 'CUSTOM') {
		throw badRequest('Only campaigns with CampaignType CUSTOM can be created');
	}
	if (fromEmail === undefined) throw badRequest('FromEmail is missing');
	if (replyToEmail === undefined) throw badRequest('ReplyToEmail is missing');
	return {
		id: account.campaigns.nextId(),
		status: 'Draft',
		fields: { EmailContentFormat: 'HTML', ...fields, CampaignType: 'CUSTOM' },
		listIds,
		fromEmail,
		replyToEmail,
		urls: [],
		createTime: now,
		editTime: now,
	};
}
