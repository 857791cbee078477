import type { IDataObject } from 'n8n-workflow';

import { path, getValueAt } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getKey } from '../api/payload';
import { CAMPAIGN_ELEMENTS, toParameterName, type CampaignElement } from './elements';
import type { CampaignValues } from './entry';

/** The texts among the parameters; empty ones are left out. */
export function pickTexts(parameters: Record<string, unknown>): CampaignValues['texts'] {
	return pickValues((element) => parameters[toParameterName(element)]);
}

/**
 * The properties of a campaign that a PUT must send back because they would be lost otherwise. The content is kept if absent (V1
 * API 6.4).
 */
export function pickValuesToKeep(campaign: IDataObject): CampaignValues {
	const lists = Array.isArray(campaign.contact_lists) ? campaign.contact_lists : [];
	const fromEmail = getValueAt(campaign, 'from_email.email.id');
	const replyToEmail = getValueAt(campaign, 'reply_to_email.email.id');
	return {
		texts: pickValues((element) =>
			element === 'EmailContent' ? undefined : campaign[getKey(element)],
		),
		lists: lists.map((list) => String((list as IDataObject).id)),
		...(typeof fromEmail === 'string' && { fromEmail }),
		...(typeof replyToEmail === 'string' && { replyToEmail }),
	};
}

/** A campaign as read, with the changes written since. The server sets the time of the change, which isn't known. */
export function withValues(
	api: ConstantContactV1Api,
	campaign: IDataObject,
	{ texts = {}, lists, fromEmail, replyToEmail }: Partial<CampaignValues>,
): IDataObject {
	const { last_edit_date: _edited, updated: _updated, ...result } = campaign;
	for (const [element, text] of Object.entries(texts)) result[getKey(element)] = text;
	if (lists !== undefined) {
		result.contact_lists = lists.map((id) => ({ id, uri: api.uri(path`/lists/${id}`) }));
	}
	if (fromEmail !== undefined) result.from_email = toSenderRecord(api, fromEmail);
	if (replyToEmail !== undefined) result.reply_to_email = toSenderRecord(api, replyToEmail);
	return result;
}

/** An address by ID; finding its text would take another request. */
function toSenderRecord(api: ConstantContactV1Api, id: string): IDataObject {
	return { email: { id, uri: api.uri(path`/settings/emailaddresses/${id}`) } };
}

function pickValues(valueOf: (element: CampaignElement) => unknown): CampaignValues['texts'] {
	const pairs = CAMPAIGN_ELEMENTS.map((element) => [element, valueOf(element)] as const);
	return Object.fromEntries(
		pairs.filter(([, value]) => typeof value === 'string' && value !== ''),
	) as CampaignValues['texts'];
}
